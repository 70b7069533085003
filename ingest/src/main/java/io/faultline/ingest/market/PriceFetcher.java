package io.faultline.ingest.market;

import io.faultline.events.PriceBar;
import io.faultline.ingest.news.fetching.Answer;
import io.faultline.ingest.news.fetching.Fetcher;
import io.faultline.ingest.news.fetching.Limits;
import io.faultline.ingest.news.fetching.Manners;
import io.faultline.ingest.news.fetching.Validators;
import io.faultline.ingest.tables.Problem;
import io.faultline.ingest.tables.Problems;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gets bars from a source. What has not changed on a server isn't sent again; a server that asks to
 * be left alone is, for as long as it asks. What is wrong is reported without the key.
 */
final class PriceFetcher implements AutoCloseable {
  private static final Limits LIMITS =
      new Limits(64 * 1024 * 1024, Duration.ofMinutes(1), /* redirects= */ 5);

  private static final long LARGEST_FILE = 512L << 20;
  private static final int MOST_FILES = 100_000;

  private final InstantSource clock;
  private final Map<String, Fetcher> fetchers = new HashMap<>();
  private final Map<URI, Validators> validators = new HashMap<>();
  private final Map<Path, String> seen = new HashMap<>();

  PriceFetcher(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * What a source has that is new.
   *
   * @param problems what couldn't be had or read
   * @param taker is given the bars of one file or answer at a time; what it throws leaves that file
   *     to be read again
   * @return how long the source asks to be left alone; null where it doesn't
   */
  @Nullable Duration read(
      PriceSource source, List<Problem> problems, Consumer<List<PriceBar>> taker)
      throws InterruptedException {
    return switch (source) {
      case PriceSource.Files files -> {
        read(files, problems, taker);
        yield null;
      }
      case PriceSource.Web web -> read(web, problems, taker);
    };
  }

  private void read(
      PriceSource.Files source, List<Problem> problems, Consumer<List<PriceBar>> taker) {
    for (Path file : files(source, problems)) {
      String name = file.getFileName().toString();
      try {
        String state =
            java.nio.file.Files.size(file) + " " + java.nio.file.Files.getLastModifiedTime(file);
        if (state.equals(seen.get(file))) {
          continue;
        }
        if (java.nio.file.Files.size(file) > LARGEST_FILE) {
          throw new IOException("is larger than " + LARGEST_FILE + " bytes");
        }
        Problems found = new Problems(name);
        String text = new String(java.nio.file.Files.readAllBytes(file), StandardCharsets.UTF_8);
        List<PriceBar> bars =
            PriceRows.csv(
                text,
                source.columns(),
                name.substring(0, name.length() - ".csv".length()),
                source.part(),
                name,
                found);
        problems.addAll(found.all());
        taker.accept(bars);
        seen.put(file, state);
      } catch (IOException e) {
        problems.add(new Problem(name, 0, null, "can't be read: " + e.getMessage()));
      }
    }
  }

  private static List<Path> files(PriceSource.Files source, List<Problem> problems) {
    if (!java.nio.file.Files.isDirectory(source.path())) {
      return List.of(source.path());
    }
    try (Stream<Path> all = java.nio.file.Files.list(source.path())) {
      return all.filter(file -> file.toString().endsWith(".csv"))
          .sorted()
          .limit(MOST_FILES)
          .toList();
    } catch (IOException e) {
      problems.add(
          new Problem(source.path().toString(), 0, null, "can't be listed: " + e.getMessage()));
      return List.of();
    }
  }

  private @Nullable Duration read(
      PriceSource.Web source, List<Problem> problems, Consumer<List<PriceBar>> taker)
      throws InterruptedException {
    List<String> symbols = source.asksForEach() ? source.symbols() : List.of("");
    for (String symbol : symbols) {
      URI address = address(source, symbol);
      Answer answer = fetcher(source).fetch(request(source, address));
      switch (answer) {
        case Answer.Document document -> {
          taker.accept(bars(source, symbol, document, problems));
          validators.put(address, document.validators());
        }
        case Answer.Unchanged _ -> {}
        case Answer.Failure failure -> {
          problems.add(new Problem(source.id(), 0, null, source.hidden(failure.message())));
          if (failure.why() == Answer.Reason.RATE_LIMITED) {
            return failure.retryAfter();
          }
        }
      }
    }
    return null;
  }

  private Fetcher.Request request(PriceSource.Web source, URI address) {
    return new Fetcher.Request(
        address,
        validators.getOrDefault(address, Validators.NONE),
        "application/json, text/csv, */*;q=0.5",
        source.allowPrivate() ? address.getHost() : null,
        /* askRobots= */ false,
        source.headers());
  }

  private static List<PriceBar> bars(
      PriceSource.Web source, String symbol, Answer.Document document, List<Problem> problems) {
    Problems found = new Problems(source.id() + (symbol.isEmpty() ? "" : "/" + symbol));
    String text = new String(document.body(), StandardCharsets.UTF_8);
    String own = only(source, symbol);
    String start = text.stripLeading();
    List<PriceBar> bars =
        start.startsWith("{") || start.startsWith("[")
            ? PriceRows.json(
                text, source.rows(), source.columns(), own, source.part(), source.id(), found)
            : PriceRows.csv(text, source.columns(), own, source.part(), source.id(), found);
    if (start.startsWith("<")) {
      found = new Problems(source.id());
      found.add(0, null, "answered with a web page in place of prices");
    }
    problems.addAll(found.all());
    return bars;
  }

  private static @Nullable String only(PriceSource.Web source, String symbol) {
    if (!symbol.isEmpty()) {
      return symbol;
    }
    return source.symbols().size() == 1 ? source.symbols().getFirst() : null;
  }

  private static URI address(PriceSource.Web source, String symbol) {
    String key = source.key() == null ? "" : source.key();
    return URI.create(
        source
            .address()
            .replace("{symbol}", URLEncoder.encode(symbol, StandardCharsets.UTF_8))
            .replace("{key}", URLEncoder.encode(key, StandardCharsets.UTF_8)));
  }

  private Fetcher fetcher(PriceSource.Web source) {
    return fetchers.computeIfAbsent(
        source.id(), id -> new Fetcher(Manners.DEFAULT.withPause(source.pause()), LIMITS, clock));
  }

  @Override
  public void close() {
    fetchers.values().forEach(Fetcher::close);
  }
}
