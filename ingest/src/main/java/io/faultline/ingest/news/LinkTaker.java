package io.faultline.ingest.news;

import io.faultline.events.Article;
import io.faultline.events.ArticleStatus;
import io.faultline.events.Json;
import io.faultline.ingest.news.ArticleMaker.Draft;
import io.faultline.ingest.news.feeds.FeedEntry;
import io.faultline.ingest.news.fetching.Answer;
import io.faultline.ingest.news.fetching.Answer.Failure;
import io.faultline.ingest.news.fetching.Answer.Reason;
import io.faultline.ingest.news.fetching.Fetcher;
import io.faultline.ingest.news.fetching.LenientUri;
import io.faultline.ingest.news.fetching.Validators;
import io.faultline.ingest.news.pages.PageReader;
import io.faultline.ingest.news.pages.PageVerdict;
import io.faultline.ingest.news.pages.ReadPage;
import io.faultline.ingest.publishing.EventPublisher;
import io.faultline.ingest.publishing.Note;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * Follows one link of a feed to its article and publishes what is new about it, together with the
 * memory of it. Thread-safe: two feeds may announce the same article at the same moment.
 */
final class LinkTaker {
  /** A page that could not be had so often is given up; its feed may announce it anew. */
  static final int ATTEMPTS = 6;

  private static final Duration FIRST_RETRY = Duration.ofMinutes(2);

  /** Shorter bodies in a feed are teasers. */
  private static final int WHOLE_TEXT = 600;

  private static final FeedEntry NO_ENTRY =
      new FeedEntry(null, null, null, null, null, List.of(), null, null, null, null);

  private final Fetcher fetcher;
  private final PageReader pages;
  private final NewsMemory memory;
  private final EventPublisher publisher;
  private final NewsMetrics metrics;
  private final LookPlan looks;
  private final InstantSource clock;
  private final Territory territory;
  private final Lock[] locks = new Lock[256];

  /** Which addresses are one's own to fetch and to publish, and the way to the owner of others. */
  record Territory(HostShares shares, int own, Handover handover) {
    boolean holds(String address) {
      return shares.of(address) == own;
    }

    void hand(String address, Handed handed) {
      handover.hand(shares.of(address), ArticleIdentity.articleId(address), Json.write(handed));
    }
  }

  LinkTaker(
      Fetcher fetcher,
      PageReader pages,
      NewsMemory memory,
      EventPublisher publisher,
      NewsMetrics metrics,
      LookPlan looks,
      InstantSource clock,
      Territory territory) {
    this.fetcher = fetcher;
    this.pages = pages;
    this.memory = memory;
    this.publisher = publisher;
    this.metrics = metrics;
    this.looks = looks;
    this.clock = clock;
    this.territory = territory;
    Arrays.setAll(locks, i -> new ReentrantLock());
  }

  /** Whether an entry says something that has not been dealt with. */
  boolean isNews(FeedEntry entry, String linkId) {
    return memory
        .links()
        .get(linkId)
        .map(state -> !state.entry().equals(fingerprint(entry)))
        .orElse(true);
  }

  /**
   * Keeps the memory of links that a feed still shows, and takes note of links that are not to be
   * followed.
   */
  void keep(List<String> known, Map<String, FeedEntry> baseline) {
    Instant now = clock.instant();
    Map<String, LinkState> states = new LinkedHashMap<>();
    for (String linkId : known) {
      memory
          .links()
          .get(linkId)
          .filter(state -> state.seen().isBefore(now.minus(NewsMemory.REFRESH)))
          .ifPresent(state -> states.put(linkId, state.seenAt(now)));
    }
    baseline.forEach(
        (linkId, entry) ->
            states.put(linkId, new LinkState(fingerprint(entry), null, "baseline", now)));
    List<Note> notes = new ArrayList<>();
    states.forEach((linkId, state) -> notes.add(memory.links().note(linkId, state)));
    publisher.publish(List.of(), notes);
    states.forEach((linkId, state) -> memory.links().set(linkId, state));
  }

  /**
   * Fetches, reads and publishes.
   *
   * @param attempt 1 for the first time
   * @return how many versions were published, or handed to the share that they belong to
   */
  int take(Source source, FeedEntry entry, String link, int attempt) throws InterruptedException {
    Instant now = clock.instant();
    if (source.content() == Source.Content.ENTRIES) {
      String text = text(entry);
      return text.isEmpty()
          ? settle(entry, link, null, "empty")
          : publish(
              source, entry, link, ArticleMaker.draft(source, entry, text, link), Validators.NONE);
    }
    Optional<URI> address = LenientUri.parse(link);
    if (address.isEmpty()) {
      return settle(entry, link, null, "bad_address");
    }
    if (!territory.holds(link)) {
      return handOver(link, new Handed(now, source.id(), entry, null, Validators.NONE), link);
    }
    return switch (fetcher.fetch(Fetcher.Request.page(address.get(), source.privateHost()))) {
      case Answer.Document document -> read(source, entry, link, document);
      case Answer.Unchanged unchanged -> settle(entry, link, null, "unchanged");
      case Failure failure -> fail(source, entry, link, attempt, failure, now);
    };
  }

