package io.faultline.ingest.news;

import io.faultline.ingest.news.fetching.Fetcher;
import io.faultline.ingest.news.pages.PageReader;
import io.faultline.ingest.news.websub.CallbackServer;
import io.faultline.ingest.news.websub.WebSubSettings;
import io.faultline.ingest.publishing.EventPublisher;
import io.faultline.ingest.publishing.PublishingFailed;
import io.faultline.ingest.publishing.SharedWork;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches sources and publishes every version of every article that they announce, each exactly
 * once: what was seen lives in the publisher's notes, written in one transaction with the article,
 * so neither a restart nor a kill loses or repeats one.
 *
 * <p>It watches all sources by itself, or those of the shares of hosts that it is given, so that
 * several processes can watch together: what is found in one share and belongs to another is handed
 * over, and each article is still published once.
 *
 * <p>All dates and schedules go by the given clock, which may run fast or jump; only pauses between
 * requests to a host are in real time.
 */
public final class NewsService implements SharedWork, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NewsService.class);

  /** How often, in real time, the schedule is looked at: a clock that jumps rings no bell. */
  private static final long LOOK_MILLIS = 200;

  private final NewsSettings settings;
  private final HostShares shares;
  private final @Nullable EventPublisher publisher;
  private final InstantSource clock;
  private final NewsMetrics metrics;
  private final Beat.Desk desk;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<Integer, Beat> beats = new ConcurrentHashMap<>();

  // Mutable state
  private @Nullable Running running;

  private record Running(@Nullable CallbackServer callbacks, Thread scheduler) {}

  /**
   * A service that watches all sources.
   *
   * @param publisher which the service uses but does not close
   * @param clock by which sources fall due, and articles are observed
   */
  public NewsService(
      NewsSettings settings,
      EventPublisher publisher,
      InstantSource clock,
      MeterRegistry registry) {
    this(settings, publisher, HostShares.WHOLE, Handover.NONE, clock, registry);
  }

  /**
   * A service that watches the shares that it is given by {@link #begin}.
   *
   * @param handover the way to the other shares
   */
  public NewsService(
      NewsSettings settings,
      HostShares shares,
      Handover handover,
      InstantSource clock,
      MeterRegistry registry) {
    this(settings, null, shares, handover, clock, registry);
  }

  private NewsService(
      NewsSettings settings,
      @Nullable EventPublisher publisher,
      HostShares shares,
      Handover handover,
      InstantSource clock,
      MeterRegistry registry) {
    this.settings = settings;
    this.shares = shares;
    this.publisher = publisher;
    this.clock = clock;
    this.metrics = new NewsMetrics(registry);
    this.desk =
        new Beat.Desk(
            settings,
            shares,
            handover,
            new Fetcher(settings.manners(), settings.limits(), clock),
            new PageReader(clock),
            registry,
            metrics,
            clock,
            new Semaphore(settings.atOnce()),
            SourceGauges.shown(settings.sources()));
  }

  /**
   * Begins to poll what is due; of all sources, unless shares of them are given later.
   *
   * @throws PublishingFailed if the notes can't be read
   * @throws UncheckedIOException if the port for hubs is taken
   */
  public synchronized void start() {
    if (running != null) {
      throw new IllegalStateException("already started");
    }
    if (publisher != null) {
      begin(0, publisher);
    }
    WebSubSettings webSub = settings.webSub();
    Thread scheduler = Thread.ofPlatform().name("news-schedule").unstarted(this::pollWhatIsDue);
    running = new Running(webSub == null ? null : listen(webSub), scheduler);
    scheduler.start();
    metrics.watch(this::reports);
    LOG.info(
        shares.count() == 1 ? "watching {} sources" : "sharing {} sources with others",
        settings.sources().size());
  }

  @Override
  public void begin(int share, EventPublisher given) {
    beats.put(share, new Beat(desk, share, given));
  }

  @Override
  public void end(int share) {
    Beat beat = beats.remove(share);
    if (beat != null) {
      beat.close();
    }
  }

  @Override
  public void take(int share, String handed) {
    Beat beat = beats.get(share);
    if (beat == null) {
      throw new IllegalStateException("share %d is not watched here".formatted(share));
    }
    beat.take(handed);
  }

  @Override
  public boolean isStuck(int share) {
    Beat beat = beats.get(share);
    return beat != null && beat.failure() != null;
  }

  private CallbackServer listen(WebSubSettings webSub) {
    try {
      return new CallbackServer(
          webSub,
          settings.limits().bytes(),
          new HubCallers(
              () ->
                  beats.values().stream()
                      .map(Beat::subscriptions)
                      .filter(Objects::nonNull)
                      .toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "can't listen to hubs on %s:%d: %s"
              .formatted(webSub.host(), webSub.port(), e.getMessage()),
          e);
    }
  }

  /** Whether news comes in; {@code detail} says what is wrong where it does not. */
  public record Health(boolean up, String detail) {}

  public Health health() {
    String why =
        beats.values().stream().map(Beat::failure).filter(Objects::nonNull).findAny().orElse(null);
    if (why != null) {
      return new Health(false, why);
    }
    return isRunning()
        ? new Health(true, "watching %d sources".formatted(watched()))
        : new Health(false, "not running");
  }

  private int watched() {
    return beats.values().stream().mapToInt(beat -> beat.sources().size()).sum();
  }

  private synchronized boolean isRunning() {
    return running != null && closing.getCount() > 0;
  }

  /** How each source that is watched here is doing, those that need a hand first. */
  public List<SourceReport> reports() {
    return beats.values().stream()
        .flatMap(beat -> beat.reports().stream())
        .sorted(SourceReports.URGENT_FIRST)
        .toList();
  }

  /**
   * Polls every source that is watched here now, whether it is due or not, and returns when
   * everything that was new has been acknowledged by the publisher.
   *
   * @return how many versions of articles were published, or handed to other shares
   * @throws PublishingFailed if the publisher failed; nothing is lost, and the next poll goes on
   */
  public int pollNow() throws InterruptedException {
    List<Future<Integer>> polls =
        beats.values().stream().flatMap(beat -> beat.pollAll().stream()).toList();
    int published = 0;
    PublishingFailed failed = null;
    for (Future<Integer> poll : polls) {
      try {
        published += poll.get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof PublishingFailed f)) {
          throw new IllegalStateException("a poll failed: " + e.getCause(), e);
        }
        failed = f;
      }
    }
    if (failed != null) {
      throw failed;
    }
    return published;
  }

  private void pollWhatIsDue() {
    try {
      while (!closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        Instant now = clock.instant();
        beats.values().forEach(beat -> beat.work(now));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Looks at the pages of articles again that were published a while ago, for corrections and
   * retractions, as the service does by itself over the week after an article.
   *
   * @return how many versions were published
   */
  public int lookAgainNow() throws InterruptedException {
    int published = 0;
    for (Beat beat : beats.values()) {
      published += beat.lookAgainNow();
    }
    return published;
  }

  /** Stops polling; what is under way is broken off and done anew after the next start. */
  @Override
  public void close() {
    closing.countDown();
    Running ended;
    synchronized (this) {
      ended = running;
    }
    if (ended != null && ended.callbacks() != null) {
      ended.callbacks().close();
    }
    beats.keySet().forEach(this::end);
    try {
      if (ended != null) {
        ended.scheduler().join(TimeUnit.SECONDS.toMillis(5));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    desk.fetcher().close();
  }
}
