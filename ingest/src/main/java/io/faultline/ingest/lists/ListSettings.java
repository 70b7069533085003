package io.faultline.ingest.lists;

import java.util.List;

/**
 * Which lists are watched, and how.
 *
 * @param sources the lists
 * @param trustKnownFrom whether an entry counts as known since its own dates, for demo and replay;
 *     else since it was loaded, if that is later
 * @param allowPrivateAddresses whether lists may lie on hosts of a private network
 */
public record ListSettings(
    List<ListSource> sources, boolean trustKnownFrom, boolean allowPrivateAddresses) {
  public ListSettings {
    sources = List.copyOf(sources);
    long ids = sources.stream().map(ListSource::id).distinct().count();
    if (ids < sources.size()) {
      throw new IllegalArgumentException("two lists have the same id");
    }
  }

  /** Live lists on the public internet and in files. */
  public static ListSettings of(List<ListSource> sources) {
    return new ListSettings(sources, /* trustKnownFrom= */ false, /* allowPrivate= */ false);
  }
}
