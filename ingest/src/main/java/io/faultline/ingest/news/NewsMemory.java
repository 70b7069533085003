package io.faultline.ingest.news;

import io.faultline.events.Json;
import io.faultline.ingest.news.websub.Subscription;
import io.faultline.ingest.publishing.EventPublisher;
import io.faultline.ingest.publishing.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the news service remembers, held in memory and kept by the publisher as notes, in
 * the same transaction as the articles that it belongs to. Change it only after its notes have been
 * published. Thread-safe.
 */
final class NewsMemory {
  /** The memory of a link that its feed still shows is renewed after this time. */
  static final Duration REFRESH = Duration.ofDays(30);

  /** A link that no feed has shown for so long is forgotten, and with it its article. */
  static final Duration KEPT = Duration.ofDays(400);

  private final Area<SourceState> sources;
  private final Area<LinkState> links;
  private final Area<ArticleState> articles;
  private final Area<PendingLink> pending;
  private final Area<Subscription> subscriptions;

  NewsMemory(EventPublisher publisher) {
    Map<String, String> notes =
        publisher.recall(Set.of("source", "link", "article", "pending", "websub"));
    sources = new Area<>("source", SourceState.class, notes);
    links = new Area<>("link", LinkState.class, notes);
    articles = new Area<>("article", ArticleState.class, notes);
    pending = new Area<>("pending", PendingLink.class, notes);
    subscriptions = new Area<>("websub", Subscription.class, notes);
  }

  /** Forgets what no feed has shown for {@link #KEPT}. */
  void forgetOld(EventPublisher publisher, Instant now) {
    Instant oldest = now.minus(KEPT);
    List<String> oldLinks = links.keys(state -> state.seen().isBefore(oldest));
    Set<String> linked = new HashSet<>();
    links.values().stream()
        .filter(state -> !state.seen().isBefore(oldest) && state.articleId() != null)
        .forEach(state -> linked.add(String.valueOf(state.articleId())));
    List<String> oldArticles =
        articles.keys(state -> state.firstSeen().isBefore(oldest)).stream()
            .filter(id -> !linked.contains(id))
            .toList();
    List<Note> notes = new ArrayList<>();
    oldLinks.forEach(id -> notes.add(links.note(id, null)));
    oldArticles.forEach(id -> notes.add(articles.note(id, null)));
    publisher.publish(List.of(), notes);
    oldLinks.forEach(id -> links.set(id, null));
    oldArticles.forEach(id -> articles.set(id, null));
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

  /** Subscriptions at hubs, by source. */
  Area<Subscription> subscriptions() {
    return subscriptions;
  }

  /** One kind of memory, by key. */
  static final class Area<T> {
    private final String name;
    private final Map<String, T> values = new ConcurrentHashMap<>();

    private Area(String name, Class<T> type, Map<String, String> notes) {
      this.name = name;
      String start = name + "/";
      notes.forEach(
          (key, json) -> {
            if (key.startsWith(start)) {
              values.put(key.substring(start.length()), Json.read(json, type));
            }
          });
    }

    Optional<T> get(String key) {
      return Optional.ofNullable(values.get(key));
    }

    /** A view that may change while it is looked at. */
    Collection<T> values() {
      return Collections.unmodifiableCollection(values.values());
    }

    List<String> keys(Predicate<T> which) {
      return values.entrySet().stream()
          .filter(entry -> which.test(entry.getValue()))
          .map(Map.Entry::getKey)
          .toList();
    }

    void forEach(BiConsumer<String, T> action) {
      values.forEach(action);
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
