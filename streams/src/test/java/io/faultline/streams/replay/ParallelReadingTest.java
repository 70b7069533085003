package io.faultline.streams.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Article;
import io.faultline.events.ArticleStatus;
import io.faultline.events.Company;
import io.faultline.events.Json;
import io.faultline.events.Portfolio;
import io.faultline.events.RelationStatus;
import io.faultline.events.RelationType;
import io.faultline.events.Relationship;
import io.faultline.streams.exposure.OwnershipRule;
import io.faultline.streams.reading.claims.RuleBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The same inputs give the same bytes, whatever the machine. */
class ParallelReadingTest {
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant BEGIN = Instant.parse("2022-03-01T00:00:00Z");
  private static final int COMPANIES = 12;

  /** More than are read at once, so that chunks and read-ahead take part. */
  private static final int ARTICLES = 3_000;

  @Test
  void anyNumberOfThreadsConcludesTheSameBytes() {
    Concluded alone = concluded(inputs(new Random(3)), 1);

    assertThat(alone.statuses()).containsKeys("opened", "updated", "escalated");
    assertThat(concluded(inputs(new Random(3)), 2)).isEqualTo(alone);
    assertThat(concluded(inputs(new Random(3)), 7)).isEqualTo(alone);
  }

  @Test
  void theOrderInWhichInputsAreGivenChangesNothing() {
    Inputs given = inputs(new Random(3));
    Random random = new Random(8);
    Inputs shuffled =
        new Inputs(
            shuffled(given.companies(), random),
            shuffled(given.relationships(), random),
            given.portfolios(),
            given.rules(),
            given.lockUps(),
            given.prices(),
            given.listings(),
            shuffled(given.articles(), random));

    assertThat(concluded(shuffled, 2)).isEqualTo(concluded(given, 2));
  }

  private static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }

  /**
   * @param statuses how many revisions there are of each
   * @param digest of all that was written, in its order
   */
  private record Concluded(SortedMap<String, Integer> statuses, String digest) {}

  private static Concluded concluded(Inputs inputs, int threads) {
    SortedMap<String, Integer> statuses = new TreeMap<>();
    StringBuilder bytes = new StringBuilder();
    new Replay(
            alert -> {
              statuses.merge(alert.status().code(), 1, Integer::sum);
              bytes.append(Json.write(alert)).append('\n');
            },
            decision -> bytes.append(Json.write(decision)).append('\n'),
            OwnershipRule.standard(),
            RuleBook.standard(),
            threads)
        .run(inputs, Span.of(inputs, null, null));
    return new Concluded(statuses, Json.fingerprintOf(bytes.toString()));
  }

  private static Inputs inputs(Random random) {
    List<Company> companies = new ArrayList<>();
    List<Relationship> relations = new ArrayList<>();
    List<Portfolio.Position> positions = new ArrayList<>();
    for (int i = 0; i < COMPANIES; i++) {
      companies.add(
          new Company(
              "c" + i,
              name(i),
              List.of(),
              List.of("S" + i),
              List.of(),
              null,
              "US",
              null,
              null,
              null,
              LONG_AGO,
              null));
      relations.add(
          new Relationship(
              "c" + i,
              "c" + (i + 1) % COMPANIES,
              i % 2 == 0 ? RelationType.SUPPLIES : RelationType.OWNS,
              0.3,
              null,
              null,
              LONG_AGO,
              0.9,
              RelationStatus.ACTIVE,
              null,
              null));
      positions.add(new Portfolio.Position("c" + i, 0.05, null, null, LONG_AGO));
    }
    List<Article> articles = new ArrayList<>();
    for (int i = 0; i < ARTICLES; i++) {
      // Several are known in the same minute, and every tenth is a new version of an older one.
      Instant at = BEGIN.plusSeconds(60L * (i / 3) * 40);
      boolean again = i % 10 == 9;
      String id = "a" + (again ? i - 7 : i);
      articles.add(article(id, again ? 2 : 1, at, text(random)));
    }
    return new Inputs(
        companies,
        relations,
        List.of(new Portfolio("all", positions, null, LONG_AGO)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        articles);
  }

  private static String name(int i) {
    return List.of("Bardo", "Celvia", "Dunmar", "Ectora").get(i % 4)
        + " "
        + List.of("Optics", "Freight", "Chemicals").get(i / 4)
        + " Corp";
  }

  private static String text(Random random) {
    String name = name(random.nextInt(COMPANIES));
    return switch (random.nextInt(12)) {
      case 0 -> "The United States added " + name + " to the Entity List on Monday.";
      case 1 -> "China's market regulator opened an investigation into " + name + " on Monday.";
      case 2 -> "Consumers in China called for a boycott of " + name + " this week.";
      case 3 -> name + " halted production at its plant after suppliers stopped deliveries.";
      default ->
          name + " opened a shop and spoke of its plans for year " + random.nextInt(90) + ".";
    };
  }

  private static Article article(String id, int version, Instant at, String text) {
    return new Article(
        id,
        version,
        version == 1 ? ArticleStatus.NEW : ArticleStatus.UPDATED,
        "https://outlet.example/" + id,
        "Outlet " + id.length(),
        text.substring(0, Math.min(60, text.length())),
        List.of(),
        "en",
        at,
        version == 1 ? null : at,
        at,
        text,
        Json.fingerprintOf(text),
        null,
        null,
        version == 1 ? List.of() : List.of("text"));
  }
}
