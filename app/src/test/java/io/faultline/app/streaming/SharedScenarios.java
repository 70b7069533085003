package io.faultline.app.streaming;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the scenarios that lie beside the repository, where they do. */
final class SharedScenarios {
  private SharedScenarios() {}

  /** The folder of scenarios; may not exist. */
  static Path folder() {
    String said = System.getProperty("faultline.shared", System.getenv("FAULTLINE_SHARED"));
    if (said != null) {
      return Path.of(said).resolve("scenarios");
    }
    for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
      Path shared = dir.resolve("shared").resolve("scenarios");
      if (Files.isDirectory(shared)) {
        return shared;
      }
    }
    return Path.of("../shared/scenarios");
  }
}
