package io.faultline.ingest.news.pages;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of each block before any is judged. */
final class BlockFeatures {
  private final List<Block> blocks;
  private final @Nullable Box main;

  private BlockFeatures(List<Block> blocks, @Nullable Box main) {
    this.blocks = blocks;
    this.main = main;
  }

  static BlockFeatures of(Outline outline, LinkedData data, @Nullable String title) {
    return new BlockFeatures(outline.blocks, mainBox(outline.blocks));
  }

  /** The box whose own paragraphs, and half of its children's, weigh the most. */
  private static @Nullable Box mainBox(List<Block> blocks) {
    Map<Box, Double> scores = new IdentityHashMap<>();
    for (Block block : blocks) {
      if (block.isProse() && !block.hidden) {
        Box holder = block.box.part == Part.DIVISION ? block.box : block.box.parent;
        double score = block.shape.weight() * (1 - block.linkDensity());
        for (int up = 0; holder != null && up < 4; up++) {
          scores.merge(holder, score, Double::sum);
          score *= 0.6;
          holder = holder.parent;
        }
      }
    }
    Box best = null;
    double most = 0;
    for (Map.Entry<Box, Double> entry : scores.entrySet()) {
      if (entry.getValue() > most) {
        most = entry.getValue();
        best = entry.getKey();
      }
    }
    return best;
  }

  boolean inMainBox(int block) {
    for (Box box = blocks.get(block).box; box != null; box = box.parent) {
      if (box == main) {
        return true;
      }
    }
    return false;
  }
}
