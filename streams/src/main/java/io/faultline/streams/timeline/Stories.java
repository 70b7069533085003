package io.faultline.streams.timeline;

import io.faultline.streams.reading.CompanyReport;
import io.faultline.streams.reading.TextSketch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Folds reports of near-duplicate articles into stories. A story is named after its earliest
 * article and says what that one says; the others only carry it further.
 */
final class Stories {
  private static final Duration WINDOW = Linking.WINDOW;

  private final BiPredicate<TextSketch, TextSketch> same;

  Stories(BiPredicate<TextSketch, TextSketch> same) {
    this.same = same;
  }

  /** Stories by their earliest article, each with its reports in the order of publication. */
  List<List<CompanyReport>> fold(List<CompanyReport> reports) {
    List<List<CompanyReport>> stories = new ArrayList<>();
    for (CompanyReport report :
        reports.stream()
            .sorted(
                Comparator.comparing(CompanyReport::publishedAt)
                    .thenComparing(CompanyReport::articleId))
            .toList()) {
      storyOf(report, stories).add(report);
    }
    return stories;
  }

  private List<CompanyReport> storyOf(CompanyReport report, List<List<CompanyReport>> stories) {
    for (List<CompanyReport> story : stories) {
      CompanyReport first = story.getFirst();
      if (Duration.between(first.publishedAt(), report.publishedAt()).compareTo(WINDOW) <= 0
          && same.test(first.sketch(), report.sketch())) {
        return story;
      }
    }
    List<CompanyReport> story = new ArrayList<>();
    stories.add(story);
    return story;
  }
}
