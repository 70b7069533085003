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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Gets the files of a list, from disk or by HTTP. What has not changed on the server is not sent
 * again: it is asked with what the caller remembers of the last copy that was good.
 */
final class ListFetcher implements AutoCloseable {
  /** The largest list today, advanced XML apart, is far below. */
  private static final Limits LIMITS =
      new Limits(256 * 1024 * 1024, Duration.ofMinutes(5), /* redirects= */ 5);

  private static final String ACCEPT = "text/csv, application/xml, application/json, */*;q=0.5";

  private final Fetcher fetcher;
  private final boolean allowPrivate;

  /**
   * The files of a list, the main one first.
   *
   * @param validators what to ask with next time, by address
   */
  record Fetched(List<ListText> files, Map<String, Validators> validators) {
    Fetched {
      files = List.copyOf(files);
      validators = Map.copyOf(validators);
    }
  }

  /** A file by HTTP: its text, or that it is what it was. */
  private record Copy(@Nullable String text, Validators validators) {}

  ListFetcher(InstantSource clock, boolean allowPrivate) {
    this.fetcher = new Fetcher(Manners.DEFAULT.withPause(Duration.ZERO), LIMITS, clock);
    this.allowPrivate = allowPrivate;
  }

  /**
   * The main file and its companions; a companion on disk that isn't there is left out.
   *
   * @param known of the copy before, by address
   * @return empty if no file has changed since that copy
   * @throws IOException if a file can't be had; the message says which and why
   */
  synchronized Optional<Fetched> fetch(ListSource source, Map<String, Validators> known)
      throws IOException, InterruptedException {
    List<URI> addresses = new ArrayList<>(List.of(source.main()));
    source.companions().stream()
        .filter(companion -> !isFile(companion) || Files.exists(Path.of(companion)))
        .forEach(addresses::add);
    Map<URI, Copy> copies = new LinkedHashMap<>();
    for (URI address : addresses) {
      Validators last = known.getOrDefault(address.toString(), Validators.NONE);
      copies.put(
          address, isFile(address) ? new Copy(read(address), Validators.NONE) : ask(address, last));
    }
    if (copies.values().stream().allMatch(copy -> copy.text() == null)) {
      return Optional.empty();
    }
    List<ListText> files = new ArrayList<>();
    Map<String, Validators> validators = new HashMap<>();
    for (Map.Entry<URI, Copy> entry : copies.entrySet()) {
      URI address = entry.getKey();
      // One file of several has changed: the others are needed too.
      Copy copy =
          entry.getValue().text() == null ? ask(address, Validators.NONE) : entry.getValue();
      String text = copy.text();
      if (text == null) {
        throw new IOException(address + " answered 304 to an unconditional request");
      }
      files.add(new ListText(name(address), text));
      validators.put(address.toString(), copy.validators());
    }
    return Optional.of(new Fetched(files, validators));
  }

  private static String name(URI address) {
    String path = address.getPath() == null ? address.toString() : address.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static boolean isFile(URI address) {
    return "file".equals(address.getScheme());
  }

  private static String read(URI address) throws IOException {
    Path file = Path.of(address);
    if (Files.size(file) > LIMITS.bytes()) {
      throw new IOException(file + " is larger than " + LIMITS.bytes() + " bytes");
    }
    return decoded(Files.readAllBytes(file));
  }

  private Copy ask(URI address, Validators last) throws IOException, InterruptedException {
    Answer answer =
        fetcher.fetch(
            new Fetcher.Request(
                address,
                last,
                ACCEPT,
                allowPrivate ? address.getHost() : null,
                /* askRobots= */ false));
    return switch (answer) {
      case Answer.Document document -> new Copy(decoded(document.body()), document.validators());
      case Answer.Unchanged unchanged -> new Copy(null, last);
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
