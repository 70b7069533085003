package io.faultline.ingest.lists;

import io.faultline.ingest.news.fetching.Answer;
import io.faultline.ingest.news.fetching.Fetcher;
import io.faultline.ingest.news.fetching.Limits;
import io.faultline.ingest.news.fetching.Manners;
import io.faultline.ingest.news.fetching.Validators;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Gets the files of a list, from disk or by HTTP. What has not changed on the server is not sent
 * again; the last copy of each file stays in memory for that.
 */
final class ListFetcher implements AutoCloseable {
  /** The largest list today, advanced XML apart, is far below. */
  private static final Limits LIMITS =
      new Limits(256 * 1024 * 1024, Duration.ofMinutes(5), /* redirects= */ 5);

  private static final String ACCEPT = "text/csv, application/xml, application/json, */*;q=0.5";

  private final Fetcher fetcher;
  private final boolean allowPrivate;
  private final Map<URI, Copy> copies = new HashMap<>();

  private record Copy(Validators validators, String text) {}

  ListFetcher(InstantSource clock, boolean allowPrivate) {
    this.fetcher = new Fetcher(Manners.DEFAULT.withPause(Duration.ZERO), LIMITS, clock);
    this.allowPrivate = allowPrivate;
  }

  /**
   * The main file and its companions; a companion on disk that isn't there is left out.
   *
   * @throws IOException if a file can't be had; the message says which and why
   */
  synchronized List<ListText> fetch(ListSource source) throws IOException, InterruptedException {
    List<ListText> texts = new ArrayList<>();
    texts.add(new ListText(name(source.main()), text(source.main())));
    for (URI companion : source.companions()) {
      if (!isFile(companion) || Files.exists(Path.of(companion))) {
        texts.add(new ListText(name(companion), text(companion)));
      }
    }
    return texts;
  }

  private static String name(URI address) {
    String path = address.getPath() == null ? address.toString() : address.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static boolean isFile(URI address) {
    return "file".equals(address.getScheme());
  }

  private String text(URI address) throws IOException, InterruptedException {
    if (isFile(address)) {
      Path file = Path.of(address);
      if (Files.size(file) > LIMITS.bytes()) {
        throw new IOException(file + " is larger than " + LIMITS.bytes() + " bytes");
      }
      return decoded(Files.readAllBytes(file));
    }
    Copy last = copies.get(address);
    @Nullable String privateHost = allowPrivate ? address.getHost() : null;
    Answer answer =
        fetcher.fetch(
            new Fetcher.Request(
                address,
                last == null ? Validators.NONE : last.validators(),
                ACCEPT,
                privateHost,
                /* askRobots= */ false));
    return switch (answer) {
      case Answer.Document document -> {
        String text = decoded(document.body());
        copies.put(address, new Copy(document.validators(), text));
        yield text;
      }
      case Answer.Unchanged unchanged -> {
        if (last == null) {
          throw new IOException(address + " answered 304 to an unconditional request");
        }
        yield last.text();
      }
      case Answer.Failure failure -> throw new IOException(failure.message());
    };
  }

  private static String decoded(byte[] bytes) throws IOException {
    boolean zipped = bytes.length > 2 && bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b;
    if (!zipped) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] plain = in.readNBytes(LIMITS.bytes());
      if (in.read() >= 0) {
        throw new IOException("is larger than " + LIMITS.bytes() + " bytes when unpacked");
      }
      return new String(plain, StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    fetcher.close();
  }
}
