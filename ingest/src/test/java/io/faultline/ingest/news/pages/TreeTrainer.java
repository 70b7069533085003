package io.faultline.ingest.news.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Grows {@link BoostedTrees}: gradient boosting of the logistic loss with histograms, leaf by leaf
 * (Friedman 2001; Ke and others 2017, "LightGBM"). Labels may be fractions. The same input and seed
 * give the same trees.
 */
final class TreeTrainer {
  private static final int BINS = 64;

  /** How the trees are grown. */
  record Settings(
      int trees,
      int leaves,
      double rate,
      double l2,
      double leastWeight,
      double columns,
      double pages,
      long seed) {}

  private final Settings settings;
  private final int width;
  private final int rows;
  private final byte[][] bins;
  private final float[][] cuts;
  private final float[] labels;
  private final float[] weights;
  private final int[] groups;
  private final double[] gains;

  /**
   * @param values rows of {@code width} numbers
   * @param groups rows of the same group (a page) are sampled together
   */
  TreeTrainer(
      Settings settings, float[] values, int width, float[] labels, float[] weights, int[] groups) {
    this.settings = settings;
    this.width = width;
    this.rows = labels.length;
    this.labels = labels;
    this.weights = weights;
    this.groups = groups;
    cuts = new float[width][];
    bins = new byte[width][rows];
    gains = new double[width];
    for (int f = 0; f < width; f++) {
      cuts[f] = cuts(values, f);
      for (int r = 0; r < rows; r++) {
        int at = Arrays.binarySearch(cuts[f], values[r * width + f]);
        bins[f][r] = (byte) (at >= 0 ? at : -at - 1);
      }
    }
  }

  /** Thresholds, ascending; a value is in the bin of the first threshold that is not below it. */
  private float[] cuts(float[] values, int feature) {
    int sample = Math.min(rows, 40_000);
    float[] sorted = new float[sample];
    for (int i = 0; i < sample; i++) {
      sorted[i] = values[(int) ((long) i * rows / sample) * width + feature];
    }
    Arrays.sort(sorted);
    float[] distinct = new float[BINS - 1];
    int count = 0;
    for (int b = 1; b < BINS; b++) {
      int at = (int) ((long) b * sample / BINS);
      float cut = sorted[Math.max(0, at - 1)];
      if (cut < sorted[sample - 1] && (count == 0 || cut > distinct[count - 1])) {
        distinct[count++] = cut;
      }
    }
    return Arrays.copyOf(distinct, count);
  }

  private static final class Leaf {
    final int[] rows;
    final double gradient;
    final double hessian;
    double gain = -1;
    int feature;
    int bin;
    Leaf below;
    Leaf above;
    double value;

    /** Sums of gradient and weight by feature and bin. */
    double[] sums = {};

    Leaf(int[] rows, double gradient, double hessian) {
      this.rows = rows;
      this.gradient = gradient;
      this.hessian = hessian;
    }
  }

  /** The trees, one a line, as {@link BoostedTrees#read} takes them. */
  List<String> train() {
    Random random = new Random(settings.seed());
    double sum = 0;
    double all = 0;
    for (int r = 0; r < rows; r++) {
      sum += labels[r] * weights[r];
      all += weights[r];
    }
    double base = Math.log(sum / (all - sum));
    double[] score = new double[rows];
    Arrays.fill(score, base);
    List<String> lines = new ArrayList<>();
    lines.add("=" + number(base));
    double[] gradient = new double[rows];
    double[] hessian = new double[rows];
    int groupCount = Arrays.stream(groups).max().orElse(0) + 1;
    for (int t = 0; t < settings.trees(); t++) {
      boolean[] in = new boolean[groupCount];
      for (int g = 0; g < groupCount; g++) {
        in[g] = random.nextDouble() < settings.pages();
      }
      int[] sample = new int[rows];
      int count = 0;
      for (int r = 0; r < rows; r++) {
        double p = 1 / (1 + Math.exp(-score[r]));
        gradient[r] = weights[r] * (p - labels[r]);
        hessian[r] = Math.max(1e-9, weights[r] * p * (1 - p));
        if (in[groups[r]]) {
          sample[count++] = r;
        }
      }
      int[] features = new int[width];
      int chosen = 0;
      for (int f = 0; f < width; f++) {
        if (cuts[f].length > 0 && random.nextDouble() < settings.columns()) {
          features[chosen++] = f;
        }
      }
      Leaf root =
          grow(Arrays.copyOf(sample, count), Arrays.copyOf(features, chosen), gradient, hessian);
      for (int r = 0; r < rows; r++) {
        Leaf leaf = root;
        while (leaf.below != null) {
          leaf = (bins[leaf.feature][r] & 0xff) <= leaf.bin ? leaf.below : leaf.above;
        }
        score[r] += leaf.value;
      }
      StringBuilder line = new StringBuilder();
      write(root, line);
      lines.add(line.toString());
    }
    return lines;
  }

