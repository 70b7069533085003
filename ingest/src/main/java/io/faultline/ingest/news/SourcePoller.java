package io.faultline.ingest.news;

import io.faultline.ingest.news.feeds.Feed;
import io.faultline.ingest.news.feeds.FeedEntry;
import io.faultline.ingest.news.feeds.UnreadableFeed;
import io.faultline.ingest.news.fetching.Answer;
import io.faultline.ingest.news.fetching.Answer.Failure;
import io.faultline.ingest.news.fetching.Answer.Reason;
import io.faultline.ingest.news.fetching.Fetcher;
import io.faultline.ingest.publishing.EventPublisher;
import io.faultline.ingest.publishing.PublishingFailed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one source: asks whether its feed has changed, takes every link that is new, and remembers
 * what to ask next time only when all of them are dealt with, so that a crash in between loses
 * none.
 */
final class SourcePoller {
  private static final Logger LOG = LoggerFactory.getLogger(SourcePoller.class);

  /** More entries of one document are not looked at. */
  private static final int MOST_ENTRIES = 50_000;

  /** Sitemaps hold whole archives; what is older than this is no news. */
  private static final Duration SITEMAP_REACH = Duration.ofDays(7);

  /** Where a hub tells what is new, polling only makes sure that it does. */
  private static final Duration WHERE_PUSHED = Duration.ofHours(2);

  private final Fetcher fetcher;
  private final FeedWatch feeds;
  private final LinkTaker links;
  private final NewsMemory memory;
  private final EventPublisher publisher;
  private final PollSchedule schedule;
  private final NewsMetrics metrics;
  private final InstantSource clock;
  private final ExecutorService threads;
  private final @Nullable Subscriptions subscriptions;

  /**
   * @param subscriptions at hubs; null where hubs can't reach us
   */
  SourcePoller(
      Fetcher fetcher,
      LinkTaker links,
      NewsMemory memory,
      EventPublisher publisher,
      PollSchedule schedule,
      NewsMetrics metrics,
      InstantSource clock,
      ExecutorService threads,
      @Nullable Subscriptions subscriptions) {
    this.fetcher = fetcher;
    this.feeds = new FeedWatch(fetcher);
    this.links = links;
    this.memory = memory;
    this.publisher = publisher;
    this.schedule = schedule;
    this.metrics = metrics;
    this.clock = clock;
    this.threads = threads;
    this.subscriptions = subscriptions;
  }

  /**
   * @return how many versions of articles were published
   * @throws PublishingFailed if Kafka took nothing; the poll is then as if it had not been
   */
  int poll(Source source) throws InterruptedException {
    SourceState before = memory.sources().get(source.id()).orElse(SourceState.NEW);
    int published = retryPending(source);
    URI address = before.address() == null ? source.url() : before.address();
    Answer answer =
        fetcher.fetch(
            new Fetcher.Request(
                address,
                before.validators(),
                Fetcher.Request.FEEDS,
                source.privateHost(),
                source.askRobots()));
    return published
        + switch (answer) {
          case Answer.Document document -> changed(source, before, document);
          case Answer.Unchanged unchanged -> unchanged(source, before, unchanged);
          case Failure failure -> failed(source, before, failure);
        };
  }

  private int changed(Source source, SourceState before, Answer.Document document)
      throws InterruptedException {
    Feed feed;
    try {
      feed = feeds.read(source, document);
    } catch (UnreadableFeed e) {
      String message = "%s: %s".formatted(document.address(), e.getMessage());
      return failed(source, before, new Failure(Reason.UNREADABLE, message, null));
    }
    if (feed.isPaged() && feed.entries().stream().noneMatch(this::isKnown)) {
      feed = feeds.withOlder(source, feed);
    }
    Instant asOf = clock.instant();
    int published = takeNew(source, feed, before);
    SourceState after =
        before
            .succeeded(
                asOf, document.validators(), document.movedTo(), /* unchanged= */ false, published)
            .sparedAt(feed.quiet());
    Duration asked = longer(feed.ttl(), document.freshFor());
    Duration usual = PollSchedule.usualGap(feed.entries());
    remember(source, after, schedule.afterSuccess(source, usual, newest(feed, after), asked, asOf));
    if (subscriptions != null) {
      subscriptions.consider(source, feed, document);
    }
    metrics.polled("changed");
    return published;
  }

  private boolean isKnown(FeedEntry entry) {
    String link = entry.url();
    return link != null && memory.links().get(ArticleIdentity.articleId(link)).isPresent();
  }

  private int unchanged(Source source, SourceState before, Answer.Unchanged answer) {
    Instant now = clock.instant();
    SourceState after =
        before.succeeded(
            now, answer.validators(), answer.movedTo(), /* unchanged= */ true, /* articles= */ 0);
    Instant lastArticle = after.lastArticle();
    Duration usual = usualGap(after, now);
    remember(
        source, after, schedule.afterSuccess(source, usual, lastArticle, answer.freshFor(), now));
    metrics.polled("unchanged");
    return 0;
  }

  private int failed(Source source, SourceState before, Failure failure) {
    SourceState after = before.failed(failure.why(), failure.message());
    LOG.warn(
        "source {}: {} ({} in a row): {}",
        source.id(),
        failure.why(),
        after.failures(),
        failure.message());
    remember(source, after, schedule.afterFailure(source, after.failures(), failure.retryAfter()));
    metrics.polled(failure.why().name().toLowerCase(Locale.ROOT));
    return 0;
  }

