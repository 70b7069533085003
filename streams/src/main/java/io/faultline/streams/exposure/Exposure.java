package io.faultline.streams.exposure;

import io.faultline.events.Alert;
import io.faultline.events.Portfolio;
import io.faultline.events.RuleStatus;
import io.faultline.streams.timeline.Episode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one episode reaches one holding: the hand-over from exposure to alerting, keyed by the
 * holding. Every snapshot is complete; a later one of the same episode and holding replaces the one
 * before.
 *
 * @param holding the company that is held; also the key
 * @param holdingName its name
 * @param symbols its symbols, the leading one first
 * @param positions who holds it
 * @param origin the company or country that was hit
 * @param listedEntity the legal entity that a list names, where it is another one than the origin
 * @param episode what happened
 * @param paths all ways to the holding, strongest first; empty if the holding itself was hit
 * @param carried how much of the hit arrives over all paths together, 0 to 1; 1 for the holding
 *     itself, 0 if nothing leads there any more
 * @param denials what parties on the way deny
 * @param covered whom on the way, or whether the holding itself, a rule of ownership covers
 * @param knownAt the latest known time among the episode, the relations and the positions
 */
public record Exposure(
    String holding,
    String holdingName,
    List<String> symbols,
    List<Held> positions,
    Alert.Party origin,
    Alert.@Nullable ListedEntity listedEntity,
    Episode episode,
    List<Alert.Path> paths,
    double carried,
    List<Denial> denials,
    List<Covered> covered,
    Instant knownAt) {
  public Exposure {
    symbols = List.copyOf(symbols);
    positions = List.copyOf(positions);
    paths = List.copyOf(paths);
    denials = List.copyOf(denials);
    covered = covered == null ? List.of() : List.copyOf(covered);
  }

  /** A position in one portfolio; weight null where unknown, thresholds null for the defaults. */
  public record Held(
      String portfolioId, @Nullable Double weight, Portfolio.@Nullable Thresholds thresholds) {}

  /**
   * What a company denies.
   *
   * @param speaker a company id
   */
  public record Denial(
      String speaker,
      String url,
      String source,
      String title,
      Instant publishedAt,
      Instant knownAt,
      String quote,
      String storyId) {}

  /**
   * A company that no list names, and that a rule of law ties to one that a list does name, because
   * listed parties own so much of it.
   *
   * @param ruleName the rule in words
   * @param status whether the rule applied
   * @param since from when the rule had this status, if known
   * @param until the day on which that ends, exclusive, if known
   * @param sourceUrl where the rule's status can be read
   * @param atLeast how much of it listed and covered parties own, 0 to 1
   * @param atMost the same, if all stakes that are unknown were theirs
   * @param share from how much on the rule covers
   */
  public record Covered(
      String ruleId,
      String ruleName,
      RuleStatus status,
      @Nullable LocalDate since,
      @Nullable LocalDate until,
      String sourceUrl,
      Alert.Party entity,
      double atLeast,
      double atMost,
      double share) {
    /** Whether the measure binds the company: the rule applied, and enough is surely owned. */
    public boolean binding() {
      return status == RuleStatus.IN_FORCE && certain();
    }

    /** Whether enough of it is surely owned, so that unknown stakes don't matter. */
    public boolean certain() {
      return Ownership.reaches(atLeast, share);
    }
  }

  /** Whether nothing leads to the holding any more. */
  public boolean gone() {
    return carried <= 0;
  }
}
