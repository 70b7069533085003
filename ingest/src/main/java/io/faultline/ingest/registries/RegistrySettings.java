package io.faultline.ingest.registries;

import java.util.List;

/**
 * Which registries are watched, and how.
 *
 * @param sources the registries
 * @param trustKnownFrom whether a fact counts as known since its own date, for demo and replay;
 *     else since it was loaded, if that is later
 * @param allowPrivateAddresses whether registries may lie on hosts of a private network
 */
public record RegistrySettings(
    List<RegistrySource> sources, boolean trustKnownFrom, boolean allowPrivateAddresses) {
  public RegistrySettings {
    sources = List.copyOf(sources);
    long ids = sources.stream().map(RegistrySource::id).distinct().count();
    if (ids < sources.size()) {
      throw new IllegalArgumentException("two registries have the same id");
    }
  }
}
