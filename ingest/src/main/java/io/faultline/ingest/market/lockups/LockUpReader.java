package io.faultline.ingest.market.lockups;

import io.faultline.ingest.market.lockups.LockUpTerm.Party;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lock-ups out of a prospectus. A prospectus says the same term in many places (summary,
 * risk factors, shares eligible for sale, underwriting); the length that most of them agree on is
 * the chief one, a promise counting for more than a mention. Pure.
 */
public final class LockUpReader {
  private static final int LONGEST_QUOTE = 1_500;
  private static final int MOST_TERMS = 12;
  private static final int MOST_STAGES = 3;

  private LockUpReader() {}

  /** What the prospectus says. */
  public static ProspectusLockUps read(ProspectusText text) {
    return read(text, null);
  }

  /**
   * As {@link #read(ProspectusText)}, where the day is known from which the terms run.
   *
   * @param startsOn the first day of trading, or of whatever the text counts from; null to take it
   *     from the text
   */
  public static ProspectusLockUps read(ProspectusText text, @Nullable LocalDate startsOn) {
    List<String> blocks = text.blocks();
    ProspectusDates dates = new ProspectusDates(blocks);
    List<Mention> mentions = TermFinder.in(blocks);
    Long shares = SharesFinder.in(blocks);
    List<LockUpTerm> terms = terms(mentions, dates, startsOn, shares);
    boolean none = terms.stream().noneMatch(t -> t.party() == Party.HOLDERS);
    if (none) {
      terms = terms.stream().filter(t -> t.party() == Party.COMPANY).toList();
    }
    ReleaseFinder releases = ReleaseFinder.in(blocks);
    return new ProspectusLockUps(
        dates.own().orElse(null),
        terms,
        terms.isEmpty() ? List.of() : releases(terms.getFirst(), mentions, releases.releases()),
        terms.isEmpty()
            ? List.of()
            : releases.extensions().stream().map(LockUpReader::quote).toList(),
        terms.isEmpty() ? List.of() : releases.exceptions(),
        terms.isEmpty() ? List.of() : releases.consentOf(),
        terms.isEmpty() ? null : terms.getFirst().shares());
  }

  /** A row of a table that lets some shares go before the chief term ends is a stage of it. */
  private static List<EarlyRelease> releases(
      LockUpTerm chief, List<Mention> mentions, List<EarlyRelease> said) {
    List<EarlyRelease> releases = new ArrayList<>();
    said.forEach(r -> releases.add(new EarlyRelease(r.kind(), r.share(), quote(r.quote()))));
    boolean staged = said.stream().anyMatch(r -> r.kind() == EarlyRelease.Kind.STAGED);
    Integer days = chief.days();
    if (!staged && days != null) {
      mentions.stream()
          .filter(m -> m.sentence().contains(ProspectusText.CELLS))
          .filter(m -> m.length() != null && m.length().days() < days)
          .filter(m -> m.shares() != null || m.staged())
          .limit(MOST_STAGES)
          .forEach(
              m ->
                  releases.add(
                      new EarlyRelease(EarlyRelease.Kind.STAGED, null, quote(m.sentence()))));
    }
    return releases;
  }

  private record Key(Party party, int days, @Nullable LocalDate until) {}

  private static List<LockUpTerm> terms(
      List<Mention> mentions,
      ProspectusDates dates,
      @Nullable LocalDate startsOn,
      @Nullable Long shares) {
    Map<Key, List<Mention>> groups = new LinkedHashMap<>();
    for (Mention mention : mentions) {
      TermLength length = mention.length();
      int days = length == null ? 0 : length.days();
      groups
          .computeIfAbsent(new Key(mention.party(), days, mention.until()), k -> new ArrayList<>())
          .add(mention);
    }
    List<Map.Entry<Key, List<Mention>>> ranked = new ArrayList<>(groups.entrySet());
    ranked.sort(
        Comparator.<Map.Entry<Key, List<Mention>>>comparingInt(e -> e.getKey().party().ordinal())
            .thenComparing(e -> stagedOnly(e.getValue()) && anyTerm(mentions))
            .thenComparing(e -> -weight(e.getValue()))
            .thenComparing(e -> -e.getKey().days()));
    List<LockUpTerm> terms = new ArrayList<>();
    for (Map.Entry<Key, List<Mention>> entry : ranked) {
      boolean chief = terms.isEmpty();
      if (terms.size() < MOST_TERMS && (chief || !stagedOnly(entry.getValue()))) {
        terms.add(term(entry.getKey(), entry.getValue(), dates, startsOn, chief ? shares : null));
      }
    }
    return terms;
  }

  private static boolean stagedOnly(List<Mention> mentions) {
    return mentions.stream().allMatch(Mention::staged);
  }

  private static boolean anyTerm(List<Mention> mentions) {
    return mentions.stream().anyMatch(m -> !m.staged() && m.party() == Party.HOLDERS);
  }

  private static double weight(List<Mention> mentions) {
    return mentions.stream().mapToDouble(Mention::weight).sum();
  }

  private static LockUpTerm term(
      Key key,
      List<Mention> mentions,
      ProspectusDates dates,
      @Nullable LocalDate given,
      @Nullable Long shares) {
    Mention best =
        mentions.stream()
            .max(
                Comparator.comparingDouble(Mention::weight)
                    .thenComparing(m -> m.start() != null)
                    .thenComparing(m -> -m.sentence().length()))
            .orElseThrow();
    TermStart start = start(mentions);
    LocalDate startsOn = given != null || start == null ? given : dates.of(start).orElse(null);
    TermLength length = best.length();
    LocalDate expiresOn = best.until();
    if (length != null && startsOn != null && start != null) {
      expiresOn = length.lastDay(startsOn, start);
    } else if (length != null && startsOn != null) {
      expiresOn = length.lastDay(startsOn, TermStart.OFFERING);
    }
    Long own = first(mentions, Mention::shares);
    return new LockUpTerm(
        key.party(),
        holders(best, mentions),
        length,
        start,
        startsOn,
        expiresOn,
        own == null ? shares : own,
        quote(best.sentence()));
  }

  /** The start that the mentions of this length name with most weight. */
  private static @Nullable TermStart start(List<Mention> mentions) {
    Map<TermStart, Double> votes = new java.util.EnumMap<>(TermStart.class);
    for (Mention mention : mentions) {
      if (mention.start() != null) {
        votes.merge(mention.start(), mention.weight(), Double::sum);
      }
    }
    return votes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private static List<String> holders(Mention best, List<Mention> mentions) {
    if (!best.holders().isEmpty()) {
      return best.holders();
    }
    Set<String> all = new LinkedHashSet<>();
    mentions.stream()
        .filter(m -> m.weight() >= 1)
        .map(Mention::holders)
        .filter(h -> !h.isEmpty())
        .findFirst()
        .ifPresent(all::addAll);
    return List.copyOf(all);
  }

  private static <T> @Nullable T first(List<Mention> mentions, Function<Mention, @Nullable T> of) {
    return mentions.stream().map(of).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private static String quote(String sentence) {
    return sentence.length() <= LONGEST_QUOTE
        ? sentence
        : sentence.substring(0, LONGEST_QUOTE) + " ...";
  }
}
