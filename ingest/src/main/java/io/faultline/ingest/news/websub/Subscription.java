package io.faultline.ingest.news.websub;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the subscription to one source.
 *
 * @param hub whom it was asked of
 * @param topic the feed's own address, as it gives it
 * @param token names the callback; nobody can guess it
 * @param secret with which the hub signs what it pushes
 * @param askedAt when it was last asked for
 * @param attempts how often it was asked for since it last was confirmed
 * @param confirmedAt when the hub last asked whether we meant it; null if it never did
 * @param until when the lease ends; null before there is one
 * @param callback where the hub was told to push
 * @param refusal why the hub or its address refused; null where it did not
 */
public record Subscription(
    URI hub,
    URI topic,
    String token,
    String secret,
    Instant askedAt,
    int attempts,
    @Nullable Instant confirmedAt,
    @Nullable Instant until,
    @Nullable URI callback,
    @Nullable String refusal) {
  /** For how long a hub may take until it asks back. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private static final int MOST_DOUBLINGS = 5;

  /** What a lease is where the hub says nothing, and what is asked for. */
  public static final Duration LEASE = Duration.ofDays(10);

  /** A new one, asked for now. */
  public static Subscription asked(
      URI hub, URI topic, URI callback, String token, String secret, Instant now) {
    return new Subscription(hub, topic, token, secret, now, 1, null, null, callback, null);
  }

  /** Asked for once more: for the first time again, or to renew the lease. */
  public Subscription askedAgain(Instant now) {
    return new Subscription(
        hub, topic, token, secret, now, attempts + 1, confirmedAt, until, callback, null);
  }

  /** Confirmed by us to the hub, for as long as it grants. */
  public Subscription confirmed(Instant now, Duration lease) {
    return new Subscription(
        hub, topic, token, secret, askedAt, 0, now, now.plus(lease), callback, null);
  }

  /** Refused by the hub, now or after a while. */
  public Subscription refused(String why) {
    return new Subscription(
        hub, topic, token, secret, askedAt, attempts, confirmedAt, null, callback, why);
  }

  /** Whether pushes come in. */
  public boolean isActive(Instant now) {
    return until != null && until.isAfter(now);
  }

  /** Whether a question of the hub, whether we meant it, would be about our own asking. */
  public boolean isAwaited() {
    return attempts > 0 && refusal == null;
  }

  /** Whether to ask now: what was not answered, was refused a while ago, or runs out. */
  public boolean isDue(Instant now) {
    Instant confirmed = confirmedAt;
    if (attempts == 0 && confirmed != null && until != null) {
      // A tenth of the lease is left to try again should the hub not answer at once.
      Duration lease = Duration.between(confirmed, until);
      return !now.isBefore(confirmed.plus(lease.multipliedBy(9).dividedBy(10)));
    }
    Duration wait = PATIENCE.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
    return !now.isBefore(askedAt.plus(refusal == null ? wait : Duration.ofDays(1)));
  }
}
