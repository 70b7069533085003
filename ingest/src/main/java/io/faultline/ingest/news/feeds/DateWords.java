package io.faultline.ingest.news.feeds;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of months, week days and time zones that stand in dates. Names of months and days come
 * from the locale data of Java, for the languages below; a name that means different months in
 * different languages ({@code listopad} is October in Croatian, November in Polish) means none
 * here.
 */
final class DateWords {
  private static final List<String> LANGUAGES =
      List.of(
          "en", "ar", "bg", "ca", "cs", "da", "de", "el", "es", "et", "fa", "fi", "fr", "he", "hr",
          "hu", "id", "is", "it", "ja", "ko", "lt", "lv", "ms", "nb", "nl", "pl", "pt", "ro", "ru",
          "sk", "sl", "sr", "sv", "th", "tr", "uk", "vi", "zh");

  private static final Map<String, Set<Month>> MONTHS = new HashMap<>();
  private static final Map<String, Set<DayOfWeek>> DAYS = new HashMap<>();

  /**
   * Names that only one zone has. {@code IST} is not here: it is India's, Israel's and Ireland's.
   */
  private static final Map<String, ZoneId> ZONES =
      Map.ofEntries(
          Map.entry("z", ZoneOffset.UTC),
          Map.entry("ut", ZoneOffset.UTC),
          Map.entry("utc", ZoneOffset.UTC),
          Map.entry("gmt", ZoneOffset.UTC),
          Map.entry("wet", ZoneOffset.UTC),
          Map.entry("bst", ZoneOffset.ofHours(1)),
          Map.entry("west", ZoneOffset.ofHours(1)),
          Map.entry("cet", ZoneOffset.ofHours(1)),
          Map.entry("met", ZoneOffset.ofHours(1)),
          Map.entry("mez", ZoneOffset.ofHours(1)),
          Map.entry("cest", ZoneOffset.ofHours(2)),
          Map.entry("mest", ZoneOffset.ofHours(2)),
          Map.entry("mesz", ZoneOffset.ofHours(2)),
          Map.entry("eet", ZoneOffset.ofHours(2)),
          Map.entry("eest", ZoneOffset.ofHours(3)),
          Map.entry("msk", ZoneOffset.ofHours(3)),
          Map.entry("hkt", ZoneOffset.ofHours(8)),
          Map.entry("sgt", ZoneOffset.ofHours(8)),
          Map.entry("jst", ZoneOffset.ofHours(9)),
          Map.entry("kst", ZoneOffset.ofHours(9)),
          Map.entry("aest", ZoneOffset.ofHours(10)),
          Map.entry("aedt", ZoneOffset.ofHours(11)),
          Map.entry("nzst", ZoneOffset.ofHours(12)),
          Map.entry("nzdt", ZoneOffset.ofHours(13)),
          Map.entry("ast", ZoneOffset.ofHours(-4)),
          Map.entry("adt", ZoneOffset.ofHours(-3)),
          Map.entry("est", ZoneOffset.ofHours(-5)),
          Map.entry("edt", ZoneOffset.ofHours(-4)),
          Map.entry("cst", ZoneOffset.ofHours(-6)),
          Map.entry("cdt", ZoneOffset.ofHours(-5)),
          Map.entry("mst", ZoneOffset.ofHours(-7)),
          Map.entry("mdt", ZoneOffset.ofHours(-6)),
          Map.entry("pst", ZoneOffset.ofHours(-8)),
          Map.entry("pdt", ZoneOffset.ofHours(-7)),
          Map.entry("akst", ZoneOffset.ofHours(-9)),
          Map.entry("akdt", ZoneOffset.ofHours(-8)),
          Map.entry("hst", ZoneOffset.ofHours(-10)),
          Map.entry("at", ZoneId.of("America/Halifax")),
          Map.entry("et", ZoneId.of("America/New_York")),
          Map.entry("ct", ZoneId.of("America/Chicago")),
          Map.entry("mt", ZoneId.of("America/Denver")),
          Map.entry("pt", ZoneId.of("America/Los_Angeles")));

  static {
    for (String language : LANGUAGES) {
      Locale locale = Locale.of(language);
      for (TextStyle style :
          List.of(
              TextStyle.FULL,
              TextStyle.FULL_STANDALONE,
              TextStyle.SHORT,
              TextStyle.SHORT_STANDALONE)) {
        for (Month month : Month.values()) {
          add(MONTHS, month.getDisplayName(style, locale), month, Month.class);
        }
        for (DayOfWeek day : DayOfWeek.values()) {
          add(DAYS, day.getDisplayName(style, locale), day, DayOfWeek.class);
        }
      }
    }
    for (Month month : Month.values()) {
      String english =
          month.getDisplayName(
              TextStyle.FULL, Locale.ROOT.equals(Locale.ENGLISH) ? Locale.ROOT : Locale.ENGLISH);
      // English names win over those of other languages, and so do their first three letters.
      MONTHS.put(plain(english), EnumSet.of(month));
      MONTHS.put(plain(english.substring(0, 3)), EnumSet.of(month));
    }
    MONTHS.put("sept", EnumSet.of(Month.SEPTEMBER));
    for (DayOfWeek day : DayOfWeek.values()) {
      String english = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      for (int letters = 3; letters <= 5; letters++) {
        add(DAYS, english.substring(0, letters), day, DayOfWeek.class);
      }
    }
  }

  private DateWords() {}

  private static <E extends Enum<E>> void add(
      Map<String, Set<E>> names, String name, E value, Class<E> type) {
    String plain = plain(name);
    // Numbers, and single letters, name nothing.
    if (plain.length() > 1 && plain.codePoints().noneMatch(Character::isDigit)) {
      names.computeIfAbsent(plain, n -> EnumSet.noneOf(type)).add(value);
    } else if (plain.length() == 1 && plain.codePointAt(0) > 0x3000) {
      names.computeIfAbsent(plain, n -> EnumSet.noneOf(type)).add(value);
    }
  }

  /** Lower case, composed, without dots: as all names are kept. */
  static String plain(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFC)
        .replace(".", "")
        .toLowerCase(Locale.ROOT);
  }

  static Optional<Month> month(String word) {
    return only(MONTHS.get(plain(word)));
  }

  static Optional<DayOfWeek> day(String word) {
    return only(DAYS.get(plain(word)));
  }

  static boolean isDay(String word) {
    return DAYS.containsKey(plain(word));
  }

  static Optional<ZoneId> zone(String name) {
    return Optional.ofNullable(ZONES.get(plain(name)));
  }

  private static <E> Optional<E> only(@org.jspecify.annotations.Nullable Set<E> values) {
    return values != null && values.size() == 1
        ? Optional.of(values.iterator().next())
        : Optional.empty();
  }
}
