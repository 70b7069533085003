package io.faultline.app.replay;

import io.faultline.events.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Two replays of the same inputs side by side: how much each portfolio hears, and every alert that
 * only one of them raised, or that differs.
 *
 * @param counts portfolio to severity to how many alerts reached it there, each way; a portfolio
 *     called "" stands for all together
 * @param differences by the time at which the alert was first heard
 * @param same how many alerts are alike in severity, score and portfolios
 */
public record Comparison(
    SortedMap<String, SortedMap<Severity, Pair>> counts, List<Difference> differences, int same) {

  /** The same wherever they are counted together. */
  public static final String ALL = "";

  private static final Duration SAME_EVENT = Duration.ofDays(14);

  /** How many there are as it is, and with the other configuration. */
  public record Pair(int asIs, int whatIf) {}

  /**
   * An alert that isn't the same in both.
   *
   * @param asIs null if only the other configuration raised it
   * @param whatIf null if only the present one did
   */
  public record Difference(@Nullable Told asIs, @Nullable Told whatIf) {
    /** Either of the two, the present one first. */
    Told any() {
      Told told = asIs != null ? asIs : whatIf;
      if (told == null) {
        throw new IllegalStateException("a difference has at least one side");
      }
      return told;
    }

    /** The holding. */
    public String holding() {
      return any().holding().name();
    }

    /** Who was hit. */
    public String origin() {
      return any().origin().name();
    }

    /** What it says, by the present configuration if that raised it. */
    public String title() {
      return any().title();
    }

    /** The day on which it was first heard by either. */
    public String day() {
      return any().first().at().toString().substring(0, 10);
    }

    /** What is different, in words. */
    public String words() {
      if (asIs == null) {
        return "only with the other configuration";
      }
      if (whatIf == null) {
        return "only as it is";
      }
      List<String> words = new ArrayList<>();
      Told.Turn a = asIs.loudest();
      Told.Turn b = whatIf.loudest();
      if (a.severity() != b.severity()) {
        words.add("%s becomes %s".formatted(a.severity().code(), b.severity().code()));
      }
      if (a.score() != b.score()) {
        words.add("score %s becomes %s".formatted(a.score(), b.score()));
      }
      for (Map.Entry<String, Heard> in : portfolios().entrySet()) {
        Heard pair = in.getValue();
        if (!pair.same()) {
          words.add("%s: %s becomes %s".formatted(in.getKey(), pair.asIsCode(), pair.whatIfCode()));
        }
      }
      return String.join("; ", words);
    }

    /** How it is heard in each portfolio. */
    SortedMap<String, Heard> portfolios() {
      SortedMap<String, Heard> portfolios = new TreeMap<>();
      if (asIs != null) {
        asIs.portfolios().forEach((id, s) -> portfolios.put(id, new Heard(s, null)));
      }
      if (whatIf != null) {
        whatIf
            .portfolios()
            .forEach(
                (id, s) ->
                    portfolios.merge(
                        id, new Heard(null, s), (a, b) -> new Heard(a.asIs(), b.whatIf())));
      }
      return portfolios;
    }

    /** How the present configuration tells it, by portfolio; "not told" where it doesn't. */
    public String asIsWords() {
      return told(asIs);
    }

    /** How the other one does. */
    public String whatIfWords() {
      return told(whatIf);
    }

    private static String told(@Nullable Told told) {
      return told == null
          ? "not told"
          : "%s %s".formatted(told.loudest().severity().code(), told.loudest().score());
    }
  }

  /** Severities in one portfolio; null where it isn't told there. */
  record Heard(@Nullable Severity asIs, @Nullable Severity whatIf) {
    boolean same() {
      return asIs == whatIf;
    }

    String asIsCode() {
      return asIs == null ? "not told" : asIs.code();
    }

    String whatIfCode() {
      return whatIf == null ? "not told" : whatIf.code();
    }
  }

  /** Compares what was found. */
  public static Comparison of(Findings asIs, Findings whatIf) {
    SortedMap<String, SortedMap<Severity, Pair>> counts = new TreeMap<>();
    asIs.alerts().forEach(told -> count(told, new Pair(1, 0), counts));
    whatIf.alerts().forEach(told -> count(told, new Pair(0, 1), counts));

    Map<String, Told> others = new LinkedHashMap<>();
    whatIf.alerts().forEach(told -> others.put(told.alertId(), told));
    Map<String, Told> partners = new HashMap<>();
    List<Told> left = new ArrayList<>();
    for (Told told : asIs.alerts()) {
      Told same = others.remove(told.alertId());
      if (same == null) {
        left.add(told);
      } else {
        partners.put(told.alertId(), same);
      }
    }
    // Another first signal gives an alert another name; it is the same event nevertheless.
    for (Told told : left) {
      Optional<Told> alike = others.values().stream().filter(o -> sameEvent(told, o)).findFirst();
      alike.ifPresent(
          other -> {
            others.remove(other.alertId());
            partners.put(told.alertId(), other);
          });
    }
    List<Difference> differences = new ArrayList<>();
    int same = 0;
    for (Told told : asIs.alerts()) {
      Difference each = new Difference(told, partners.get(told.alertId()));
      if (each.words().isEmpty()) {
        same++;
      } else {
        differences.add(each);
      }
    }
    others.values().forEach(told -> differences.add(new Difference(null, told)));
    differences.sort(
        Comparator.comparing((Difference d) -> d.any().first().at())
            .thenComparing(d -> d.any().alertId()));
    return new Comparison(counts, List.copyOf(differences), same);
  }

  private static boolean sameEvent(Told one, Told other) {
    return one.holding().companyId().equals(other.holding().companyId())
        && one.origin().companyId().equals(other.origin().companyId())
        && one.family() == other.family()
        && Duration.between(one.eventAt(), other.eventAt()).abs().compareTo(SAME_EVENT) <= 0;
  }

  private static void count(
      Told told, Pair one, SortedMap<String, SortedMap<Severity, Pair>> counts) {
    add(ALL, told.loudest().severity(), one, counts);
    told.portfolios().forEach((id, severity) -> add(id, severity, one, counts));
  }

  private static void add(
      String portfolio,
      Severity severity,
      Pair one,
      SortedMap<String, SortedMap<Severity, Pair>> counts) {
    counts
        .computeIfAbsent(portfolio, p -> new TreeMap<>(Comparator.reverseOrder()))
        .merge(severity, one, (a, b) -> new Pair(a.asIs() + b.asIs(), a.whatIf() + b.whatIf()));
  }
}
