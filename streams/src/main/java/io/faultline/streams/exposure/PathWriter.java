package io.faultline.streams.exposure;

import io.faultline.events.Alert;
import io.faultline.events.Relationship;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Writes a walk as the path that an alert shows. */
final class PathWriter {
  private PathWriter() {}

  static Alert.Path write(Walk.Reached reached, References references, Instant known) {
    return write(reached, references, known, relation -> List.of());
  }

  /**
   * @param disputed the addresses of the denials of a relation
   */
  static Alert.Path write(
      Walk.Reached reached,
      References references,
      Instant known,
      Function<Relationship, List<String>> disputed) {
    List<Alert.Step> steps = new ArrayList<>();
    for (Walk.Reached at = reached; at.link() != null; at = Objects.requireNonNull(at.before())) {
      Relationship relation = at.link().relation();
      steps.addFirst(
          new Alert.Step(
              references.party(relation.from(), known),
              references.party(relation.to(), known),
              relation.type(),
              relation.share(),
              relation.validFrom(),
              relation.validTo(),
              relation.knownFrom(),
              relation.sourceUrl(),
              relation.quote(),
              relation.confidence(),
              disputed.apply(relation)));
    }
    return new Alert.Path(round(reached.strength()), steps);
  }

  /** Six digits after the point, so that a path reads the same wherever it was computed. */
  static double round(double value) {
    return Math.round(value * 1_000_000) / 1_000_000.0;
  }
}
