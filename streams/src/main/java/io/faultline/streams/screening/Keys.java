package io.faultline.streams.screening;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an entry and a company can be found by. Only those that share a key are compared, and only
 * those can touch each other's results.
 */
final class Keys {
  private Keys() {}

  static Set<String> of(CompanyNames company) {
    HashSet<String> keys = new HashSet<>();
    company.names().forEach(name -> add(name, keys));
    company.numbers().forEach(number -> keys.add("#" + number));
    company.company().symbols().forEach(symbol -> keys.add("#" + symbol.toUpperCase(Locale.ROOT)));
    return keys;
  }

  static Set<String> of(PartyNames party) {
    HashSet<String> keys = new HashSet<>();
    party.names().forEach(name -> add(name, keys));
    party.numbers().forEach(number -> keys.add("#" + number));
    return keys;
  }

  /**
   * Each distinctive word as it sounds, without its vowels, so that slips are found too; each two
   * neighbours in one; and the whole name in one.
   */
  private static void add(NameForm name, Set<String> keys) {
    keys.add("=" + name.joined());
    if (!name.ownScript().isEmpty()) {
      keys.add("=" + name.ownScript());
    }
    List<Word> words = name.words();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).kind() == Word.Kind.DISTINCTIVE) {
        keys.add(skeleton(words.get(i).sound()));
        if (i + 1 < words.size()) {
          keys.add(skeleton(Sound.of(words.get(i).text() + words.get(i + 1).text())));
        }
      }
    }
  }

  private static String skeleton(String sound) {
    StringBuilder skeleton = new StringBuilder(sound.length());
    for (int i = 0; i < sound.length(); i++) {
      char c = sound.charAt(i);
      if (i == 0 || "aeiou".indexOf(c) < 0) {
        skeleton.append(c);
      }
    }
    return skeleton.length() < 3 ? sound : skeleton.toString();
  }
}
