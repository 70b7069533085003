package io.faultline.ingest.news.pages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which blocks of a page are its text, with a model that was trained on pages whose text is
 * known (docs/quality.md, Pages). It judges twice: first each block by what it is and where it
 * stands, then again by how those around it were judged.
 */
final class BodyText {
  private static final String MODEL = "body-text.model";

  private final BoostedTrees first;
  private final BoostedTrees second;

  private BodyText(BoostedTrees first, BoostedTrees second) {
    this.first = first;
    this.second = second;
  }

  /** The model that comes with the program. */
  static BodyText shipped() {
    try (InputStream in = BodyText.class.getResourceAsStream(MODEL)) {
      if (in == null) {
        throw new IllegalStateException(MODEL + " is not on the class path");
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
      return new BodyText(BoostedTrees.read(lines), BoostedTrees.read(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(MODEL, e);
    }
  }

  /** The blocks that are the text, in the order of the page. */
  List<Block> of(Outline outline, LinkedData data, @Nullable String title) {
    float[] features = BlockFeatures.of(outline, data, title);
    float[] judged = first.judge(features, BlockFeatures.count());
    float[] regions = RegionFeatures.of(outline, features, judged);
    int width = RegionFeatures.names().size();
    List<Block> kept = new ArrayList<>();
    for (int i = 0; i < judged.length; i++) {
      if (RegionFeatures.isPlausible(judged[i])
          && second.probability(regions, i * width) >= 0.5
          && !BlockFeatures.isTitle(features, i)) {
        kept.add(outline.blocks.get(i));
      }
    }
    return kept;
  }
}
