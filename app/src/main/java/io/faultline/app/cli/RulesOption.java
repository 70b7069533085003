package io.faultline.app.cli;

import io.faultline.app.config.UserRules;
import io.faultline.streams.reading.claims.RuleBook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Rules of the user's own for reading articles, beside those that come with Faultline. */
final class RulesOption {
  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "rules of your own for reading, beside Faultline's; may be given several times")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "a configuration, for the files that its reading.rules names")
  private @Nullable Path config;

  /** Faultline's rules and those that were named. */
  RuleBook read() {
    List<Path> all = new ArrayList<>();
    if (config != null) {
      all.addAll(ConfigOption.read(config).reading().rules());
    }
    all.addAll(files);
    try {
      return UserRules.with(all);
    } catch (IllegalArgumentException e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    }
  }
}