  private int read(Source source, FeedEntry entry, String link, Answer.Document document) {
    ReadPage page = pages.read(document.body(), document.contentType(), document.address());
    String address = document.address().toString();
    if (page.verdict() == PageVerdict.ARTICLE && !page.text().isBlank()) {
      Draft draft = ArticleMaker.draft(source, entry, page, address);
      return publish(source, entry, link, draft, document.validators());
    }
    String inFeed = text(entry);
    if (inFeed.length() >= WHOLE_TEXT) {
      Draft draft = ArticleMaker.draft(source, entry, inFeed, address);
      return publish(source, entry, link, draft, document.validators());
    }
    String outcome =
        page.verdict() == PageVerdict.ARTICLE
            ? "empty"
            : page.verdict().name().toLowerCase(Locale.ROOT);
    return settle(entry, link, null, outcome);
  }

  private int publish(
      Source source, FeedEntry entry, String link, Draft draft, Validators validators) {
    if (!territory.holds(draft.url())) {
      Handed handed =
          new Handed(clock.instant(), source.id(), entry.withoutContent(), draft, validators);
      return handOver(draft.url(), handed, link);
    }
    String articleId = draft.articleId();
    Lock lock = lock(articleId);
    lock.lock();
    try {
      ArticleState before = memory.articles().get(articleId).orElse(null);
      Optional<Article> version = ArticleMaker.version(draft, before, clock.instant());
      if (version.isEmpty()) {
        return settle(entry, link, articleId, "article");
      }
      publish(version.get(), link(entry, articleId), link, before, source.id(), validators);
      return 1;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Gives what belongs to another share away, and only then takes note that it is done: after a
   * crash in between it is given away twice, and taken once.
   */
  private int handOver(String address, Handed handed, String link) {
    territory.hand(address, handed);
    settle(handed.entry(), link, null, "handed_over");
    return 1;
  }

  /** Takes what another share has handed over; returns when it is remembered or published. */
  void takeHanded(Source source, Handed handed) {
    FeedEntry entry = handed.entry();
    String link = entry.url();
    if (link == null || isOvertaken(handed, link)) {
      return;
    }
    Draft draft = handed.draft();
    if (draft != null) {
      publish(source, entry, link, draft, handed.validators());
      return;
    }
    String linkId = ArticleIdentity.articleId(link);
    if (!isNews(entry, linkId) || memory.pending().get(linkId).isPresent()) {
      return;
    }
    PendingLink taken = new PendingLink(source.id(), entry, /* attempts= */ 0, clock.instant());
    publisher.publish(List.of(), List.of(memory.pending().note(linkId, taken)));
    memory.pending().set(linkId, taken);
  }

  /** Whether the link was dealt with since: what comes twice may come after a later version. */
  private boolean isOvertaken(Handed handed, String link) {
    return memory
        .links()
        .get(ArticleIdentity.articleId(link))
        .filter(state -> !state.seen().isBefore(handed.at()))
        .isPresent();
  }

  private int fail(
      Source source, FeedEntry entry, String link, int attempt, Failure failure, Instant now) {
    metrics.pageFailed(failure.why());
    String linkId = ArticleIdentity.articleId(link);
    if (failure.why() == Reason.GONE) {
      return retract(entry, link);
    }
    if (!failure.why().isTemporary() || attempt >= ATTEMPTS) {
      return settle(entry, link, null, failure.why().name().toLowerCase(Locale.ROOT));
    }
    Duration wait = FIRST_RETRY.multipliedBy(1L << (2 * (attempt - 1)));
    Duration asked = failure.retryAfter();
    PendingLink later =
        new PendingLink(
            source.id(),
            entry,
            attempt,
            now.plus(asked != null && asked.compareTo(wait) > 0 ? asked : wait));
    publisher.publish(List.of(), List.of(memory.pending().note(linkId, later)));
    memory.pending().set(linkId, later);
    return 0;
  }

  private int retract(FeedEntry entry, String link) {
    String linkId = ArticleIdentity.articleId(link);
    String articleId = memory.links().get(linkId).map(LinkState::articleId).orElse(linkId);
    Lock lock = lock(articleId);
    lock.lock();
    try {
      ArticleState before = memory.articles().get(articleId).orElse(null);
      if (before == null || before.status() == ArticleStatus.RETRACTED) {
        return settle(entry, link, before == null ? null : articleId, "gone");
      }
      Article retraction = ArticleMaker.retraction(articleId, before, clock.instant());
      publish(
          retraction, link(entry, articleId), link, before, before.sourceId(), before.validators());
      return 1;
    } finally {
      lock.unlock();
    }
  }

  private LinkState link(FeedEntry entry, String articleId) {
    return new LinkState(fingerprint(entry), articleId, "article", clock.instant());
  }

  /**
   * The article, and everything that must be remembered if and only if it is published.
   *
   * @param state of the link; null where no link led here
   */
  private void publish(
      Article article,
      @Nullable LinkState state,
      String link,
      @Nullable ArticleState before,
      String sourceId,
      Validators validators) {
    String linkId = ArticleIdentity.articleId(link);
    ArticleState after = ArticleState.of(article, sourceId, validators, before);
    if (state == null) {
      after = after.looked(clock.instant(), validators);
    }
    List<Note> notes = new ArrayList<>();
    notes.add(memory.articles().note(article.articleId(), after));
    boolean wasPending = memory.pending().get(linkId).isPresent();
    if (state != null) {
      notes.add(memory.links().note(linkId, state));
      if (wasPending) {
        notes.add(memory.pending().note(linkId, null));
      }
    }
    publisher.publish(List.of(article), notes);
    memory.articles().set(article.articleId(), after);
    looks.plan(article.articleId(), after);
    if (state != null) {
      memory.links().set(linkId, state);
      memory.pending().set(linkId, null);
    }
    metrics.published(article);
  }

  /**
   * Looks at an article's page again, for corrections and retractions.
   *
   * @return how many versions were published
   */
  int lookAgain(Source source, String articleId) throws InterruptedException {
    ArticleState state = memory.articles().get(articleId).orElse(null);
    Optional<URI> address = state == null ? Optional.empty() : LenientUri.parse(state.url());
    if (state == null || address.isEmpty()) {
      return 0;
    }
    Answer answer =
        fetcher.fetch(
            new Fetcher.Request(
                address.get(),
                state.validators(),
                Fetcher.Request.PAGES,
                source.privateHost(),
                /* askRobots= */ true));
    Lock lock = lock(articleId);
    lock.lock();
    try {
      ArticleState before = memory.articles().get(articleId).orElse(state);
      Optional<Article> version = versionAfterLook(source, articleId, before, answer);
      Validators validators =
          answer instanceof Answer.Document document ? document.validators() : before.validators();
      if (version.isPresent()) {
        publish(version.get(), null, state.url(), before, before.sourceId(), validators);
        return 1;
      }
      ArticleState after = before.looked(clock.instant(), validators);
      publisher.publish(List.of(), List.of(memory.articles().note(articleId, after)));
      memory.articles().set(articleId, after);
      looks.plan(articleId, after);
      return 0;
    } finally {
      lock.unlock();
    }
  }

  private Optional<Article> versionAfterLook(
      Source source, String articleId, ArticleState before, Answer answer) {
    Instant now = clock.instant();
    return switch (answer) {
      case Answer.Unchanged unchanged -> Optional.empty();
      case Failure failure ->
          failure.why() == Reason.GONE && before.status() != ArticleStatus.RETRACTED
              ? Optional.of(ArticleMaker.retraction(articleId, before, now))
              : Optional.empty();
      case Answer.Document document -> {
        ReadPage page = pages.read(document.body(), document.contentType(), document.address());
        if (page.verdict() != PageVerdict.ARTICLE || page.text().isBlank()) {
          yield Optional.empty();
        }
        Draft draft = ArticleMaker.draft(source, NO_ENTRY, page, document.address().toString());
        // A page that now says it is another article is no version of this one.
        yield draft.articleId().equals(articleId)
            ? ArticleMaker.version(draft, before, now)
            : Optional.empty();
      }
    };
  }

  /** Remembers what a link led to where there is nothing to publish. */
  private int settle(FeedEntry entry, String link, @Nullable String articleId, String outcome) {
    String linkId = ArticleIdentity.articleId(link);
    String known = memory.links().get(linkId).map(LinkState::articleId).orElse(null);
    LinkState state =
        new LinkState(
            fingerprint(entry), articleId == null ? known : articleId, outcome, clock.instant());
    List<Note> notes = new ArrayList<>();
    notes.add(memory.links().note(linkId, state));
    if (memory.pending().get(linkId).isPresent()) {
      notes.add(memory.pending().note(linkId, null));
    }
    publisher.publish(List.of(), notes);
    memory.links().set(linkId, state);
    memory.pending().set(linkId, null);
    metrics.settled(outcome);
    return 0;
  }

  private Lock lock(String articleId) {
    return locks[Math.floorMod(articleId.hashCode(), locks.length)];
  }

  /** Changes when the publisher touches the entry. */
  private static String fingerprint(FeedEntry entry) {
    return Json.fingerprint(
        Arrays.asList(entry.title(), entry.published(), entry.updated(), entry.summary()));
  }

  /** The body that the feed itself carries, as paragraphs. */
  private static String text(FeedEntry entry) {
    String markup = entry.content();
    if (markup == null || markup.isBlank()) {
      return entry.summary() == null ? "" : entry.summary();
    }
    if (!markup.contains("<")) {
      return markup.strip();
    }
    List<String> paragraphs = new ArrayList<>();
    org.jsoup.nodes.Element body = Jsoup.parseBodyFragment(markup).body();
    body.select("p, li, h1, h2, h3, h4, blockquote > :not(p)").stream()
        .map(org.jsoup.nodes.Element::text)
        .filter(t -> !t.isBlank())
        .forEach(paragraphs::add);
    String whole = body.text();
    String inParagraphs = String.join("\n\n", paragraphs);
    // Text that stands outside of paragraphs must not be lost.
    return inParagraphs.length() >= whole.length() * 0.9 ? inParagraphs : whole;
  }
}
