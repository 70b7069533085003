package io.faultline.app;

import io.faultline.app.config.Config;
import io.faultline.events.Company;
import io.faultline.events.Json;
import io.faultline.ingest.folder.InputFolder;
import io.faultline.ingest.reference.StarterSet;
import io.faultline.ingest.registries.RegistrySettings;
import io.faultline.ingest.registries.RegistrySource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Says to the registry service what the configuration says. */
final class RegistrySetup {
  private RegistrySetup() {}

  static RegistrySettings of(Plan plan) {
    return new RegistrySettings(
        plan.config().sources().registries().stream().map(RegistrySetup::source).toList(),
        /* trustKnownFrom= */ !plan.keepsTime(),
        /* allowPrivateAddresses= */ false);
  }

  /** The companies of the input folders and of the starter set, whose records come first. */
  static List<Company> knownCompanies(Config config) {
    List<Company> known = new ArrayList<>();
    for (Path folder : config.sources().folders()) {
      known.addAll(InputFolder.read(folder).companies());
    }
    if (config.sources().starter()) {
      known.addAll(StarterSet.companies());
    }
    return known;
  }

  /** The id holds as long as format and address do. */
  private static RegistrySource source(Config.Registry registry) {
    RegistrySource.Scope scope = registry.scope();
    return new RegistrySource(
        registry.format().code()
            + "-"
            + Json.fingerprintOf(registry.address().toString()).substring(0, 6),
        registry.format(),
        registry.address(),
        registry.every(),
        scope == null ? RegistrySource.usualScope(registry.format()) : scope);
  }
}
