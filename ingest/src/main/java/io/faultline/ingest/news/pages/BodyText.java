package io.faultline.ingest.news.pages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides which blocks of a page are its text. */
final class BodyText {
  private BodyText() {}

  static List<Block> of(Outline outline, LinkedData data, @Nullable String title) {
    BlockFeatures features = BlockFeatures.of(outline, data, title);
    List<Block> kept = new ArrayList<>();
    for (int i = 0; i < outline.blocks.size(); i++) {
      Block block = outline.blocks.get(i);
      if (features.inMainBox(i)
          && block.linkDensity() < 0.5
          && !block.hidden
          && (block.isProse() || block.box.part == Part.PARAGRAPH)) {
        kept.add(block);
      }
    }
    return kept;
  }
}
