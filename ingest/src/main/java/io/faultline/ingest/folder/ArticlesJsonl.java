package io.faultline.ingest.folder;

import io.faultline.events.Article;
import io.faultline.events.ArticleStatus;
import io.faultline.events.Json;
import io.faultline.ingest.news.ArticleIdentity;
import io.faultline.ingest.tables.BadCell;
import io.faultline.ingest.tables.Problems;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code articles.jsonl}: one article a line, observed when it was published. Lines with the
 * same address are versions of one article, in the order of their times.
 */
final class ArticlesJsonl {
  private static final Set<String> FIELDS =
      Set.of("url", "source", "title", "published", "text", "author", "language");
  static final int MAX_LINE = 4_000_000;

  private ArticlesJsonl() {}

  static List<Article> read(Path file, Problems problems) {
    List<Article> articles = new ArrayList<>();
    long line = 0;
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line++;
        if (text.isBlank()) {
          continue;
        }
        article(text, line, problems).ifPresent(articles::add);
      }
    } catch (MalformedInputException e) {
      problems.add(line + 1, null, "is not UTF-8; the rest is not read");
    } catch (IOException e) {
      problems.add(line, null, "can't be read: " + e.getMessage());
    }
    return versioned(articles);
  }

  /** One line; what is wrong with it goes to the problems. */
  static Optional<Article> article(String text, long line, Problems problems) {
    return entry(text).fold(line, problems).map(Entry::article);
  }

  /** What one line says, checked. */
  record Entry(
      String articleId,
      String url,
      String source,
      String title,
      @Nullable String author,
      @Nullable String language,
      Instant published,
      String text) {
    Article article() {
      return new Article(
          articleId,
          1,
          ArticleStatus.NEW,
          url,
          source,
          title,
          author == null ? List.of() : List.of(author),
          language,
          published,
          null,
          published,
          text,
          ArticleIdentity.fingerprint(text),
          null,
          null,
          List.of());
    }
  }

  /**
   * An entry, or what is wrong with its line.
   *
   * @param entry null if the line is bad
   * @param bad null if it is good
   */
  record Parsed(@Nullable Entry entry, @Nullable BadCell bad) {
    /** The entry; what is wrong goes to the problems. */
    Optional<Entry> fold(long line, Problems problems) {
      if (bad != null) {
        problems.add(line, bad.field(), bad.message());
      }
      return Optional.ofNullable(entry);
    }
  }

  /** Reads one line. May be called by several threads at a time. */
  static Parsed entry(String line) {
    try {
      return new Parsed(parse(withoutMark(line)), null);
    } catch (BadCell e) {
      return new Parsed(null, e);
    } catch (IllegalArgumentException e) {
      return new Parsed(null, new BadCell(null, String.valueOf(e.getMessage())));
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Entry parse(String line) {
    if (line.length() > MAX_LINE) {
      throw new BadCell(null, "is longer than " + MAX_LINE + " characters");
    }
    JsonNode json;
    try {
      json = Json.mapper().readTree(line);
    } catch (JacksonException e) {
      throw new BadCell(null, "is no JSON: " + e.getOriginalMessage());
    }
    if (!json.isObject()) {
      throw new BadCell(null, "expected a JSON object");
    }
    for (String field : json.propertyNames()) {
      if (!FIELDS.contains(field)) {
        throw new BadCell(field, "unknown field, expected " + FIELDS.stream().sorted().toList());
      }
    }
    String url = text(json, "url");
    Instant published = published(text(json, "published"));
    String text = text(json, "text");
    return new Entry(
        ArticleIdentity.articleId(url),
        url,
        text(json, "source"),
        text(json, "title"),
        optional(json, "author"),
        optional(json, "language"),
        published,
        text);
  }

  private static Instant published(String value) {
    try {
      return value.indexOf('T') < 0
          ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw new BadCell(
          "published", "expected a time such as 2022-07-08T06:30:00Z, was \"%s\"".formatted(value));
    }
  }

  private static String text(JsonNode json, String field) {
    String value = optional(json, field);
    if (value == null) {
      throw new BadCell(field, "must not be empty");
    }
    return value;
  }

  private static @Nullable String optional(JsonNode json, String field) {
    JsonNode value = json.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw new BadCell(field, "expected text, was " + value);
    }
    String text = value.asString().strip();
    return text.isEmpty() ? null : text;
  }

  /** Gives later lines about the same address the next versions. */
  private static List<Article> versioned(List<Article> articles) {
    Map<String, Article> last = new HashMap<>();
    List<Article> versioned = new ArrayList<>();
    articles.stream()
        .sorted(java.util.Comparator.comparing(Article::publishedAt))
        .forEach(
            article -> {
              Article before = last.get(article.articleId());
              Article next = before == null ? article : after(before, article);
              if (before == null || !next.changed().isEmpty()) {
                last.put(next.articleId(), next);
                versioned.add(next);
              }
            });
    return versioned;
  }

  /** The later article as the next version of the earlier one. */
  static Article after(Article before, Article next) {
    List<String> changed = new ArrayList<>();
    if (!before.title().equals(next.title())) {
      changed.add("title");
    }
    if (!before.text().equals(next.text())) {
      changed.add("text");
    }
    return new Article(
        next.articleId(),
        before.version() + 1,
        ArticleStatus.UPDATED,
        before.url(),
        next.source(),
        next.title(),
        next.authors(),
        next.language(),
        before.publishedAt(),
        next.publishedAt(),
        next.observedAt(),
        next.text(),
        next.fingerprint(),
        next.section(),
        next.imageUrl(),
        changed);
  }
}
