package io.faultline.streams.reading.copies;

import java.util.regex.Pattern;

/**
 * Tells a page that many reports pass through, such as a live blog or a list of teasers, from a
 * report. Its entries bear a time each on a line of its own; a report has one such line or two, at
 * its head.
 */
final class RollingPage {
  /** Lines with nothing but a time that make a rolling page. */
  private static final int FEWEST_STAMPS = 3;

  /** No line that is only a time is longer. */
  private static final int LONGEST_STAMP = 40;

  private static final String AGO =
      "(?:(?:\\d{1,3}|an?|one)\\s*(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)\\s*)+ago|vor"
          + " (?:\\d{1,3}|einer?m?) (?:sekunden?|min\\.?|minuten?|std\\.?|stunden?|tag(?:en)?)|il y"
          + " a (?:\\d{1,3}|une?) ?(?:s|secondes?|min|minutes?|h|heures?|jours?)|hace"
          + " (?:\\d{1,3}|una?) ?(?:min|minutos?|h|horas?|días?)"
          + "|\\d{1,3}\\s*(?:秒|分|分钟|分鐘|小时|小時|時間|天|日)前";

  /** With a point only where a word says that it is a time, as 12.50 is a price as well. */
  private static final String CLOCK =
      "(?:[01]?\\d|2[0-3])(?:[:h][0-5]\\d(?::[0-5]\\d)?\\s*(?:[ap]\\.?m\\.?|uhr)?"
          + "|\\.[0-5]\\d\\s*(?:[ap]\\.?m\\.?|uhr))\\s*(?:[a-z]{2,4})?";

  private static final Pattern STAMP =
      Pattern.compile(
          "(?:(?:updated|posted)?\\s*(?:" + AGO + ")|" + CLOCK + ")",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private RollingPage() {}

  /** Whether a text is such a page. */
  static boolean is(String text) {
    int stamps = 0;
    int begin = 0;
    while (begin < text.length()) {
      int end = text.indexOf('\n', begin);
      end = end < 0 ? text.length() : end;
      if (end - begin <= LONGEST_STAMP
          && STAMP.matcher(text.substring(begin, end).strip()).matches()) {
        stamps++;
        if (stamps >= FEWEST_STAMPS) {
          return true;
        }
      }
      begin = end + 1;
    }
    return false;
  }
}