  private Leaf leaf(int[] rows, double[] gradient, double[] hessian) {
    double g = 0;
    double h = 0;
    for (int r : rows) {
      g += gradient[r];
      h += hessian[r];
    }
    return new Leaf(rows, g, h);
  }

  private Leaf grow(int[] sample, int[] features, double[] gradient, double[] hessian) {
    Leaf root = leaf(sample, gradient, hessian);
    count(root, features, gradient, hessian);
    findSplit(root, features);
    List<Leaf> open = new ArrayList<>(List.of(root));
    int leaves = 1;
    while (leaves < settings.leaves()) {
      Leaf best = null;
      for (Leaf leaf : open) {
        if (leaf.gain > 1e-6 && (best == null || leaf.gain > best.gain)) {
          best = leaf;
        }
      }
      if (best == null) {
        break;
      }
      split(best, gradient, hessian);
      gains[best.feature] += best.gain;
      open.remove(best);
      open.add(best.below);
      open.add(best.above);
      Leaf small = best.below.rows.length < best.above.rows.length ? best.below : best.above;
      count(small, features, gradient, hessian);
      subtract(small == best.below ? best.above : best.below, best.sums, small.sums);
      findSplit(best.below, features);
      findSplit(best.above, features);
      leaves++;
    }
    for (Leaf leaf : open) {
      leaf.value = -settings.rate() * leaf.gradient / (leaf.hessian + settings.l2());
    }
    return root;
  }

  private void split(Leaf leaf, double[] gradient, double[] hessian) {
    byte[] column = bins[leaf.feature];
    int[] below = new int[leaf.rows.length];
    int[] above = new int[leaf.rows.length];
    int b = 0;
    int a = 0;
    for (int r : leaf.rows) {
      if ((column[r] & 0xff) <= leaf.bin) {
        below[b++] = r;
      } else {
        above[a++] = r;
      }
    }
    leaf.below = leaf(Arrays.copyOf(below, b), gradient, hessian);
    leaf.above = leaf(Arrays.copyOf(above, a), gradient, hessian);
  }

  private void count(Leaf leaf, int[] features, double[] gradient, double[] hessian) {
    leaf.sums = new double[features.length * BINS * 2];
    for (int k = 0; k < features.length; k++) {
      byte[] column = bins[features[k]];
      int from = k * BINS * 2;
      for (int r : leaf.rows) {
        int bin = from + column[r] * 2;
        leaf.sums[bin] += gradient[r];
        leaf.sums[bin + 1] += hessian[r];
      }
    }
  }

  /** What is in the parent and not in the other child is in this one. */
  private static void subtract(Leaf leaf, double[] parent, double[] other) {
    leaf.sums = parent;
    for (int i = 0; i < parent.length; i++) {
      parent[i] -= other[i];
    }
  }

  private void findSplit(Leaf leaf, int[] features) {
    if (leaf.hessian < 2 * settings.leastWeight()) {
      return;
    }
    double whole = leaf.gradient * leaf.gradient / (leaf.hessian + settings.l2());
    for (int k = 0; k < features.length; k++) {
      int f = features[k];
      double left = 0;
      double leftWeight = 0;
      for (int bin = 0; bin < cuts[f].length; bin++) {
        left += leaf.sums[(k * BINS + bin) * 2];
        leftWeight += leaf.sums[(k * BINS + bin) * 2 + 1];
        double right = leaf.gradient - left;
        double rightWeight = leaf.hessian - leftWeight;
        if (leftWeight < settings.leastWeight() || rightWeight < settings.leastWeight()) {
          continue;
        }
        double gain =
            left * left / (leftWeight + settings.l2())
                + right * right / (rightWeight + settings.l2())
                - whole;
        if (gain > leaf.gain) {
          leaf.gain = gain;
          leaf.feature = f;
          leaf.bin = bin;
        }
      }
    }
  }

  private void write(Leaf leaf, StringBuilder line) {
    if (!line.isEmpty()) {
      line.append(' ');
    }
    if (leaf.below == null) {
      line.append('=').append(number(leaf.value));
      return;
    }
    line.append(leaf.feature).append(' ').append(Float.toString(cuts[leaf.feature][leaf.bin]));
    write(leaf.below, line);
    write(leaf.above, line);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  /** How much each feature has lowered the loss, in the order of the features. */
  double[] gains() {
    return gains.clone();
  }
}
