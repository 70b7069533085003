package io.faultline.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Outside material that is no part of the project. A test that needs it is skipped where it is
 * absent.
 */
public final class SharedData {
  private SharedData() {}

  /**
   * The file or directory of this name below {@code ../shared}; skips the test if it isn't there.
   */
  public static Path path(String name) {
    Optional<Path> found =
        Stream.of(System.getProperty("faultline.shared"), System.getenv("FAULTLINE_SHARED"))
            .flatMap(Stream::ofNullable)
            .map(Path::of)
            .findFirst()
            .or(SharedData::upwards)
            .map(shared -> shared.resolve(name))
            .filter(Files::exists);
    Assumptions.assumeTrue(found.isPresent(), "there is no ../shared/" + name);
    return found.orElseThrow();
  }

  private static Optional<Path> upwards() {
    return Stream.iterate(
            Path.of("").toAbsolutePath(), directory -> directory != null, Path::getParent)
        .map(directory -> directory.resolveSibling("shared"))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
