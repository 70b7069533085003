package io.faultline.ingest.news;

import io.faultline.ingest.news.feeds.Feed;
import io.faultline.ingest.news.feeds.FeedEntry;
import io.faultline.ingest.news.feeds.FeedReader;
import io.faultline.ingest.news.feeds.ListPages;
import io.faultline.ingest.news.feeds.UnreadableFeed;
import io.faultline.ingest.news.fetching.Answer;
import io.faultline.ingest.news.fetching.Fetcher;
import io.faultline.ingest.news.fetching.Validators;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one feed of what stands at a source's address. A sitemap index is read with its newest
 * parts; of a page that is no feed the first feed that it announces is read, or else the newest of
 * its site's sitemaps, or else the page's own links are the entries.
 */
final class FeedWatch {
  private static final Logger LOG = LoggerFactory.getLogger(FeedWatch.class);

  /** The newest parts of an index hold what is new. */
  private static final int PARTS = 4;

  /** Who looks at a feed for the first time wants what was lately, not its whole archive. */
  private static final int OLDER_PAGES = 5;

  private final Fetcher fetcher;
  private final FeedReader reader = new FeedReader();

  FeedWatch(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  Feed read(Source source, Answer.Document document) throws UnreadableFeed, InterruptedException {
    if (!ListPages.isHtml(document.body())) {
      return withParts(source, parse(document));
    }
    Optional<Feed> feed = feedInPage(document);
    if (feed.isPresent()) {
      return feed.get();
    }
    Feed page = ListPages.read(document.body(), document.contentType(), document.address());
    for (URI announced : page.parts()) {
      Optional<Feed> found = fetch(source, announced);
      if (found.isPresent() && !found.get().entries().isEmpty()) {
        return found.get();
      }
    }
    for (URI sitemap : fetcher.sitemaps(document.address(), source.privateHost())) {
      Optional<Feed> found = fetch(source, sitemap);
      if (found.isPresent()) {
        Feed whole = withParts(source, found.get());
        if (whole.entries().stream().anyMatch(e -> e.published() != null)) {
          return whole;
        }
      }
    }
    if (page.entries().isEmpty()) {
      throw new UnreadableFeed(
          "expected a feed or a page with links to articles, found a page without any");
    }
    return page;
  }

  /**
   * The feed with the entries of the pages after it, as far as they go and are worth it (RFC 5005).
   */
  Feed withOlder(Source source, Feed feed) throws InterruptedException {
    Set<URI> seen = new HashSet<>();
    List<FeedEntry> older = new ArrayList<>();
    Optional<Feed> page = Optional.of(feed);
    for (int pages = 0; pages < OLDER_PAGES; pages++) {
      Optional<URI> next = page.filter(Feed::isPaged).map(f -> f.parts().getFirst());
      if (next.isEmpty() || !seen.add(next.get())) {
        break;
      }
      page = fetch(source, next.get());
      page.ifPresent(read -> older.addAll(read.entries()));
    }
    return feed.withOlder(older);
  }

  /** What a hub has pushed: a feed, whole or of its new entries alone. */
  Feed pushed(Source source, byte[] body, @Nullable String contentType) throws UnreadableFeed {
    return reader.read(body, contentType, source.url());
  }

  /** Some servers wrap a feed into a page. */
  private Optional<Feed> feedInPage(Answer.Document document) {
    try {
      return Optional.of(parse(document)).filter(feed -> !feed.entries().isEmpty());
    } catch (UnreadableFeed e) {
      return Optional.empty();
    }
  }

  private Feed withParts(Source source, Feed feed) throws InterruptedException {
    if (!feed.format().equals("sitemap-index")) {
      return feed;
    }
    List<FeedEntry> entries = new ArrayList<>();
    for (URI part : feed.parts().stream().limit(PARTS).toList()) {
      fetch(source, part).ifPresent(read -> entries.addAll(read.entries()));
    }
    return feed.asSitemap(entries);
  }

  private Optional<Feed> fetch(Source source, URI address) throws InterruptedException {
    Answer answer =
        fetcher.fetch(
            new Fetcher.Request(
                address,
                Validators.NONE,
                Fetcher.Request.FEEDS,
                source.privateHost(),
                /* askRobots= */ true));
    if (!(answer instanceof Answer.Document document)) {
      LOG.debug("source {}: {} gave {}", source.id(), address, answer);
      return Optional.empty();
    }
    try {
      return Optional.of(parse(document));
    } catch (UnreadableFeed e) {
      LOG.debug("source {}: {}: {}", source.id(), address, e.getMessage());
      return Optional.empty();
    }
  }

  private Feed parse(Answer.Document document) throws UnreadableFeed {
    return reader.read(document.body(), document.contentType(), document.address());
  }
}
