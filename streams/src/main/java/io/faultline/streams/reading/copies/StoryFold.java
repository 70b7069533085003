package io.faultline.streams.reading.copies;

import io.faultline.streams.reading.CompanyReport;
import io.faultline.streams.reading.copies.Likeness.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Folds the reports about one company into stories.
 *
 * <p>The reports are put in the order of publication, and each joins the story of the earlier
 * report that it is most like, or begins one. As the result depends on the set of reports alone, it
 * is the same whatever the order in which they arrived:
 *
 * <pre>
 *   published   09:00 A   09:20 A' (copy of A)   11:00 B   12:30 A2 (carries A on)
 *   stories     [A, A', A2]  [B]        also when A arrives last
 * </pre>
 */
public final class StoryFold {
  /** A text that comes later than this after the last of a story begins a new one. */
  static final Duration REACH = Duration.ofDays(7);

  private static final Comparator<CompanyReport> BY_PUBLICATION =
      Comparator.comparing(CompanyReport::publishedAt).thenComparing(CompanyReport::articleId);

  private StoryFold() {}

  /**
   * The stories of these reports, in the order of their first publication. Of several versions of
   * one article the last counts; one that withdraws its article belongs to no story.
   */
  public static List<Story> fold(Collection<CompanyReport> reports) {
    List<Open> stories = new ArrayList<>();
    for (CompanyReport report : lastVersions(reports)) {
      Match best = best(report, stories);
      if (best == null) {
        stories.add(new Open(report));
      } else {
        best.story.add(report, best);
      }
    }
    return stories.stream().map(Open::close).toList();
  }

  private static Collection<CompanyReport> lastVersions(Collection<CompanyReport> reports) {
    Map<String, CompanyReport> last = new LinkedHashMap<>();
    for (CompanyReport report : reports) {
      last.merge(
          report.articleId(),
          report,
          (one, other) -> other.version() > one.version() ? other : one);
    }
    TreeSet<CompanyReport> sorted = new TreeSet<>(BY_PUBLICATION);
    for (CompanyReport report : last.values()) {
      if (report.salience() != null) {
        sorted.add(report);
      }
    }
    return sorted;
  }

  private static @Nullable Match best(CompanyReport report, List<Open> stories) {
    Match best = null;
    for (Open story : stories) {
      if (story.lastAt.plus(REACH).isBefore(report.publishedAt())) {
        continue;
      }
      for (Story.Member member : story.members) {
        CompanyReport earlier = member.report();
        Likeness likeness = Likeness.of(earlier.sketch(), report.sketch());
        Verdict verdict = likeness.verdict(report.sketch());
        // What carries a version on may be far from the first text, so stories don't grow that way.
        boolean far = verdict == Verdict.VERSION && member.kind() == Verdict.VERSION;
        if (verdict != Verdict.NEW
            && !far
            && (best == null || likeness.shared() > best.likeness.shared())) {
          best = new Match(story, earlier.articleId(), verdict, likeness);
        }
      }
    }
    return best;
  }

  private record Match(Open story, String like, Verdict verdict, Likeness likeness) {}

  /** A story while it grows. */
  private static final class Open {
    private final List<Story.Member> members = new ArrayList<>();
    private Instant lastAt;

    Open(CompanyReport first) {
      members.add(new Story.Member(first, Verdict.NEW, first.articleId(), /* novelty= */ 1));
      lastAt = first.publishedAt();
    }

    void add(CompanyReport report, Match match) {
      members.add(
          new Story.Member(report, match.verdict, match.like, 1 - match.likeness.contained()));
      lastAt = report.publishedAt();
    }

    Story close() {
      return new Story(members.getFirst().report().articleId(), members);
    }
  }
}
