package io.faultline.ingest.market.lockups;

import io.faultline.ingest.news.fetching.Answer;
import io.faultline.ingest.news.fetching.Fetcher;
import io.faultline.ingest.news.fetching.Limits;
import io.faultline.ingest.news.fetching.Manners;
import io.faultline.ingest.news.fetching.Validators;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** Gets a prospectus, from disk or from EDGAR or wherever it lies. Bounded in size and time. */
public final class ProspectusFetcher implements AutoCloseable {
  /** The largest prospectuses have some 15 MB of HTML. */
  private static final Limits LIMITS =
      new Limits(64 * 1024 * 1024, Duration.ofMinutes(2), /* redirects= */ 5);

  private static final String ACCEPT = "text/html, text/plain, */*;q=0.5";

  private final Fetcher fetcher;

  public ProspectusFetcher(InstantSource clock) {
    this.fetcher = new Fetcher(Manners.DEFAULT, LIMITS, clock);
  }

  /**
   * The content at an address.
   *
   * @param allowPrivate whether its host may be in a private network
   * @throws IOException if it can't be had; the message says why
   */
  public byte[] fetch(URI address, boolean allowPrivate) throws IOException, InterruptedException {
    Answer answer =
        fetcher.fetch(
            new Fetcher.Request(
                address,
                Validators.NONE,
                ACCEPT,
                allowPrivate ? address.getHost() : null,
                /* askRobots= */ false));
    return switch (answer) {
      case Answer.Document document -> document.body();
      case Answer.Unchanged _ ->
          throw new IOException(address + " answered 304 to an unconditional request");
      case Answer.Failure failure -> throw new IOException(failure.message());
    };
  }

  /**
   * The content of a file.
   *
   * @throws IOException if it can't be read, or is too large for a prospectus
   */
  public static byte[] read(Path file) throws IOException {
    if (Files.size(file) > LIMITS.bytes()) {
      throw new IOException(file + " is larger than " + LIMITS.bytes() + " bytes");
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IOException(file + " can't be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    fetcher.close();
  }
}
