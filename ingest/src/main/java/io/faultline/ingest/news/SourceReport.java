package io.faultline.ingest.news;

import io.faultline.ingest.news.fetching.Answer.Reason;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a source is doing.
 *
 * @param name of its outlet, as configured; null where the feed's own title says it
 * @param url its configured address
 * @param health in a word
 * @param movedTo where the server says that it is from now on
 * @param lastSuccess when it last answered with a feed, changed or not
 * @param nextPoll when it is due
 * @param articlesToday new articles of this UTC day
 * @param usualPerDay the mean of the days before, of at most 28
 * @param unchangedShare of all polls, answered with 304: 0..1
 * @param failures in a row
 * @param lastError in words; null after a success
 */
public record SourceReport(
    String id,
    @Nullable String name,
    URI url,
    Health health,
    @Nullable URI movedTo,
    @Nullable Instant lastSuccess,
    @Nullable Instant nextPoll,
    int articlesToday,
    double usualPerDay,
    double unchangedShare,
    int failures,
    @Nullable String lastError) {

  /** What a caretaker of sources must know first; in the order of urgency. */
  public enum Health {
    /** 404 or 410. */
    GONE,
    /** It refuses: robots.txt, 401, 403, 451. */
    BLOCKED,
    /** It fails otherwise: no network, 5xx, no feed. */
    FAILING,
    /** It answers, but has given nothing new for much longer than usual. */
    SILENT,
    /** It answers from another address, which should be configured. */
    MOVED,
    /** Never polled yet. */
    NEW,
    OK;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Silence this long has a chance of one in a thousand at the usual rate: with a rate of r a day
   * nothing comes for t days with a chance of e^(-r t).
   */
  private static final double UNLIKELY = -Math.log(0.001);

  private static final Duration SHORTEST_SILENCE = Duration.ofHours(6);

  /** As long as nobody knows how much is usual. */
  private static final Duration LONGEST_SILENCE = Duration.ofDays(30);

  /** What to call it: its name, or where it has none, its id. */
  public String called() {
    return name == null ? id : name;
  }

  static SourceReport of(Source source, SourceState state, Instant now) {
    return new SourceReport(
        source.id(),
        source.name(),
        source.url(),
        health(state, now),
        state.address(),
        state.lastSuccess(),
        state.nextPoll(),
        state.perDay().getOrDefault(today(now), 0),
        usualPerDay(state, now),
        state.polls() == 0 ? 0 : (double) state.unchanged() / state.polls(),
        state.failures(),
        state.lastError());
  }

  private static Health health(SourceState state, Instant now) {
    if (state.polls() == 0) {
      return Health.NEW;
    }
    Reason reason = state.lastReason();
    if (reason != null) {
      return switch (reason) {
        case ROBOTS_DISALLOW, BLOCKED -> Health.BLOCKED;
        case GONE, NOT_FOUND -> Health.GONE;
        default -> Health.FAILING;
      };
    }
    if (state.address() != null) {
      return Health.MOVED;
    }
    return isSilent(state, now) ? Health.SILENT : Health.OK;
  }

  private static boolean isSilent(SourceState state, Instant now) {
    Instant last = state.lastArticle() == null ? state.firstSuccess() : state.lastArticle();
    if (last == null) {
      return false;
    }
    // The silence itself must not make it usual.
    double usual = usualPerDay(state, last.plus(Duration.ofDays(1)));
    Duration longest =
        usual <= 0 ? LONGEST_SILENCE : Duration.ofSeconds((long) (UNLIKELY / usual * 86_400));
    Duration silence = Duration.between(last, now);
    return silence.compareTo(longest) > 0 && silence.compareTo(SHORTEST_SILENCE) > 0;
  }

  /**
   * The mean of the full days since the first success, of at most 28; 0 before there is one. The
   * day of the first success is none: what a feed holds then may be the work of months.
   */
  static double usualPerDay(SourceState state, Instant now) {
    Instant first = state.firstSuccess();
    if (first == null) {
      return 0;
    }
    LocalDate today = today(now);
    LocalDate from = today(first).plusDays(1);
    LocalDate earliest = today.minusDays(SourceState.DAYS);
    LocalDate start = from.isBefore(earliest) ? earliest : from;
    long days = today.toEpochDay() - start.toEpochDay();
    if (days <= 0) {
      return 0;
    }
    int articles =
        state.perDay().headMap(today).tailMap(start).values().stream()
            .mapToInt(Integer::intValue)
            .sum();
    return (double) articles / days;
  }

  private static LocalDate today(Instant now) {
    return now.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
