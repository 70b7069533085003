package io.faultline.app.replay;

import io.faultline.app.config.Config;
import io.faultline.app.config.ConfigFile;
import io.faultline.app.config.UserRules;
import io.faultline.events.Portfolio;
import io.faultline.streams.reading.claims.RuleBook;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a configuration a replay depends on: everything else is about sources and receivers.
 *
 * @param name how it is called where two are compared
 * @param claims the rules by which articles are read
 * @param thresholds of portfolios that have their own
 * @param folders with further input files; articles in them are not replayed
 */
public record Settings(
    String name,
    RuleBook claims,
    Map<String, Portfolio.Thresholds> thresholds,
    List<Path> folders) {
  public Settings {
    thresholds = Map.copyOf(thresholds);
    folders = List.copyOf(folders);
  }

  /**
   * Those of a configuration file.
   *
   * @param file null for the defaults, and no further folder
   * @param rules files of rules beside those that the configuration names
   * @throws io.faultline.app.config.ConfigException with everything that is wrong with it
   * @throws IllegalArgumentException if one of the files of rules is wrong, with its line
   */
  public static Settings of(@Nullable Path file, List<Path> rules) {
    if (file == null) {
      return new Settings("the defaults", UserRules.with(rules), Map.of(), List.of());
    }
    Config config = ConfigFile.read(file, System::getenv);
    Path name = file.getFileName();
    return new Settings(
        name == null ? file.toString() : name.toString(),
        UserRules.with(Stream.concat(config.reading().rules().stream(), rules.stream()).toList()),
        config.thresholds(),
        config.sources().folders());
  }
}
