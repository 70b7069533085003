package io.faultline.app.cli;

import io.faultline.app.config.Config;
import io.faultline.app.config.ConfigFile;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code -c faultline.yaml}, for the commands that need a configuration. */
final class ConfigOption {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = "faultline.yaml",
      description = "The configuration (default: ${DEFAULT-VALUE}).")
  private Path file = Path.of("faultline.yaml");

  Path file() {
    return file;
  }

  Config read() {
    return read(file);
  }

  static Config read(Path file) {
    return ConfigFile.read(file, System::getenv);
  }
}
