package io.faultline.ingest.news;

import io.faultline.ingest.news.feeds.Feed;
import io.faultline.ingest.news.fetching.Answer;
import io.faultline.ingest.news.fetching.Fetcher;
import io.faultline.ingest.news.websub.CallbackServer;
import io.faultline.ingest.news.websub.Signature;
import io.faultline.ingest.news.websub.Subscription;
import io.faultline.ingest.news.websub.WebSubSettings;
import io.faultline.ingest.publishing.EventPublisher;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Subscribes at the hubs that feeds announce (WebSub), keeps the leases, and hands on what is
 * pushed and rightly signed. What is remembered is kept by the publisher. Thread-safe.
 */
final class Subscriptions implements CallbackServer.Subscriber {
  private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
  private static final int SECRET_BYTES = 24;

  /** A lease longer than this is not believed: whoever grants it may forget us all the same. */
  private static final Duration LONGEST_LEASE = Duration.ofDays(90);

  /** Takes what a hub pushed for a source. */
  interface Pushes {
    void pushed(Source source, byte[] body, @Nullable String contentType);
  }

  private final WebSubSettings settings;
  private final Fetcher fetcher;
  private final NewsMemory memory;
  private final EventPublisher publisher;
  private final NewsMetrics metrics;
  private final InstantSource clock;
  private final Function<String, Optional<Source>> sources;
  private final Pushes pushes;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, String> sourceOfToken = new ConcurrentHashMap<>();

  Subscriptions(
      WebSubSettings settings,
      Fetcher fetcher,
      NewsMemory memory,
      EventPublisher publisher,
      NewsMetrics metrics,
      InstantSource clock,
      Function<String, Optional<Source>> sources,
      Pushes pushes) {
    this.settings = settings;
    this.fetcher = fetcher;
    this.memory = memory;
    this.publisher = publisher;
    this.metrics = metrics;
    this.clock = clock;
    this.sources = sources;
    this.pushes = pushes;
    memory.subscriptions().forEach((id, kept) -> sourceOfToken.put(kept.token(), id));
  }

  /** Whether what is new in a source is pushed. */
  boolean isActive(String sourceId) {
    return memory
        .subscriptions()
        .get(sourceId)
        .filter(s -> s.isActive(clock.instant()) && isOurs(s))
        .isPresent();
  }

  /** Whether the hub pushes to this process, not to one that had the source before. */
  private boolean isOurs(Subscription subscription) {
    return settings.callback(subscription.token()).equals(subscription.callback());
  }

  /** Subscribes where the source's document or its header announce a hub, and it is time to. */
  void consider(Source source, Feed feed, Answer.Document document) throws InterruptedException {
    URI hub = document.links().hub() == null ? feed.hub() : document.links().hub();
    URI topic = document.links().self() == null ? feed.self() : document.links().self();
    if (hub == null || topic == null || !hub.isAbsolute() || !topic.isAbsolute()) {
      return;
    }
    Instant now = clock.instant();
    Subscription kept = memory.subscriptions().get(source.id()).orElse(null);
    if (kept == null || !kept.hub().equals(hub) || !kept.topic().equals(topic) || !isOurs(kept)) {
      ask(source, asked(hub, topic));
    } else if (kept.isDue(now)) {
      ask(source, kept.askedAgain(now));
    }
  }

  private Subscription asked(URI hub, URI topic) {
    String token = token();
    return Subscription.asked(
        hub, topic, settings.callback(token), token, token(), clock.instant());
  }

  /** Whether it is time to ask the hub of a source again. */
  boolean isDue(Source source, Instant now) {
    return memory
        .subscriptions()
        .get(source.id())
        .filter(s -> s.isDue(now) || !isOurs(s))
        .isPresent();
  }

  /** Renews the lease, or asks again where nothing came of it. */
  void renew(Source source) throws InterruptedException {
    Subscription kept = memory.subscriptions().get(source.id()).orElse(null);
    if (kept == null) {
      return;
    }
    if (!isOurs(kept)) {
      ask(source, asked(kept.hub(), kept.topic()));
    } else if (kept.isDue(clock.instant())) {
      ask(source, kept.askedAgain(clock.instant()));
    }
  }

  private String token() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** What is asked for is remembered first: the hub may ask back before it answers. */
  private void ask(Source source, Subscription asked) throws InterruptedException {
    remember(source.id(), asked);
    Map<String, String> form = new LinkedHashMap<>();
    form.put("hub.callback", settings.callback(asked.token()).toString());
    form.put("hub.mode", "subscribe");
    form.put("hub.topic", asked.topic().toString());
    form.put("hub.lease_seconds", String.valueOf(Subscription.LEASE.toSeconds()));
    form.put("hub.secret", asked.secret());
    Answer.Failure failure = fetcher.post(asked.hub(), form, source.privateHost());
    if (failure != null) {
      LOG.warn("source {}: the hub took no subscription: {}", source.id(), failure.message());
      if (!failure.why().isTemporary()) {
        remember(source.id(), asked.refused(failure.message()));
      }
    }
  }

  private synchronized void remember(String sourceId, Subscription subscription) {
    publisher.publish(List.of(), List.of(memory.subscriptions().note(sourceId, subscription)));
    memory.subscriptions().set(sourceId, subscription);
    sourceOfToken.put(subscription.token(), sourceId);
  }

  private Optional<Subscription> subscription(String token) {
    String sourceId = sourceOfToken.get(token);
    return sourceId == null || sources.apply(sourceId).isEmpty()
        ? Optional.empty()
        : memory.subscriptions().get(sourceId).filter(s -> s.token().equals(token));
  }

  @Override
  public boolean confirms(String token, String mode, String topic, @Nullable Duration lease) {
    Subscription asked = subscription(token).orElse(null);
    if (asked == null
        || !mode.equals("subscribe")
        || !asked.isAwaited()
        || !asked.topic().toString().equals(topic)) {
      return false;
    }
    Duration granted = Objects.requireNonNullElse(lease, Subscription.LEASE);
    if (granted.isZero()) {
      return false;
    }
    Duration believed = granted.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : granted;
    remember(sourceOf(token), asked.confirmed(clock.instant(), believed));
    return true;
  }

  private String sourceOf(String token) {
    return Objects.requireNonNull(sourceOfToken.get(token));
  }

  @Override
  public void denied(String token, String topic, String reason) {
    subscription(token)
        .filter(s -> s.topic().toString().equals(topic))
        .ifPresent(
            s -> {
              String shown = reason.length() > 200 ? reason.substring(0, 200) : reason;
              LOG.warn("source {}: the hub denies the subscription: {}", sourceOf(token), shown);
              remember(sourceOf(token), s.refused(shown));
            });
  }

  @Override
  public boolean expects(String token) {
    return subscription(token).isPresent();
  }

  @Override
  public void received(
      String token, @Nullable String signature, byte[] body, @Nullable String contentType) {
    Subscription subscription = subscription(token).orElse(null);
    Source source = subscription == null ? null : sources.apply(sourceOf(token)).orElse(null);
    if (subscription == null || source == null) {
      return;
    }
    if (!Signature.verifies(signature, body, subscription.secret())) {
      metrics.pushed("forged");
      LOG.warn("source {}: a push was not signed by its hub; it is not read", source.id());
      return;
    }
    pushes.pushed(source, body, contentType);
  }
}
