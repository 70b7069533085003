package io.faultline.ingest.news.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges what kind of page it is. */
final class Verdicts {
  /** Shorter texts are no article unless the page says that it is one. */
  private static final int SHORT = 250;

  private Verdicts() {}

  static PageVerdict of(
      Outline outline, LinkedData data, List<Block> kept, @Nullable String title) {
    int weight = 0;
    for (Block block : kept) {
      weight += block.shape.weight();
    }
    if (Boolean.FALSE.equals(data.free()) && weight < 4 * SHORT) {
      return PageVerdict.PAYWALL_STUB;
    }
    boolean saysArticle = data.isArticle() || "article".equals(outline.meta("og:type"));
    if (weight < SHORT && !saysArticle) {
      return PageVerdict.LISTING;
    }
    return PageVerdict.ARTICLE;
  }
}
