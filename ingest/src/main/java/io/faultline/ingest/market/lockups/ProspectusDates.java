package io.faultline.ingest.market.lockups;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The days that a prospectus names: its own, that of the closing, that of the first trading. */
final class ProspectusDates {
  private static final String MONTH =
      "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
          + "|Nov(?:ember)?|Dec(?:ember)?)\\.?";

  private static final String DATE =
      "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?<date>"
          + MONTH
          + " \\d{1,2}, ?\\d{4}|\\d{1,2} "
          + MONTH
          + " \\d{4}|\\d{4}-\\d{2}-\\d{2})";

  private static final Pattern ANY = Pattern.compile(DATE, Pattern.CASE_INSENSITIVE);

  private static final Pattern PARTS =
      Pattern.compile(
          "(?:([A-Za-z]{3,9})\\.? (\\d{1,2}), ?(\\d{4})|(\\d{1,2}) ([A-Za-z]{3,9})\\.? (\\d{4}))");

  /** How a prospectus writes its own date, the surest way first. */
  private static final List<Pattern> OWN =
      List.of(
          pattern(
              "(?:the )?date of this (?:prospectus|offering circular)(?: supplement)?(?: is|:) "
                  + DATE),
          pattern("(?:prospectus|offering circular)(?: supplement)?,? dated:?(?: as of)? " + DATE),
          pattern("this (?:prospectus|document) is dated " + DATE));

  private static final List<Pattern> CLOSING =
      List.of(
          pattern(
              "(?:expects?|expected|anticipates?)[^.;]{0,80}deliver[^.;]{0,160}?(?:on or about|on) "
                  + DATE),
          pattern("delivery of [^.;]{0,160}(?:on or about|on) " + DATE),
          pattern("(?:closing|completion|closed|close)[^.;]{0,80}(?:on or about|on) " + DATE));

  private static final List<Pattern> LISTING =
      List.of(
          pattern(
              "(?:dealings|trading) in (?:the|our) [^.;]{0,80}(?:commence|begin|start)[^.;]{0,80}on"
                  + " "
                  + DATE),
          pattern("(?:commence|begin|start)s? (?:trading|dealings)[^.;]{0,120}on " + DATE),
          pattern("listing date[^.;]{0,60}(?:is|on|be|about|\\(|,|:) ?" + DATE),
          pattern("(?:listed|listing)[^.;]{0,120}on " + DATE));

  private static final List<Pattern> EFFECTIVENESS =
      List.of(pattern("(?:declared|became|becomes|was declared) effective[^.;]{0,60}on " + DATE));

  private final List<String> blocks;

  ProspectusDates(List<String> blocks) {
    this.blocks = blocks;
  }

  private static Pattern pattern(String words) {
    return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
  }

  /** The date that it bears. */
  Optional<LocalDate> own() {
    return first(OWN);
  }

  /** The day from which a term with this start is counted. */
  Optional<LocalDate> of(TermStart start) {
    return switch (start) {
      case PROSPECTUS, PRICING, UNDERWRITING_AGREEMENT, COMMENCEMENT_OF_SALES -> own();
      case CLOSING -> first(CLOSING);
      case LISTING -> first(LISTING);
      case EFFECTIVENESS -> first(EFFECTIVENESS);
      case BUSINESS_COMBINATION, OFFERING -> Optional.empty();
    };
  }

  private Optional<LocalDate> first(List<Pattern> patterns) {
    for (Pattern pattern : patterns) {
      for (String block : blocks) {
        Matcher matcher = pattern.matcher(block);
        if (matcher.find()) {
          LocalDate date = parsed(matcher.group("date"));
          if (date != null) {
            return Optional.of(date);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Finds every date of some words, as its group {@code date}. */
  static Matcher anyIn(String words) {
    return ANY.matcher(words);
  }

  static @Nullable LocalDate parsed(String text) {
    try {
      if (Character.isDigit(text.charAt(0)) && text.charAt(Math.min(4, text.length() - 1)) == '-') {
        return LocalDate.parse(text);
      }
      Matcher parts = PARTS.matcher(text);
      if (!parts.matches()) {
        return null;
      }
      boolean monthFirst = parts.group(1) != null;
      return LocalDate.of(
          Integer.parseInt(parts.group(monthFirst ? 3 : 6)),
          month(parts.group(monthFirst ? 1 : 5)),
          Integer.parseInt(parts.group(monthFirst ? 2 : 4)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Month month(String name) {
    String begin = name.substring(0, 3).toUpperCase(Locale.ROOT);
    for (Month month : Month.values()) {
      if (month.name().startsWith(begin)) {
        return month;
      }
    }
    throw new DateTimeException("no month is called " + name);
  }
}
