package io.faultline.ingest.news;

import io.faultline.events.Json;
import io.faultline.ingest.news.fetching.Fetcher;
import io.faultline.ingest.news.pages.PageReader;
import io.faultline.ingest.news.websub.WebSubSettings;
import io.faultline.ingest.publishing.EventPublisher;
import io.faultline.ingest.publishing.PublishingFailed;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
 * One share of the hosts, watched: its sources, what is remembered of them, and the publisher that
 * keeps that memory. It works when {@link #work} tells it what time it is, until it is closed or
 * its publisher is over. Thread-safe.
 */
final class Beat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Beat.class);

  /**
   * What all beats of a process have in common.
   *
   * @param shown the ids of the sources that have metrics of their own
   */
  record Desk(
      NewsSettings settings,
      HostShares shares,
      Handover handover,
      Fetcher fetcher,
      PageReader pages,
      MeterRegistry registry,
      NewsMetrics metrics,
      InstantSource clock,
      Semaphore places,
      Set<String> shown) {}

  private final Desk desk;
  private final Map<String, Source> everywhere = new LinkedHashMap<>();
  private final List<Source> sources;
  private final NewsMemory memory;
  private final LookPlan looks = new LookPlan();
  private final LinkTaker links;
  private final SourcePoller poller;
  private final @Nullable Subscriptions subscriptions;
  private final SourceGauges gauges;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();
  private final Set<String> underway = ConcurrentHashMap.newKeySet();

  // Mutable state
  private volatile boolean closed;
  private volatile @Nullable String failure;

  /**
   * Reads what is remembered.
   *
   * @param publisher which the beat uses but does not close
   * @throws PublishingFailed if the notes can't be read
   */
  Beat(Desk desk, int share, EventPublisher publisher) {
    this.desk = desk;
    NewsSettings settings = desk.settings();
    settings.sources().forEach(source -> everywhere.put(source.id(), source));
    sources =
        settings.sources().stream()
            .filter(source -> desk.shares().of(source.url().toString()) == share)
            .toList();
    memory = new NewsMemory(publisher);
    memory.forgetOld(publisher, desk.clock().instant());
    memory.articles().forEach(looks::plan);
    links =
        new LinkTaker(
            desk.fetcher(),
            desk.pages(),
            memory,
            publisher,
            desk.metrics(),
            looks,
            desk.clock(),
            new LinkTaker.Territory(desk.shares(), share, desk.handover()));
    WebSubSettings webSub = settings.webSub();
    subscriptions = webSub == null ? null : subscriptions(webSub, publisher);
    poller =
        new SourcePoller(
            desk.fetcher(),
            links,
            memory,
            publisher,
            new PollSchedule(settings.soonest(), settings.latest(), RandomGenerator.getDefault()),
            desk.metrics(),
            desk.clock(),
            threads,
            subscriptions);
    gauges =
        new SourceGauges(
            desk.registry(),
            sources.stream().filter(s -> desk.shown().contains(s.id())).toList(),
            this::report,
            desk.clock());
  }

  private Subscriptions subscriptions(WebSubSettings webSub, EventPublisher publisher) {
    return new Subscriptions(
        webSub,
        desk.fetcher(),
        memory,
        publisher,
        desk.metrics(),
        desk.clock(),
        id -> sources.stream().filter(s -> s.id().equals(id)).findFirst(),
        (source, body, type) -> threads.execute(() -> takePushed(source, body, type)));
  }

  private void takePushed(Source source, byte[] body, @Nullable String contentType) {
    guarded(source.id(), () -> inTurn(source, p -> p.pushed(source, body, contentType)));
  }

  /** Its sources, as configured. */
  List<Source> sources() {
    return sources;
  }

  /** Subscriptions at hubs; null where hubs can't reach us. */
  @Nullable Subscriptions subscriptions() {
    return subscriptions;
  }

  /** How each of its sources is doing. */
  List<SourceReport> reports() {
    return sources.stream().map(this::report).toList();
  }

  private SourceReport report(Source source) {
    SourceState state = memory.sources().get(source.id()).orElse(SourceState.NEW);
    return SourceReport.of(source, state, desk.clock().instant());
  }

  /** Why nothing can be published any more; null while it can. */
  @Nullable String failure() {
    return failure;
  }

  /** Starts a poll of each source, whether it is due or not. */
  List<Future<Integer>> pollAll() {
    List<Future<Integer>> polls = new ArrayList<>();
    for (Source source : sources) {
      polls.add(threads.submit(() -> inTurn(source, p -> p.poll(source))));
    }
    return polls;
  }

  /** Begins what is due, and returns at once. Nothing is begun after the closing. */
  synchronized void work(Instant now) {
    if (closed || failure != null) {
      return;
    }
    Set<String> pending = pendingDue(now);
    for (Source source : sources) {
      boolean due = isDue(source, now);
      if (due || pending.contains(source.id()) || hasLeaseDue(source, now)) {
        begin(source, due);
      }
      pending.remove(source.id());
    }
    // What other shares have handed over, of their sources.
    for (String id : pending) {
      Source source = everywhere.get(id);
      if (source != null) {
        begin(source, /* due= */ false);
      }
    }
    List<String> articles = looks.due(now);
    if (!articles.isEmpty()) {
      threads.execute(() -> guarded("looking at articles again", () -> lookAgain(articles)));
    }
  }

  private void begin(Source source, boolean due) {
    if (underway.add(source.id())) {
      threads.execute(() -> runScheduled(source, due));
    }
  }

  private boolean isDue(Source source, Instant now) {
    Instant next = memory.sources().get(source.id()).map(SourceState::nextPoll).orElse(null);
    return next == null || !next.isAfter(now);
  }

  private Set<String> pendingDue(Instant now) {
    Set<String> due = new HashSet<>();
    for (PendingLink pending : memory.pending().values()) {
      if (!pending.nextAttempt().isAfter(now)) {
        due.add(pending.source());
      }
    }
    return due;
  }

  private boolean hasLeaseDue(Source source, Instant now) {
    return subscriptions != null && subscriptions.isDue(source, now);
  }

  private void runScheduled(Source source, boolean due) {
    try {
      guarded(
          source.id(),
          () -> {
            if (due) {
              inTurn(source, p -> p.poll(source));
              return;
            }
            inTurn(source, p -> p.retryPending(source));
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
  private void guarded(String what, Task task) {
    try {
      task.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (PublishingFailed e) {
      if (!closed) {
        LOG.error("{}: {}", what, e.getMessage());
      }
      if (e.isFatal()) {
        failure = e.getMessage();
      }
    } catch (RuntimeException e) {
      // What is broken off by the closing may fail in any way.
      if (!closed) {
        LOG.error("{}: it failed", what, e);
      }
    }
  }

  /** Looks at the pages of articles again whose time has come. */
  int lookAgainNow() throws InterruptedException {
    return lookAgain(looks.due(desk.clock().instant()));
  }

  private int lookAgain(List<String> articles) throws InterruptedException {
    Map<String, List<String>> bySource = new LinkedHashMap<>();
    for (String articleId : articles) {
      memory
          .articles()
          .get(articleId)
          .ifPresent(
              state ->
                  bySource
                      .computeIfAbsent(state.sourceId(), id -> new ArrayList<>())
                      .add(articleId));
    }
    int published = 0;
    for (Map.Entry<String, List<String>> due : bySource.entrySet()) {
      Source source = everywhere.get(due.getKey());
      if (source != null && source.content() == Source.Content.PAGES) {
        published += poller.lookAgain(source, due.getValue());
      }
    }
    return published;
  }

  /**
   * Takes what another share has handed over; returns when it is remembered.
   *
   * @param what as it was given to {@link Handover}
   */
  void take(String what) {
    Handed handed = Json.read(what, Handed.class);
    Source source = everywhere.get(handed.source());
    if (source == null) {
      LOG.info("source {} is not configured here; what it announced is left out", handed.source());
      return;
    }
    try {
      links.takeHanded(source, handed);
    } catch (PublishingFailed e) {
      if (e.isFatal()) {
        failure = e.getMessage();
      }
      throw e;
    }
  }

  private interface Turn {
    int with(SourcePoller poller) throws InterruptedException;
  }

  /** One thing at a time for a source, and not too many sources at once. */
  private int inTurn(Source source, Turn turn) throws InterruptedException {
    ReentrantLock lock = turns.computeIfAbsent(source.id(), id -> new ReentrantLock());
    lock.lockInterruptibly();
    try {
      desk.places().acquire();
      try {
        return turn.with(poller);
      } finally {
        desk.places().release();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Breaks off what is under way; whoever takes this share next does it anew. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      threads.shutdownNow();
    }
    gauges.close();
    try {
      threads.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
