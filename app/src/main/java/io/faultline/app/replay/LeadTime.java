package io.faultline.app.replay;

import io.faultline.events.Alert;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How long before a market move an alert was first heard. The move is the deepest fall that the
 * alert itself shows: of the company hit, or of the holding in answer to it. Where it shows none,
 * it is the deepest fall of the holding's own share, less its market, from a week before to a month
 * after.
 *
 * @param symbol whose share fell
 * @param session the day of the fall
 * @param change of the close against the one before
 * @param shown whether the alert shows the move itself; else the change is less the market's
 * @param before from the alert to the close of that session; negative if the alert came after it
 */
record LeadTime(String symbol, LocalDate session, double change, boolean shown, Duration before) {
  /** A smaller fall is no move to be measured against. */
  private static final double NOTICEABLE = -0.03;

  private static final Duration AHEAD = Duration.ofDays(7);
  private static final Duration AFTERWARDS = Duration.ofDays(30);

  /** Empty where nothing fell noticeably. */
  static Optional<LeadTime> of(Told told, Closes closes) {
    Instant heard = told.first().at();
    return told.fall()
        .flatMap(move -> of(move, heard, closes))
        .or(
            () ->
                closes
                    .priced(told.symbols())
                    .flatMap(s -> closes.largestFall(s, heard.minus(AHEAD), heard.plus(AFTERWARDS)))
                    .filter(f -> f.change() <= NOTICEABLE)
                    .map(
                        f ->
                            new LeadTime(
                                f.symbol(),
                                f.bar().date(),
                                f.change(),
                                /* shown= */ false,
                                Duration.between(heard, f.bar().knownAt()))));
  }

  private static Optional<LeadTime> of(Alert.Market move, Instant heard, Closes closes) {
    Double change = move.change();
    if (change == null || change > NOTICEABLE) {
      return Optional.empty();
    }
    Instant close =
        closes.of(move.symbol()).stream()
            .filter(bar -> bar.date().equals(move.date()))
            .map(bar -> bar.knownAt())
            .findFirst()
            .orElse(move.date().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    return Optional.of(
        new LeadTime(
            move.symbol(), move.date(), change, /* shown= */ true, Duration.between(heard, close)));
  }

  /** "31 days before", "2 hours after". */
  String words() {
    Duration length = before.abs();
    String amount =
        length.toHours() >= 48
            ? length.toDays() + " days"
            : length.toHours() == 1 ? "1 hour" : length.toHours() + " hours";
    return length.toHours() == 0
        ? "at the close"
        : amount + (before.isNegative() ? " after" : " before");
  }
}
