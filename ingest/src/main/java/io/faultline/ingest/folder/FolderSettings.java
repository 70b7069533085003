package io.faultline.ingest.folder;

import io.faultline.events.Portfolio;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Which directory of input files is watched, and how.
 *
 * @param folder the directory
 * @param every how often its files are looked at, by the service's clock
 * @param trustKnownFrom whether a fact counts as known since its own date, for demo and replay;
 *     else since it was loaded, if that is later
 * @param thresholds of portfolios that have their own, by portfolio
 */
public record FolderSettings(
    Path folder,
    Duration every,
    boolean trustKnownFrom,
    Map<String, Portfolio.Thresholds> thresholds) {
  public FolderSettings {
    thresholds = Map.copyOf(thresholds);
  }

  /** Looked at every minute; known since loading; the default thresholds. */
  public static FolderSettings of(Path folder) {
    return new FolderSettings(folder, Duration.ofMinutes(1), /* trustKnownFrom= */ false, Map.of());
  }

  /** The same with thresholds of portfolios' own. */
  public FolderSettings withThresholds(Map<String, Portfolio.Thresholds> own) {
    return new FolderSettings(folder, every, trustKnownFrom, own);
  }
}
