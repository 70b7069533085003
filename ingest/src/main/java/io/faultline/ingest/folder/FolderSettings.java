package io.faultline.ingest.folder;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Which directory of input files is watched, and how.
 *
 * @param folder the directory
 * @param every how often its files are looked at, by the service's clock
 * @param trustKnownFrom whether a fact counts as known since its own date, for demo and replay;
 *     else since it was loaded, if that is later
 */
public record FolderSettings(Path folder, Duration every, boolean trustKnownFrom) {
  /** Looked at every minute; known since loading. */
  public static FolderSettings of(Path folder) {
    return new FolderSettings(folder, Duration.ofMinutes(1), /* trustKnownFrom= */ false);
  }
}
