package io.faultline.app.demo;

import io.faultline.events.Company;
import io.faultline.events.Event;
import io.faultline.events.LockUp;
import io.faultline.events.Portfolio;
import io.faultline.events.PriceBar;
import io.faultline.events.Relationship;
import io.faultline.ingest.folder.Inputs;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * When each fact of the story becomes known, and so at which times its clock stops: at midnight of
 * each day, and whenever something becomes known or is published.
 */
final class Timetable {
  private final Instant from;
  private final List<Dated> facts;
  private final NavigableSet<Instant> stops = new TreeSet<>();

  private record Dated(Instant known, Event event) {}

  /**
   * @param from what is known by then is known from the beginning
   * @param to where the story ends
   */
  Timetable(Inputs inputs, Press press, Instant from, Instant to) {
    this.from = from;
    this.facts =
        Stream.of(
                inputs.companies().stream().map(c -> new Dated(c.knownFrom(), c)),
                inputs.relationships().stream().map(r -> new Dated(r.knownFrom(), r)),
                inputs.portfolios().stream().map(p -> new Dated(p.knownFrom(), p)),
                inputs.lockUps().stream().map(l -> new Dated(l.knownFrom(), l)),
                inputs.prices().stream().map(p -> new Dated(p.knownAt(), p)))
            .flatMap(s -> s)
            .toList();
    facts.forEach(f -> stops.add(f.known()));
    press.articles().forEach(a -> stops.add(a.published()));
    for (Instant day = from.truncatedTo(ChronoUnit.DAYS);
        !day.isAfter(to);
        day = day.plus(1, ChronoUnit.DAYS)) {
      stops.add(day);
    }
    stops.add(from);
    stops.add(to);
    stops.headSet(from, /* inclusive= */ false).clear();
    stops.tailSet(to, /* inclusive= */ false).clear();
  }

  Instant from() {
    return from;
  }

  Instant to() {
    return stops.last();
  }

  /** The stops after a time. */
  List<Instant> stopsAfter(Instant time) {
    return List.copyOf(stops.tailSet(time, /* inclusive= */ false));
  }

  /**
   * What became known after one time and by another: companies before what is said of them.
   *
   * @param after {@link Instant#MIN} for all that is known by {@code until}
   */
  List<Event> known(Instant after, Instant until) {
    return facts.stream()
        .filter(f -> f.known().isAfter(after) && !f.known().isAfter(until))
        .map(Dated::event)
        .toList();
  }

  /** How many of each kind, in words: "1 session, 2 relations"; empty for none. */
  static String inWords(List<Event> events) {
    return Stream.of(
            count(events, Company.class, "company", "companies"),
            count(events, Relationship.class, "relation", "relations"),
            count(events, Portfolio.class, "portfolio", "portfolios"),
            count(events, LockUp.class, "lock-up", "lock-ups"),
            count(events, PriceBar.class, "trading session", "trading sessions"))
        .filter(s -> !s.isEmpty())
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }

  private static String count(List<Event> events, Class<?> type, String one, String many) {
    long count = events.stream().filter(type::isInstance).count();
    return count == 0 ? "" : count + " " + (count == 1 ? one : many);
  }
}
