package io.faultline.ingest.news;

import io.faultline.events.Json;
import io.faultline.ingest.publishing.EventPublisher;
import io.faultline.ingest.publishing.Note;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the news service remembers, held in memory and kept by the publisher as notes, in
 * the same transaction as the articles that it belongs to. Change it only after its notes have been
 * published. Thread-safe.
 */
final class NewsMemory {
  private final Area<SourceState> sources;
  private final Area<LinkState> links;
  private final Area<ArticleState> articles;
  private final Area<PendingLink> pending;

  NewsMemory(EventPublisher publisher) {
    sources = new Area<>("source", SourceState.class, publisher);
    links = new Area<>("link", LinkState.class, publisher);
    articles = new Area<>("article", ArticleState.class, publisher);
    pending = new Area<>("pending", PendingLink.class, publisher);
  }

  Area<SourceState> sources() {
    return sources;
  }

  Area<LinkState> links() {
    return links;
  }

  Area<ArticleState> articles() {
    return articles;
  }

  Area<PendingLink> pending() {
    return pending;
  }

  /** One kind of memory, by key. */
  static final class Area<T> {
    private final String name;
    private final Map<String, T> values = new ConcurrentHashMap<>();

    private Area(String name, Class<T> type, EventPublisher publisher) {
      this.name = name;
      publisher
          .recall(name)
          .forEach(
              (key, json) -> values.put(key.substring(name.length() + 1), Json.read(json, type)));
    }

    Optional<T> get(String key) {
      return Optional.ofNullable(values.get(key));
    }

    /** A view that may change while it is looked at. */
    Collection<T> values() {
      return Collections.unmodifiableCollection(values.values());
    }

    Note note(String key, @Nullable T value) {
      return new Note(name + "/" + key, value == null ? null : Json.write(value));
    }

    void set(String key, @Nullable T value) {
      if (value == null) {
        values.remove(key);
      } else {
        values.put(key, value);
      }
    }
  }
}
