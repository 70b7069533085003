package io.faultline.streams.exposure;

import io.faultline.streams.timeline.Episode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The episodes that are remembered, found by id, by company, and by whether they deny anything, so
 * that no question about one of them asks all the others. Every answer is in the order of ids.
 */
final class EpisodeIndex {
  private final SortedMap<String, Tracked> byId = new TreeMap<>();
  private final Map<String, SortedSet<String>> byCompany = new HashMap<>();
  private final SortedSet<String> open = new TreeSet<>();
  private final SortedSet<String> denying = new TreeSet<>();
  private final SortedSet<String> standing = new TreeSet<>();

  @Nullable Tracked find(String episodeId) {
    return byId.get(episodeId);
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }

  /** Adds an episode, or files it again after it changed. */
  void put(Tracked tracked) {
    Episode episode = tracked.episode();
    String id = episode.episodeId();
    byId.put(id, tracked);
    byCompany.computeIfAbsent(episode.companyId(), c -> new TreeSet<>()).add(id);
    keep(open, id, episode.state() == Episode.State.OPEN && !episode.standing());
    keep(denying, id, !tracked.denials().isEmpty());
    keep(standing, id, episode.standing());
  }

  /** Of one company. */
  List<Tracked> of(String companyId) {
    return tracked(byCompany.getOrDefault(companyId, Collections.emptySortedSet()));
  }

  List<Tracked> open() {
    return tracked(open);
  }

  /** Those that say which lists name a company. */
  List<Tracked> standing() {
    return tracked(standing);
  }

  /** Denials that were published within a time, in the order of {@link Denied#IN_ORDER}. */
  List<Denied> denials(Instant from, Instant to) {
    List<Denied> found = new ArrayList<>();
    for (Tracked tracked : tracked(denying)) {
      for (Denied denied : tracked.denials()) {
        Instant at = denied.denial().publishedAt();
        if (!at.isBefore(from) && !at.isAfter(to)) {
          found.add(denied);
        }
      }
    }
    found.sort(Denied.IN_ORDER);
    return found;
  }

  /** Forgets episodes that ended and whose last signal lies before a time; gives their ids. */
  List<String> forgetEndedBefore(Instant time) {
    List<String> forgotten = new ArrayList<>();
    for (Tracked tracked : List.copyOf(byId.values())) {
      Episode episode = tracked.episode();
      if (episode.state() != Episode.State.OPEN && episode.lastEventAt().isBefore(time)) {
        String id = episode.episodeId();
        byId.remove(id);
        denying.remove(id);
        byCompany.computeIfPresent(
            episode.companyId(),
            (company, ids) -> {
              ids.remove(id);
              return ids.isEmpty() ? null : ids;
            });
        forgotten.add(id);
      }
    }
    return forgotten;
  }

  private List<Tracked> tracked(Collection<String> ids) {
    List<Tracked> found = new ArrayList<>(ids.size());
    for (String id : ids) {
      Tracked each = byId.get(id);
      if (each != null) {
        found.add(each);
      }
    }
    return found;
  }

  private static void keep(SortedSet<String> ids, String id, boolean in) {
    if (in) {
      ids.add(id);
    } else {
      ids.remove(id);
    }
  }
}
