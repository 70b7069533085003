package io.faultline.ingest.news;

import io.faultline.ingest.news.feeds.Feed;
import io.faultline.ingest.news.feeds.UnreadableFeed;
import io.faultline.ingest.news.fetching.Answer;
import io.faultline.ingest.news.fetching.Fetcher;
import io.faultline.ingest.news.fetching.Limits;
import io.faultline.ingest.news.fetching.Manners;
import io.faultline.ingest.news.fetching.Validators;
import java.net.URI;
import java.time.InstantSource;

/** What the news service would make of an address, for looking at it before it is configured. */
public final class FeedPreview implements AutoCloseable {
  private final Fetcher fetcher =
      new Fetcher(Manners.DEFAULT, Limits.DEFAULT, InstantSource.system());

  /**
   * Fetches and reads an address once. Whoever asks for a host by name may have it, private or not.
   *
   * @throws UnreadableFeed if it can't be had, or is no feed and leads to none
   */
  public Feed read(URI address) throws UnreadableFeed, InterruptedException {
    Source source =
        new Source(
            Source.idOf(address),
            address,
            null,
            null,
            null,
            Source.Content.PAGES,
            /* allowPrivate= */ true,
            /* askRobots= */ false);
    Answer answer =
        fetcher.fetch(
            new Fetcher.Request(
                address,
                Validators.NONE,
                Fetcher.Request.FEEDS,
                source.privateHost(),
                source.askRobots()));
    return switch (answer) {
      case Answer.Document document -> new FeedWatch(fetcher).read(source, document);
      case Answer.Unchanged unchanged -> throw new UnreadableFeed("304 without having been asked");
      case Answer.Failure failure -> throw new UnreadableFeed(failure.message());
    };
  }

  @Override
  public void close() {
    fetcher.close();
  }
}
