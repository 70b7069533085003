package io.faultline.streams.screening;

/**
 * Spells a word so that the ways in which one sound is transliterated into Latin letters fall
 * together: {@code Qaddafi}, {@code Gaddafi}; {@code Sergej}, {@code Sergei}.
 */
final class Sound {
  private static final String[][] RULES = {
    {"sch", "s"},
    {"shch", "s"},
    {"tch", "c"},
    {"tsh", "c"},
    {"dzh", "j"},
    {"kh", "h"},
    {"gh", "g"},
    {"zh", "j"},
    {"ph", "f"},
    {"sh", "s"},
    {"ch", "c"},
    {"th", "t"},
    {"dh", "d"},
    {"ck", "k"},
    {"cz", "c"},
    {"ts", "c"},
    {"tz", "c"},
    {"ks", "x"},
    {"qu", "k"},
    {"q", "k"},
    {"w", "v"},
    {"yu", "u"},
    {"iu", "u"},
    {"ju", "u"},
    {"ya", "ia"},
    {"ja", "ia"},
    {"ye", "e"},
    {"ie", "e"},
    {"je", "e"},
    {"oo", "u"},
    {"ou", "u"},
    {"ee", "i"},
    {"ij", "i"},
    {"iy", "i"},
    {"yy", "i"},
    {"y", "i"},
    {"j", "i"},
    {"ei", "i"},
    {"ae", "e"},
    {"oe", "o"},
    {"ue", "u"},
  };

  private Sound() {}

  static String of(String word) {
    String sound = word;
    for (String[] rule : RULES) {
      if (sound.contains(rule[0])) {
        sound = sound.replace(rule[0], rule[1]);
      }
    }
    StringBuilder single = new StringBuilder(sound.length());
    for (int i = 0; i < sound.length(); i++) {
      char c = sound.charAt(i);
      boolean repeated = i > 0 && sound.charAt(i - 1) == c;
      boolean silent = c == 'h' && i == sound.length() - 1 && i > 0;
      if (!repeated && !silent) {
        single.append(c == 'c' ? 'k' : c);
      }
    }
    return single.toString();
  }
}
