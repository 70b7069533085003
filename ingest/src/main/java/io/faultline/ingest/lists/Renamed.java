package io.faultline.ingest.lists;

import io.faultline.events.ListedParty;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries again whose list has no keys and which changed what their key was made of: an entry
 * that went and one that came, on one list, of one country and kind, that share a name or are
 * spelled nearly alike. Each finds one other at most, the likest.
 */
final class Renamed {
  private static final double ALIKE = 0.93;
  private static final JaroWinklerSimilarity LIKENESS = new JaroWinklerSimilarity();

  private Renamed() {}

  static Map<String, ListedParty> underLastingKeys(
      Map<String, ListedParty> before, Map<String, ListedParty> fresh) {
    Map<String, ListedParty> now = new TreeMap<>(fresh);
    Map<String, Set<String>> goneByName = new HashMap<>();
    Set<String> gone = new HashSet<>();
    before.forEach(
        (key, party) -> {
          if (!fresh.containsKey(key) && hasMadeKey(party)) {
            gone.add(key);
            names(party)
                .forEach(name -> goneByName.computeIfAbsent(name, n -> new HashSet<>()).add(key));
            goneByName.computeIfAbsent(block(party), b -> new HashSet<>()).add(key);
          }
        });
    for (Map.Entry<String, ListedParty> entry : fresh.entrySet()) {
      ListedParty party = entry.getValue();
      if (before.containsKey(entry.getKey()) || !hasMadeKey(party)) {
        continue;
      }
      String key = likest(party, goneByName, gone, before);
      if (key != null) {
        gone.remove(key);
        now.remove(entry.getKey());
        now.put(key, Entries.withId(party, key.substring(key.indexOf('/') + 1)));
      }
    }
    return now;
  }

  /** OFAC, the UN and others number their entries: there a new number is a new entry. */
  private static boolean hasMadeKey(ListedParty party) {
    return party.entryId().matches("[0-9a-f]{16}");
  }

  private static @Nullable String likest(
      ListedParty party,
      Map<String, Set<String>> goneByName,
      Set<String> gone,
      Map<String, ListedParty> before) {
    Set<String> candidates = new HashSet<>(goneByName.getOrDefault(block(party), Set.of()));
    names(party).forEach(name -> candidates.addAll(goneByName.getOrDefault(name, Set.of())));
    candidates.retainAll(gone);
    String best = null;
    double score = 0;
    for (String key : new java.util.TreeSet<>(candidates)) {
      ListedParty old = before.get(key);
      if (old == null || old.list() != party.list() || old.kind() != party.kind()) {
        continue;
      }
      double likeness = LIKENESS.apply(plain(old.name()), plain(party.name()));
      Set<String> shared = names(old);
      shared.retainAll(names(party));
      likeness = shared.isEmpty() ? likeness : 1;
      if (likeness >= ALIKE && likeness > score) {
        best = key;
        score = likeness;
      }
    }
    return best;
  }

  private static Set<String> names(ListedParty party) {
    Set<String> names = new HashSet<>();
    names.add(plain(party.name()));
    party.aliases().forEach(alias -> names.add(plain(alias)));
    return names;
  }

  private static String block(ListedParty party) {
    String name = plain(party.name());
    return "#" + name.substring(0, Math.min(5, name.length()));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
