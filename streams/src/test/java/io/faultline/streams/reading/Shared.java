package io.faultline.streams.reading;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folder of outside material beside the project. Tests that need it skip where it is absent.
 */
public final class Shared {
  private Shared() {}

  public static Path folder() {
    Path found = find();
    assumeTrue(found != null, "the folder of outside material (../shared) is absent");
    return found;
  }

  private static @Nullable Path find() {
    String named = System.getProperty("faultline.shared", System.getenv("FAULTLINE_SHARED"));
    if (named != null) {
      return Path.of(named);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path shared = at.resolve("shared");
      if (Files.isDirectory(shared.resolve("scenarios"))) {
        return shared;
      }
    }
    return null;
  }
}
