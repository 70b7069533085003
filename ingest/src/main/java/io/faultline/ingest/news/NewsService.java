package io.faultline.ingest.news;

import io.faultline.ingest.news.fetching.Fetcher;
import io.faultline.ingest.news.pages.PageReader;
import io.faultline.ingest.news.websub.CallbackServer;
import io.faultline.ingest.news.websub.WebSubSettings;
import io.faultline.ingest.publishing.EventPublisher;
import io.faultline.ingest.publishing.PublishingFailed;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches sources and publishes every version of every article that they announce, each exactly
 * once: what was seen lives in the publisher's notes, written in one transaction with the article,
 * so neither a restart nor a kill loses or repeats one.
 *
 * <p>All dates and schedules go by the given clock, which may run fast or jump; only pauses between
 * requests to a host are in real time.
 */
public final class NewsService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NewsService.class);

  /** How often, in real time, the schedule is looked at: a clock that jumps rings no bell. */
  private static final long LOOK_MILLIS = 200;

  private final NewsSettings settings;
  private final EventPublisher publisher;
  private final InstantSource clock;
  private final MeterRegistry registry;
  private final NewsMetrics metrics;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places;
  private final Map<String, ReentrantLock> polling = new ConcurrentHashMap<>();
  private final Set<String> underway = ConcurrentHashMap.newKeySet();

  // Mutable state
  private @Nullable Running running;
  private volatile @Nullable String failure;

  private record Running(
      Fetcher fetcher,
      NewsMemory memory,
      LookPlan looks,
      SourcePoller poller,
      @Nullable Subscriptions subscriptions,
      @Nullable CallbackServer callbacks,
      SourceGauges gauges,
      Thread scheduler) {}

  /**
   * @param publisher which the service uses but does not close
   * @param clock by which sources fall due, and articles are observed
   */
  public NewsService(
      NewsSettings settings,
      EventPublisher publisher,
      InstantSource clock,
      MeterRegistry registry) {
    this.settings = settings;
    this.publisher = publisher;
    this.clock = clock;
    this.registry = registry;
    this.metrics = new NewsMetrics(registry);
    this.places = new Semaphore(settings.atOnce());
  }

  /**
   * Reads what is remembered and begins to poll what is due.
   *
   * @throws PublishingFailed if the notes can't be read
   * @throws UncheckedIOException if the port for hubs is taken
   */
  public synchronized void start() {
    if (running != null) {
      throw new IllegalStateException("already started");
    }
    NewsMemory memory = new NewsMemory(publisher);
    memory.forgetOld(publisher, clock.instant());
    LookPlan looks = new LookPlan();
    memory.articles().forEach(looks::plan);
    Fetcher fetcher = new Fetcher(settings.manners(), settings.limits(), clock);
    LinkTaker links =
        new LinkTaker(fetcher, new PageReader(clock), memory, publisher, metrics, looks, clock);
    PollSchedule schedule =
        new PollSchedule(settings.soonest(), settings.latest(), RandomGenerator.getDefault());
    WebSubSettings webSub = settings.webSub();
    Subscriptions subscriptions = webSub == null ? null : subscriptions(webSub, fetcher, memory);
    SourcePoller poller =
        new SourcePoller(
            fetcher, links, memory, publisher, schedule, metrics, clock, threads, subscriptions);
    CallbackServer callbacks =
        webSub == null || subscriptions == null ? null : listen(webSub, subscriptions);
    Thread scheduler = Thread.ofPlatform().name("news-schedule").unstarted(this::pollWhatIsDue);
    SourceGauges gauges =
        new SourceGauges(registry, settings.sources(), s -> report(s, memory), clock);
    running =
        new Running(fetcher, memory, looks, poller, subscriptions, callbacks, gauges, scheduler);
    scheduler.start();
    metrics.watch(this::reports);
    LOG.info("watching {} sources", settings.sources().size());
  }

  private Subscriptions subscriptions(WebSubSettings webSub, Fetcher fetcher, NewsMemory memory) {
    return new Subscriptions(
        webSub,
        fetcher,
        memory,
        publisher,
        metrics,
        clock,
        id -> settings.sources().stream().filter(s -> s.id().equals(id)).findFirst(),
        (source, body, type) -> threads.execute(() -> takePushed(source, body, type)));
  }

  private CallbackServer listen(WebSubSettings webSub, Subscriptions subscriptions) {
    try {
      return new CallbackServer(webSub, settings.limits().bytes(), subscriptions);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "can't listen to hubs on %s:%d: %s"
              .formatted(webSub.host(), webSub.port(), e.getMessage()),
          e);
    }
  }

  private void takePushed(Source source, byte[] body, @Nullable String contentType) {
    guarded(source, () -> inTurn(source, poller -> poller.pushed(source, body, contentType)));
  }

  /** Whether news comes in; {@code detail} says what is wrong where it does not. */
  public record Health(boolean up, String detail) {}

  public Health health() {
    String why = failure;
    if (why != null) {
      return new Health(false, why);
    }
    return isRunning()
        ? new Health(true, "watching %d sources".formatted(settings.sources().size()))
        : new Health(false, "not running");
  }

  private synchronized boolean isRunning() {
    return running != null && closing.getCount() > 0;
  }

  /** How each source is doing, those that need a hand first. */
  public List<SourceReport> reports() {
    NewsMemory memory = running().memory();
    return settings.sources().stream()
        .map(source -> report(source, memory))
        .sorted(Comparator.comparing(SourceReport::health).thenComparing(SourceReport::id))
        .toList();
  }

  private SourceReport report(Source source, NewsMemory memory) {
    SourceState state = memory.sources().get(source.id()).orElse(SourceState.NEW);
    return SourceReport.of(source, state, clock.instant());
  }

  /**
   * Polls every source now, whether it is due or not, and returns when everything that was new has
   * been acknowledged by the publisher.
   *
   * @return how many versions of articles were published
   * @throws PublishingFailed if the publisher failed; nothing is lost, and the next poll goes on
   */
  public int pollNow() throws InterruptedException {
    List<Future<Integer>> polls = new ArrayList<>();
    for (Source source : settings.sources()) {
      polls.add(threads.submit(() -> poll(source)));
    }
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
        if (failure != null) {
          continue;
        }
        Instant now = clock.instant();
        for (Source source : settings.sources()) {
          boolean due = isDue(source, now);
          if ((due || hasPendingDue(source, now) || hasLeaseDue(source, now))
              && underway.add(source.id())) {
            threads.execute(() -> runScheduled(source, due));
          }
        }
        List<String> articles = running().looks().due(now);
        if (!articles.isEmpty()) {
          threads.execute(() -> lookScheduled(articles));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isDue(Source source, Instant now) {
    Instant next =
        running().memory().sources().get(source.id()).map(SourceState::nextPoll).orElse(null);
    return next == null || !next.isAfter(now);
  }

  private boolean hasPendingDue(Source source, Instant now) {
    return running().memory().pending().values().stream().anyMatch(p -> p.isDue(source, now));
  }

  private boolean hasLeaseDue(Source source, Instant now) {
    Subscriptions subscriptions = running().subscriptions();
    return subscriptions != null && subscriptions.isDue(source, now);
  }

  private void runScheduled(Source source, boolean due) {
    try {
      guarded(
          source,
          () -> {
            if (due) {
              poll(source);
              return;
            }
            inTurn(source, poller -> poller.retryPending(source));
            Subscriptions subscriptions = running().subscriptions();
            if (subscriptions != null) {
              subscriptions.renew(source);
            }
          });
    } finally {
      underway.remove(source.id());
    }
  }

  private interface Task {
    void run() throws InterruptedException;
  }

  /** A poll must not end the polling; what went wrong is said in the log. */
  private void guarded(Source source, Task task) {
    try {
      task.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (PublishingFailed e) {
      LOG.error("source {}: {}", source.id(), e.getMessage());
      if (e.isFatal()) {
        failure = e.getMessage();
      }
    } catch (RuntimeException e) {
      LOG.error("source {}: the poll failed", source.id(), e);
    }
  }

  private int poll(Source source) throws InterruptedException {
    return inTurn(source, poller -> poller.poll(source));
  }

  private interface Turn {
    int with(SourcePoller poller) throws InterruptedException;
  }

  /**
   * Looks at the pages of articles again that were published a while ago, for corrections and
   * retractions, as the service does by itself over the week after an article.
   *
   * @return how many versions were published
   */
  public int lookAgainNow() throws InterruptedException {
    return lookAgain(running().looks().due(clock.instant()));
  }

  private void lookScheduled(List<String> articles) {
    try {
      lookAgain(articles);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (PublishingFailed e) {
      LOG.error("looking at articles again: {}", e.getMessage());
      if (e.isFatal()) {
        failure = e.getMessage();
      }
    } catch (RuntimeException e) {
      LOG.error("looking at articles again failed", e);
    }
  }

  private int lookAgain(List<String> articles) throws InterruptedException {
    Map<String, List<String>> bySource = new LinkedHashMap<>();
    for (String articleId : articles) {
      running()
          .memory()
          .articles()
          .get(articleId)
          .ifPresent(
              state ->
                  bySource
                      .computeIfAbsent(state.sourceId(), id -> new ArrayList<>())
                      .add(articleId));
    }
    int published = 0;
    for (Source source : settings.sources()) {
      List<String> due = bySource.getOrDefault(source.id(), List.of());
      if (!due.isEmpty() && source.content() == Source.Content.PAGES) {
        published += running().poller().lookAgain(source, due);
      }
    }
    return published;
  }

  /** One thing at a time for a source, and not too many sources at once. */
  private int inTurn(Source source, Turn turn) throws InterruptedException {
    ReentrantLock lock = polling.computeIfAbsent(source.id(), id -> new ReentrantLock());
    lock.lockInterruptibly();
    try {
      places.acquire();
      try {
        return turn.with(running().poller());
      } finally {
        places.release();
      }
    } finally {
      lock.unlock();
    }
  }

  private synchronized Running running() {
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running;
  }

  /** Stops polling; what is under way is broken off and done anew after the next start. */
  @Override
  public void close() {
    closing.countDown();
    Running ended;
    synchronized (this) {
      ended = running;
    }
    if (ended != null) {
      ended.gauges().close();
      if (ended.callbacks() != null) {
        ended.callbacks().close();
      }
    }
    threads.shutdownNow();
    try {
      threads.awaitTermination(10, TimeUnit.SECONDS);
      if (ended != null) {
        ended.scheduler().join(TimeUnit.SECONDS.toMillis(5));
        ended.fetcher().close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
