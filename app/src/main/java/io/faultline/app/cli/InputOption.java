package io.faultline.app.cli;

import io.faultline.app.config.ConfigFile;
import io.faultline.app.replay.Scenario;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where companies, relations and portfolios are: one directory, or what a configuration names. */
final class InputOption {
  @Option(
      names = "-r",
      paramLabel = "DIR",
      description = "a directory of input files with portfolios.csv")
  private @Nullable Path directory;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description =
          "a configuration: all its input folders together; its official lists are not fetched")
  private @Nullable Path config;

  /** What was read; what is wrong in the files goes to {@code log}. */
  Scenario read(PrintWriter log) {
    if (directory != null) {
      return Reading.of(List.of(directory), log);
    }
    Path file = config;
    if (file == null) {
      throw new BadInput("needs either -r DIR or -c FILE");
    }
    List<Path> folders = ConfigFile.read(file, System::getenv).sources().folders();
    if (folders.isEmpty()) {
      throw new BadInput(file + " names no folder: expected sources.folders");
    }
    return Reading.of(folders, log);
  }
}
