package io.faultline.ingest.news;

import io.faultline.ingest.news.fetching.Answer;
import io.faultline.ingest.news.fetching.Fetcher;
import io.faultline.ingest.news.fetching.Limits;
import io.faultline.ingest.news.fetching.Manners;
import io.faultline.ingest.news.fetching.Validators;
import io.faultline.ingest.news.pages.PageReader;
import io.faultline.ingest.news.pages.ReadPage;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;

/** What the news service would read off a page, for looking at it by its address. */
public final class ArticlePreview implements AutoCloseable {
  private final Fetcher fetcher =
      new Fetcher(Manners.DEFAULT, Limits.DEFAULT, InstantSource.system());
  private final PageReader reader = new PageReader(InstantSource.system());

  /**
   * Fetches and reads a page once, within the bounds of the service. Whoever asks for a host by
   * name may have it, private or not; a redirect to another private host is refused.
   *
   * @throws IOException if it can't be had; the message says why
   */
  public ReadPage read(URI address) throws IOException, InterruptedException {
    Answer answer =
        fetcher.fetch(
            new Fetcher.Request(
                address,
                Validators.NONE,
                Fetcher.Request.PAGES,
                address.getHost(),
                /* askRobots= */ false));
    return switch (answer) {
      case Answer.Document document ->
          reader.read(document.body(), document.contentType(), document.address());
      case Answer.Unchanged unchanged -> throw new IOException("304 without having been asked");
      case Answer.Failure failure -> throw new IOException(failure.message());
    };
  }

  @Override
  public void close() {
    fetcher.close();
  }
}
