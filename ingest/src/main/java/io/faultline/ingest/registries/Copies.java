package io.faultline.ingest.registries;

import io.faultline.ingest.news.fetching.Answer;
import io.faultline.ingest.news.fetching.Fetcher;
import io.faultline.ingest.news.fetching.Limits;
import io.faultline.ingest.news.fetching.Manners;
import io.faultline.ingest.news.fetching.Validators;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Opens the copies of registries, from disk or by HTTP, and unpacks them on the way. What has not
 * changed since it was opened last is not opened again.
 */
final class Copies implements AutoCloseable {
  /** By HTTP come the small ones; GLEIF's golden copies are fetched by hand and read from disk. */
  private static final Limits LIMITS =
      new Limits(64 * 1024 * 1024, Duration.ofMinutes(5), /* redirects= */ 5);

  private static final String ACCEPT = "text/csv, application/json, application/xml, */*;q=0.5";
  private static final int BUFFER = 1 << 16;

  private final Fetcher fetcher;
  private final boolean allowPrivate;
  private final Map<URI, Validators> known = new HashMap<>();
  private final Map<URI, String> seen = new HashMap<>();

  Copies(InstantSource clock, boolean allowPrivate) {
    this.fetcher = new Fetcher(Manners.DEFAULT.withPause(Duration.ZERO), LIMITS, clock);
    this.allowPrivate = allowPrivate;
  }

  /**
   * The content, unpacked; null if it is what it was.
   *
   * @throws IOException if it can't be had
   */
  @Nullable InputStream open(URI address) throws IOException, InterruptedException {
    if ("file".equals(address.getScheme())) {
      Path file = Path.of(address);
      String state = Files.size(file) + " " + Files.getLastModifiedTime(file);
      return state.equals(seen.put(address, state)) ? null : unpacked(Files.newInputStream(file));
    }
    Answer answer =
        fetcher.fetch(
            new Fetcher.Request(
                address,
                known.getOrDefault(address, Validators.NONE),
                ACCEPT,
                allowPrivate ? address.getHost() : null,
                /* askRobots= */ false));
    return switch (answer) {
      case Answer.Document document -> {
        known.put(address, document.validators());
        yield unpacked(new ByteArrayInputStream(document.body()));
      }
      case Answer.Unchanged unchanged -> null;
      case Answer.Failure failure -> throw new IOException(failure.message());
    };
  }

  /** Forgets a copy, so that it is opened again next time. */
  void forget(URI address) {
    known.remove(address);
    seen.remove(address);
  }

  /** Packed or not, told by its first bytes. */
  static InputStream unpacked(InputStream raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
    in.mark(4);
    byte[] head = in.readNBytes(4);
    in.reset();
    if (head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3) {
      ZipInputStream zip = new ZipInputStream(in);
      if (zip.getNextEntry() == null) {
        throw new IOException("the archive is empty");
      }
      return zip;
    }
    boolean gzip = head.length > 1 && head[0] == (byte) 0x1f && head[1] == (byte) 0x8b;
    return gzip ? new GZIPInputStream(in, BUFFER) : in;
  }

  @Override
  public void close() {
    fetcher.close();
  }
}