  /**
   * Takes what a hub has pushed as if it had been fetched.
   *
   * @return how many versions of articles were published
   */
  int pushed(Source source, byte[] body, @Nullable String contentType) throws InterruptedException {
    SourceState before = memory.sources().get(source.id()).orElse(SourceState.NEW);
    Feed feed;
    try {
      feed = feeds.pushed(source, body, contentType);
    } catch (UnreadableFeed e) {
      LOG.warn("source {}: what its hub pushed is no feed: {}", source.id(), e.getMessage());
      metrics.pushed("unreadable");
      // It still says that something is new.
      return poll(source);
    }
    int published = takeNew(source, feed, before);
    SourceState after =
        memory.sources().get(source.id()).orElse(before).pushed(clock.instant(), published);
    publisher.publish(List.of(), List.of(memory.sources().note(source.id(), after)));
    memory.sources().set(source.id(), after);
    metrics.pushed("taken");
    return published;
  }

  private void remember(Source source, SourceState state, Duration wait) {
    boolean told =
        source.pollEvery() == null && subscriptions != null && subscriptions.isActive(source.id());
    Duration until = told && wait.compareTo(WHERE_PUSHED) < 0 ? WHERE_PUSHED : wait;
    SourceState due = state.due(clock.instant().plus(until));
    publisher.publish(List.of(), List.of(memory.sources().note(source.id(), due)));
    memory.sources().set(source.id(), due);
  }

  private int takeNew(Source source, Feed feed, SourceState before) throws InterruptedException {
    SequencedMap<String, FeedEntry> fresh = new LinkedHashMap<>();
    SequencedMap<String, FeedEntry> baseline = new LinkedHashMap<>();
    List<String> known = new ArrayList<>();
    boolean sitemap = feed.format().equals("sitemap");
    Instant oldest = clock.instant().minus(SITEMAP_REACH);
    for (FeedEntry entry : feed.entries().stream().limit(MOST_ENTRIES).toList()) {
      String link = entry.url();
      if (link == null || WebAddress.normalise(link).isEmpty()) {
        metrics.settled("no_address");
        continue;
      }
      String linkId = ArticleIdentity.articleId(link);
      Instant dated = entry.published() == null ? entry.updated() : entry.published();
      if (sitemap && dated != null && dated.isBefore(oldest)) {
        continue;
      }
      if (memory.pending().get(linkId).isPresent()) {
        continue;
      }
      if (!links.isNews(entry, linkId)) {
        known.add(linkId);
      } else if (sitemap && dated == null && before.firstSuccess() == null) {
        // What a sitemap holds at the first look, and does not date, may be as old as the site.
        baseline.putIfAbsent(linkId, entry);
      } else {
        fresh.putIfAbsent(linkId, entry);
      }
    }
    links.keep(known, baseline);
    List<Future<Integer>> takes = new ArrayList<>();
    // Oldest first, so that a reader of the topic sees them in about the order of events.
    for (FeedEntry entry : fresh.sequencedValues().reversed()) {
      takes.add(threads.submit(() -> links.take(source, entry, link(entry), /* attempt= */ 1)));
    }
    return sum(takes);
  }

  /** Tries the pages again that could not be had, and are due. */
  int retryPending(Source source) throws InterruptedException {
    Instant now = clock.instant();
    List<Future<Integer>> takes = new ArrayList<>();
    for (PendingLink pending : memory.pending().values()) {
      if (pending.isDue(source, now)) {
        takes.add(
            threads.submit(
                () ->
                    links.take(
                        source, pending.entry(), link(pending.entry()), pending.attempts() + 1)));
      }
    }
    return sum(takes);
  }

  /** Looks at the pages of some articles again. */
  int lookAgain(Source source, List<String> articleIds) throws InterruptedException {
    List<Future<Integer>> takes = new ArrayList<>();
    for (String articleId : articleIds) {
      takes.add(threads.submit(() -> links.lookAgain(source, articleId)));
    }
    return sum(takes);
  }

  private static String link(FeedEntry entry) {
    String url = entry.url();
    if (url == null) {
      throw new IllegalStateException("an entry without an address was to be followed");
    }
    return url;
  }

  private static int sum(List<Future<Integer>> takes) throws InterruptedException {
    int sum = 0;
    RuntimeException failure = null;
    for (Future<Integer> take : takes) {
      try {
        sum += take.get();
      } catch (ExecutionException e) {
        failure =
            e.getCause() instanceof RuntimeException r
                ? r
                : new IllegalStateException(e.getCause());
      }
    }
    if (failure != null) {
      throw failure;
    }
    return sum;
  }

  private static @Nullable Instant newest(Feed feed, SourceState after) {
    Instant newest = after.lastArticle();
    for (FeedEntry entry : feed.entries()) {
      Instant published = entry.published();
      if (published != null && (newest == null || published.isAfter(newest))) {
        newest = published;
      }
    }
    return newest;
  }

  private static @Nullable Duration usualGap(SourceState state, Instant now) {
    double perDay = SourceReport.usualPerDay(state, now);
    return perDay <= 0 ? null : Duration.ofSeconds((long) (86_400 / perDay));
  }

  private static @Nullable Duration longer(@Nullable Duration a, @Nullable Duration b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) >= 0 ? a : b;
  }
}
