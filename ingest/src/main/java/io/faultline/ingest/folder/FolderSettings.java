package io.faultline.ingest.folder;

import io.faultline.events.Company;
import io.faultline.events.Portfolio;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Which directory of input files is watched, and how.
 *
 * @param folder the directory
 * @param every how often its files are looked at, by the service's clock
 * @param trustKnownFrom whether a fact counts as known since its own date, for demo and replay;
 *     else since it was loaded, if that is later
 * @param thresholds of portfolios that have their own, by portfolio
 * @param further companies that the files may mean without naming them themselves
 */
public record FolderSettings(
    Path folder,
    Duration every,
    boolean trustKnownFrom,
    Map<String, Portfolio.Thresholds> thresholds,
    List<Company> further) {
  public FolderSettings {
    thresholds = Map.copyOf(thresholds);
    further = List.copyOf(further);
  }

  /** Looked at every minute; known since loading; the default thresholds. */
  public static FolderSettings of(Path folder) {
    return new FolderSettings(
        folder, Duration.ofMinutes(1), /* trustKnownFrom= */ false, Map.of(), List.of());
  }

  /** The same with thresholds of portfolios' own. */
  public FolderSettings withThresholds(Map<String, Portfolio.Thresholds> own) {
    return new FolderSettings(folder, every, trustKnownFrom, own, further);
  }

  /** The same with companies from elsewhere that the files may mean. */
  public FolderSettings withFurther(List<Company> companies) {
    return new FolderSettings(folder, every, trustKnownFrom, thresholds, companies);
  }
}
