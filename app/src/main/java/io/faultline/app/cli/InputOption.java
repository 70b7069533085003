package io.faultline.app.cli;

import io.faultline.app.config.Config;
import io.faultline.app.replay.Scenario;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where companies, relations and portfolios are: one directory, or what a configuration names;
 * without either, what {@code faultline.yaml} names.
 */
final class InputOption {
  private static final Path USUAL_CONFIG = Path.of("faultline.yaml");

  @Option(
      names = "-r",
      paramLabel = "DIR",
      description = "a directory of input files with portfolios.csv")
  private @Nullable Path directory;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description =
          "a configuration (default: faultline.yaml): all its input folders together; its official"
              + " lists are not fetched")
  private @Nullable Path config;

  /** The configuration; empty where a directory was named in its place. */
  Optional<Config> config() {
    return directory == null
        ? Optional.of(ConfigOption.read(config == null ? USUAL_CONFIG : config))
        : Optional.empty();
  }

  /** What was read; what is wrong in the files goes to {@code log}. */
  Scenario read(PrintWriter log) {
    if (directory != null) {
      return Reading.of(List.of(directory), log);
    }
    List<Path> folders = config().orElseThrow().sources().folders();
    if (folders.isEmpty()) {
      throw new BadInput("the configuration names no folder: expected sources.folders");
    }
    return Reading.of(folders, log);
  }
}
