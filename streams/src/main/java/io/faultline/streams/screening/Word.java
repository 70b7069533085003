package io.faultline.streams.screening;

import com.ibm.icu.util.TimeZone;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One word of a name.
 *
 * @param text small Latin letters and digits; the words of a place name in one
 * @param sound the same, spelled so that ways of writing one sound are one
 * @param kind how much it can tell
 * @param span how many words of the name it takes
 * @param letters a bit for each letter and digit that occurs, to tell quickly what can't be alike
 */
record Word(String text, String sound, Kind kind, int span, long letters) {

  Word(String text, String sound, Kind kind, int span) {
    this(text, sound, kind, span, lettersOf(sound));
  }

  /** How much a word tells of who is meant. */
  enum Kind {
    DISTINCTIVE(1),
    /** A country or a city: subsidiaries differ by it. */
    PLACE(0.8),
    /** {@code technology}, {@code trading}: half the companies of the world have it. */
    COMMON(0.4),
    /** {@code group}, {@code holdings}: added or left out without meaning another entity. */
    HOUSE(0.4),
    NUMBER(0.4),
    /** {@code N. Nazarbayev}. */
    INITIAL(0.4),
    /** {@code of}, {@code the}, {@code al}. */
    PARTICLE(0.15);

    private final double weight;

    Kind(double weight) {
      this.weight = weight;
    }

    double weight() {
      return weight;
    }

    /**
     * Whether it tells a legal entity from its sisters. Of one house, {@code Systems} and {@code
     * Ventures} are two, and neither is the house.
     */
    boolean isTelling() {
      return switch (this) {
        case DISTINCTIVE, PLACE, NUMBER, COMMON -> true;
        case HOUSE, INITIAL, PARTICLE -> false;
      };
    }
  }

  private static final Pattern ROMAN = Pattern.compile("x{0,3}(ix|iv|v?i{0,3})");
  private static final Set<String> COMMON = new HashSet<>();
  private static final Set<String> HOUSE = new HashSet<>();
  private static final Set<String> PARTICLES = new HashSet<>();
  private static final Map<String, String> PLACES = new HashMap<>();
  private static final Map<String, String> NUMBERS = new HashMap<>();

  /** How many words the longest place has that begins with a word. */
  private static final Map<String, Integer> LONGEST_PLACE = new HashMap<>();

  static {
    for (String[] line : Lists.read("words.txt")) {
      for (String word : line[1].split(",")) {
        switch (line[0]) {
          case "common" -> COMMON.add(word.strip());
          case "house" -> HOUSE.add(word.strip());
          case "particle" -> PARTICLES.add(word.strip());
          case "place" -> addPlace(word);
          default -> NUMBERS.put(word.strip(), line[0]);
        }
      }
    }
    for (String country : Locale.getISOCountries()) {
      addPlace(Locale.of("", country).getDisplayCountry(Locale.ENGLISH));
    }
    // The zones are named after cities, which spares a list of them.
    for (String zone :
        TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, null, null)) {
      addPlace(zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' '));
    }
  }

  private static void addPlace(String name) {
    List<String> words = Words.of(name);
    PLACES.put(String.join(" ", words), String.join("", words));
    LONGEST_PLACE.merge(words.getFirst(), words.size(), Math::max);
  }

  static Word of(String text) {
    String number = NUMBERS.getOrDefault(text, text);
    Kind kind = kind(number);
    return new Word(number, kind == Kind.NUMBER ? number : Sound.of(number), kind, 1);
  }

  /** The place whose name begins at this word; null if none does. */
  static @Nullable Word placeAt(List<String> words, int begin) {
    int most = Math.min(LONGEST_PLACE.getOrDefault(words.get(begin), 0), words.size() - begin);
    for (int span = most; span > 0; span--) {
      String place = PLACES.get(String.join(" ", words.subList(begin, begin + span)));
      if (place != null) {
        return new Word(place, Sound.of(place), Kind.PLACE, span);
      }
    }
    return null;
  }

  private static Kind kind(String text) {
    if (text.chars().anyMatch(Character::isDigit) || isRoman(text)) {
      return Kind.NUMBER;
    }
    if (PARTICLES.contains(text)) {
      return Kind.PARTICLE;
    }
    if (text.length() == 1) {
      return Kind.INITIAL;
    }
    if (HOUSE.contains(text)) {
      return Kind.HOUSE;
    }
    return COMMON.contains(text) ? Kind.COMMON : Kind.DISTINCTIVE;
  }

  private static long lettersOf(String text) {
    long letters = 0;
    for (int i = 0; i < text.length(); i++) {
      letters |= 1L << (text.charAt(i) - '0');
    }
    return letters;
  }

  private static boolean isRoman(String text) {
    return text.length() > 1 && ROMAN.matcher(text).matches();
  }

  double weight() {
    return kind.weight();
  }
}
