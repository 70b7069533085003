package io.faultline.alerts.wording;

import io.faultline.events.Alert;
import io.faultline.events.Alert.Party;
import io.faultline.events.Alert.Path;
import io.faultline.events.Alert.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A path as one walks it, from the company that was hit to the holding. A step reads as its
 * relation reads ({@code SoftBank Group owns SenseTime}), which may be against the direction of the
 * walk; a leg knows which.
 *
 * @param stops the companies on the way, one more than there are legs
 * @param legs the relations between them
 * @param strength of the path, 0 to 1
 */
public record Way(List<Party> stops, List<Leg> legs, double strength) {
  public Way {
    stops = List.copyOf(stops);
    legs = List.copyOf(legs);
  }

  /**
   * @param step the relation
   * @param along whether the relation reads in the direction of the walk
   */
  public record Leg(Step step, boolean along) {
    /** Whether somebody denies it. */
    public boolean disputed() {
      return !step.disputedBy().isEmpty();
    }
  }

  /** Walks a path of an alert. */
  public static Way of(Alert alert, Path path) {
    List<Step> steps = new ArrayList<>(path.steps());
    if (steps.isEmpty()) {
      return new Way(List.of(), List.of(), path.strength());
    }
    String holding = alert.holding().companyId();
    boolean endsAtHolding = touches(steps.getLast(), holding);
    if (!endsAtHolding && touches(steps.getFirst(), holding)) {
      Collections.reverse(steps);
    }
    Party at = start(alert, steps);
    List<Party> stops = new ArrayList<>(List.of(at));
    List<Leg> legs = new ArrayList<>();
    for (Step step : steps) {
      boolean along = step.from().companyId().equals(at.companyId());
      at = along ? step.to() : step.from();
      stops.add(at);
      legs.add(new Leg(step, along));
    }
    return new Way(stops, legs, path.strength());
  }

  private static Party start(Alert alert, List<Step> steps) {
    Step first = steps.getFirst();
    if (steps.size() > 1) {
      return touches(steps.get(1), first.to().companyId()) ? first.from() : first.to();
    }
    return first.to().companyId().equals(alert.holding().companyId()) ? first.from() : first.to();
  }

  private static boolean touches(Step step, String companyId) {
    return step.from().companyId().equals(companyId) || step.to().companyId().equals(companyId);
  }

  /** Whether somebody denies any leg of it. */
  public boolean disputed() {
    return legs.stream().anyMatch(Leg::disputed);
  }

  /** The names on the way: {@code SenseTime → Japan Computer Vision → Mastercard}. */
  public String names() {
    return stops.stream().map(Party::name).collect(Collectors.joining(" → "));
  }

  /** Each relation as it reads, in the order of the walk. */
  public List<String> sentences() {
    return legs.stream().map(l -> Words.sentence(l.step())).toList();
  }
}
