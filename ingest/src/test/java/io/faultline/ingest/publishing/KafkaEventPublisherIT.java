package io.faultline.ingest.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultline.events.Article;
import io.faultline.events.ArticleStatus;
import io.faultline.events.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaEventPublisherIT {
  @TempDir static Path directory;
  private static TestBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = new TestBroker(directory);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void articleAndNoteAreThereForTheNextPublisherOfTheName() {
    try (EventPublisher publisher = publisher("next")) {
      publisher.publish(
          List.of(article("next-1", "Shares fell.")),
          List.of(new Note("seen/next-1", "yes"), new Note("validators/feed", "\"abc\"")));
    }
    try (EventPublisher publisher = publisher("next")) {
      assertThat(publisher.recall("seen")).containsOnly(java.util.Map.entry("seen/next-1", "yes"));
      assertThat(published("next-1")).hasSize(1);
    }
  }

  @Test
  void aForgottenNoteIsGone() {
    try (EventPublisher publisher = publisher("forgetting")) {
      publisher.publish(List.of(), List.of(new Note("seen/a", "1"), new Note("seen/b", "2")));
      publisher.publish(List.of(), List.of(new Note("seen/a", null)));
      assertThat(publisher.recall("seen")).containsOnlyKeys("seen/b");
    }
  }

  @Test
  void publishersOfOtherNamesHaveTheirOwnNotes() {
    try (EventPublisher one = publisher("one");
        EventPublisher other = publisher("other")) {
      one.publish(List.of(), List.of(new Note("seen/a", "1")));
      assertThat(other.recall("seen")).isEmpty();
    }
  }

  @Test
  void theOlderPublisherOfANameIsShutOut() {
    try (EventPublisher older = publisher("twin")) {
      older.publish(List.of(article("twin-1", "Shares fell.")));
      try (EventPublisher newer = publisher("twin")) {
        assertThatThrownBy(() -> older.publish(List.of(article("twin-2", "Shares rose."))))
            .isInstanceOfSatisfying(PublishingFailed.class, e -> assertThat(e.isFatal()).isTrue());
        newer.publish(List.of(article("twin-3", "Shares rose.")));
      }
    }
    assertThat(published("twin-2")).isEmpty();
    assertThat(published("twin-3")).hasSize(1);
  }

  @Test
  void anArticleThatIsTooLargeFailsAloneAndTakesItsNoteAlong() throws Exception {
    String huge = "x".repeat(9 * 1024 * 1024);
    try (EventPublisher publisher = publisher("bounds");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> good = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        Article small = article("bounds-small-" + i, "Shares fell.");
        good.add(threads.submit(() -> publisher.publish(List.of(small))));
      }
      assertThatThrownBy(
              () ->
                  publisher.publish(
                      List.of(article("bounds-huge", huge)), List.of(new Note("seen/huge", "1"))))
          .isInstanceOfSatisfying(PublishingFailed.class, e -> assertThat(e.isFatal()).isFalse());
      for (Future<?> future : good) {
        future.get();
      }
      assertThat(publisher.recall("seen")).isEmpty();
    }
    assertThat(published("bounds-small-")).hasSize(20);
    assertThat(published("bounds-huge")).isEmpty();
  }

  @Test
  void aClosedPublisherRefuses() {
    EventPublisher publisher = publisher("closed");
    publisher.close();
    assertThatThrownBy(() -> publisher.publish(List.of(article("closed-1", "Shares fell."))))
        .hasMessageContaining("closed");
  }

  private static EventPublisher publisher(String name) {
    return new KafkaEventPublisher(KafkaConnection.to(broker.bootstrapServers(), name));
  }

  private static List<String> published(String idPrefix) {
    return broker.read(Topics.ARTICLES).stream()
        .filter(json -> json.contains("\"articleId\":\"" + idPrefix))
        .toList();
  }

  private static Article article(String id, String text) {
    Instant published = Instant.parse("2022-07-08T01:00:00Z");
    return new Article(
        id,
        1,
        ArticleStatus.NEW,
        "https://example.com/" + id,
        "Example Wire",
        "A title",
        List.of(),
        "en",
        published,
        null,
        published,
        text,
        "fingerprint",
        null,
        null,
        List.of());
  }
}
