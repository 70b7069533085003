package io.faultline.streams.replay;

import io.faultline.events.Article;
import io.faultline.streams.reading.CompanyReport;
import io.faultline.streams.reading.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/**
 * The articles of a span with what was read of each, by (known time, content id).
 *
 * <p>They are read about a thousand at a time, those by as many threads as one likes, and the next
 * ones while these are concluded from; what is read of an article depends on it and on its own
 * versions alone, so that the number of threads changes nothing. What is remembered of an article
 * is forgotten a year after its last version.
 */
final class Reports implements AutoCloseable {
  private static final int AT_ONCE = 1_024;
  private static final Duration REMEMBERED = Duration.ofDays(400);

  /** Articles with what was read of each. */
  private record Chunk(List<Article> articles, List<List<CompanyReport>> reports) {}

  private record Remembered(Reader.Memory memory, Instant at) {}

  private final Reader reader;
  private final Iterator<Article> articles;
  private final Span span;
  private final ForkJoinPool threads;
  private final Map<String, Remembered> memories = new LinkedHashMap<>();
  private @Nullable Article held;
  private Chunk chunk = new Chunk(List.of(), List.of());
  private @Nullable ForkJoinTask<Chunk> ahead;
  private int at;

  /**
   * @param articles by known time
   * @param threads how many read; one more concludes
   */
  Reports(Reader reader, Iterator<Article> articles, Span span, int threads) {
    this.reader = reader;
    this.articles = articles;
    this.span = span;
    this.threads = new ForkJoinPool(threads);
    this.ahead = readAhead();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  boolean hasNext() {
    while (at == chunk.articles().size()) {
      if (ahead == null) {
        return false;
      }
      chunk = ahead.join();
      at = 0;
      ahead = chunk.articles().isEmpty() ? null : readAhead();
    }
    return true;
  }

  /** When the next article is known. */
  Instant peek() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return chunk.articles().get(at).knownAt();
  }

  /** An article, and what it says. */
  record Next(Article article, List<CompanyReport> reports) {}

  /** The next article. */
  Next next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Next next = new Next(chunk.articles().get(at), chunk.reports().get(at));
    at++;
    return next;
  }

  private ForkJoinTask<Chunk> readAhead() {
    Callable<Chunk> reading = this::read;
    return threads.submit(reading);
  }

  private Chunk read() {
    List<Article> next = new ArrayList<>(AT_ONCE);
    Article article = take();
    while (article != null && next.size() < AT_ONCE) {
      next.add(article);
      article = take();
    }
    // What is known at one time stays together, and in an order that no file decides.
    while (article != null && article.knownAt().equals(next.getLast().knownAt())) {
      next.add(article);
      article = take();
    }
    held = article;
    next.sort(Comparator.comparing(Article::knownAt).thenComparing(Article::eventId));
    return new Chunk(next, read(next));
  }

  /** The next article of the span; null at its end. */
  private @Nullable Article take() {
    Article next = held;
    held = null;
    while (next == null && articles.hasNext()) {
      Article article = articles.next();
      if (!article.knownAt().isBefore(span.from()) && !article.knownAt().isAfter(span.to())) {
        next = article;
      }
    }
    return next;
  }

  /** Versions of one article are read one after the other, different articles at the same time. */
  private List<List<CompanyReport>> read(List<Article> articles) {
    Map<String, List<Integer>> versions = new LinkedHashMap<>();
    for (int i = 0; i < articles.size(); i++) {
      versions.computeIfAbsent(articles.get(i).articleId(), a -> new ArrayList<>(1)).add(i);
    }
    List<List<Reader.Reading>> readings =
        versions.entrySet().parallelStream()
            .map(
                of -> {
                  Remembered before = memories.get(of.getKey());
                  Reader.Memory memory = before == null ? null : before.memory();
                  List<Reader.Reading> read = new ArrayList<>(of.getValue().size());
                  for (int i : of.getValue()) {
                    Reader.Reading reading = reader.read(memory, articles.get(i));
                    memory = reading.memory();
                    read.add(reading);
                  }
                  return read;
                })
            .toList();
    List<List<CompanyReport>> reports =
        new ArrayList<>(Collections.nCopies(articles.size(), List.of()));
    int article = 0;
    for (List<Integer> places : versions.values()) {
      List<Reader.Reading> of = readings.get(article++);
      for (int i = 0; i < places.size(); i++) {
        reports.set(places.get(i), of.get(i).reports());
      }
      Reader.Memory last = of.getLast().memory();
      memories.remove(last.articleId());
      memories.put(
          last.articleId(), new Remembered(last, articles.get(places.getLast()).knownAt()));
    }
    forget(articles);
    return reports;
  }

  private void forget(List<Article> read) {
    if (read.isEmpty()) {
      return;
    }
    Instant before = read.getLast().knownAt().minus(REMEMBERED);
    Iterator<Remembered> oldest = memories.values().iterator();
    while (oldest.hasNext() && oldest.next().at().isBefore(before)) {
      oldest.remove();
    }
  }
}
