package io.faultline.ingest.news.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the first judgement of all blocks says about each: a block among text is more likely text
 * than the same block among links. Appended to the {@link BlockFeatures} for the second judgement.
 */
final class RegionFeatures {
  /** What is less likely to be text than this stays out, whatever stands around it. */
  private static final float PLAUSIBLE = 0.04f;

  private static final int REACH = 4;
  private static final int BOXES = 4;

  private static final List<String> NAMES = allNames();

  private RegionFeatures() {}

  static List<String> names() {
    return NAMES;
  }

  private static List<String> allNames() {
    List<String> names = new ArrayList<>(BlockFeatures.names());
    names.add("first judgement");
    for (int i = -REACH; i <= REACH; i++) {
      if (i != 0) {
        names.add("block " + i + ": first judgement");
      }
    }
    for (int i = 0; i < BOXES; i++) {
      names.add("box " + i + ": first judgement of the others");
      names.add("box " + i + ": share of the text");
    }
    names.addAll(
        List.of(
            "first judgement of the template",
            "text before",
            "text after",
            "blocks since text",
            "blocks until text",
            "weight since text",
            "weight until text",
            "window before",
            "window after",
            "text on the page",
            "strength of the page",
            "steps up to text box",
            "same text judged better"));
    return List.copyOf(names);
  }

  /** Whether a block is worth a second judgement after {@code judged} in the first. */
  static boolean isPlausible(float judged) {
    return judged >= PLAUSIBLE;
  }

  /**
   * A row for each block; those of blocks that aren't plausible are left empty.
   *
   * @param first the rows of {@link BlockFeatures}
   * @param judged the probability of each block to be text, as first judged
   */
  static float[] of(Outline outline, float[] first, float[] judged) {
    List<Block> blocks = outline.blocks;
    int n = blocks.size();
    int width = BlockFeatures.count();
    int all = NAMES.size();
    float[] rows = new float[n * all];
    Map<Integer, double[]> templates = new HashMap<>();
    Map<String, float[]> texts = new HashMap<>();
    for (Block block : blocks) {
      for (Box box = block.box; box != null && box.judgedWeight != 0; box = box.parent) {
        box.judgedWeight = 0;
        box.judgedText = 0;
      }
    }
    double text = 0;
    double strength = 0;
    double[] weights = new double[n + 1];
    for (int i = 0; i < n; i++) {
      Block block = blocks.get(i);
      double weight = block.shape.weight();
      double kept = weight * judged[i];
      for (Box box = block.box; box != null; box = box.parent) {
        box.judgedWeight += weight;
        box.judgedText += kept;
      }
      double[] sums = templates.computeIfAbsent(block.box.signature, k -> new double[2]);
      sums[0] += weight;
      sums[1] += kept;
      if (isPlausible(judged[i])) {
        float[] best = texts.computeIfAbsent(block.text, k -> new float[1]);
        best[0] = Math.max(best[0], judged[i]);
      }
      text += kept;
      strength += kept * judged[i];
      weights[i + 1] = weights[i] + weight;
    }
    int[] since = distances(judged, 1);
    int[] until = distances(judged, -1);
    double textBefore = 0;
    double before = 0;
    double[] after = windowsAfter(blocks, judged);
    for (int i = 0; i < n; i++) {
      Block block = blocks.get(i);
      double weight = block.shape.weight();
      double kept = weight * judged[i];
      if (isPlausible(judged[i])) {
        int at = i * all;
        System.arraycopy(first, i * width, rows, at, width);
        at += width;
        rows[at++] = judged[i];
        for (int k = -REACH; k <= REACH; k++) {
          if (k != 0) {
            rows[at++] = i + k < 0 || i + k >= n ? -1 : judged[i + k];
          }
        }
        Box box = block.box;
        for (int k = 0; k < BOXES; k++) {
          double others = box.judgedWeight - weight;
          rows[at++] = (float) (others < 1 ? -1 : (box.judgedText - kept) / others);
          rows[at++] = (float) (box.judgedText / Math.max(1, text));
          box = box.parent == null ? box : box.parent;
        }
        double[] template = templates.getOrDefault(block.box.signature, new double[2]);
        double others = template[0] - weight;
        rows[at++] = (float) (others < 1 ? -1 : (template[1] - kept) / others);
        rows[at++] = (float) (textBefore / Math.max(1, text));
        rows[at++] = (float) ((text - textBefore - kept) / Math.max(1, text));
        rows[at++] = since[i];
        rows[at++] = until[i];
        rows[at++] = since[i] < 0 ? -1 : (float) (weights[i] - weights[i - since[i] + 1]);
        rows[at++] = until[i] < 0 ? -1 : (float) (weights[i + until[i]] - weights[i + 1]);
        rows[at++] = (float) before;
        rows[at++] = (float) after[i];
        rows[at++] = (float) text;
        rows[at++] = (float) (strength / Math.max(1, text));
        rows[at++] = stepsToText(block.box, text);
        rows[at] = texts.getOrDefault(block.text, new float[1])[0] > judged[i] ? 1 : 0;
      }
      textBefore += kept;
      before = 0.7 * before + 0.3 * judged[i];
    }
    return rows;
  }

  private static double[] windowsAfter(List<Block> blocks, float[] judged) {
    double[] windows = new double[blocks.size()];
    double window = 0;
    for (int i = blocks.size() - 1; i >= 0; i--) {
      windows[i] = window;
      window = 0.7 * window + 0.3 * judged[i];
    }
    return windows;
  }

  /** How many blocks ago ({@code step} 1) or ahead (-1) the nearest other text is; -1 for none. */
  private static int[] distances(float[] judged, int step) {
    int n = judged.length;
    int[] distances = new int[n];
    int last = -1;
    for (int k = 0; k < n; k++) {
      int i = step > 0 ? k : n - 1 - k;
      distances[i] = last < 0 ? -1 : Math.abs(i - last);
      if (judged[i] >= 0.5) {
        last = i;
      }
    }
    return distances;
  }

  /** How far up the nearest box is that holds nine tenths of the text. */
  private static int stepsToText(Box from, double text) {
    int steps = 0;
    for (Box box = from; box != null; box = box.parent) {
      if (box.judgedText >= 0.9 * text) {
        return steps;
      }
      steps++;
    }
    return -1;
  }
}
