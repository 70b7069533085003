package io.faultline.ingest.news.pages;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;

/**
 * Many small decision trees, each correcting those before it; their sum is the logarithm of the
 * odds. Written as text, a tree a line: {@code feature threshold} opens a fork whose next subtree
 * is for values not above the threshold and the one after it for those above; {@code =value} is a
 * leaf. Immutable.
 */
final class BoostedTrees {
  private static final int LEAF = -1;

  /** After so many trees, what is so unlikely is taken for impossible. */
  private static final int EARLY = 12;

  private static final double HOPELESS = -1.97;

  /** By node, all trees one after the other, each fork before its subtrees. */
  private final short[] feature;

  /** The threshold of a fork, the value of a leaf. */
  private final float[] value;

  /** Where the subtree for values above the threshold begins. */
  private final int[] above;

  private final int[] roots;

  private BoostedTrees(short[] feature, float[] value, int[] above, int[] roots) {
    this.feature = feature;
    this.value = value;
    this.above = above;
    this.roots = roots;
  }

  /**
   * Reads trees up to an empty line or the end.
   *
   * @throws IOException if it can't be read or is not such a text
   */
  static BoostedTrees read(BufferedReader lines) throws IOException {
    short[] feature = new short[1024];
    float[] value = new float[1024];
    int[] above = new int[1024];
    int[] roots = new int[256];
    int nodes = 0;
    int trees = 0;
    String line = lines.readLine();
    while (line != null && !line.isEmpty()) {
      if (trees == roots.length) {
        roots = Arrays.copyOf(roots, trees * 2);
      }
      roots[trees++] = nodes;
      String[] tokens = line.split(" ");
      int[] waiting = new int[tokens.length];
      int depth = 0;
      int forks = 0;
      int leaves = 0;
      for (int t = 0; t < tokens.length; t++) {
        if (nodes == feature.length) {
          feature = Arrays.copyOf(feature, nodes * 2);
          value = Arrays.copyOf(value, nodes * 2);
          above = Arrays.copyOf(above, nodes * 2);
        }
        if (tokens[t].startsWith("=")) {
          feature[nodes] = LEAF;
          value[nodes] = number(tokens[t].substring(1));
          nodes++;
          leaves++;
          // The nearest fork that has only its lower subtree so far gets its upper one next.
          if (depth > 0) {
            above[waiting[--depth]] = nodes;
          }
        } else {
          if (t + 1 == tokens.length) {
            throw new IOException("a fork without threshold: " + line);
          }
          feature[nodes] = (short) number(tokens[t]);
          value[nodes] = number(tokens[++t]);
          waiting[depth++] = nodes;
          forks++;
          nodes++;
        }
      }
      if (depth != 0 || leaves != forks + 1) {
        throw new IOException("a fork without its subtrees: " + line);
      }
      line = lines.readLine();
    }
    return new BoostedTrees(
        Arrays.copyOf(feature, nodes),
        Arrays.copyOf(value, nodes),
        Arrays.copyOf(above, nodes),
        Arrays.copyOf(roots, trees));
  }

  private static float number(String text) throws IOException {
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw new IOException("expected a number, found " + text, e);
    }
  }

  /** The probability for each of the rows in {@code rows}, {@code width} numbers each. */
  float[] judge(float[] rows, int width) {
    float[] judged = new float[rows.length / width];
    for (int row = 0; row < judged.length; row++) {
      judged[row] = probability(rows, row * width);
    }
    return judged;
  }

  /** The probability for the row that begins at {@code begin}. */
  float probability(float[] rows, int begin) {
    double sum = 0;
    for (int tree = 0; tree < roots.length; tree++) {
      if (tree == EARLY && sum < HOPELESS) {
        return 0;
      }
      int node = roots[tree];
      int asked = feature[node];
      while (asked != LEAF) {
        node = rows[begin + asked] <= value[node] ? node + 1 : above[node];
        asked = feature[node];
      }
      sum += value[node];
    }
    return (float) (1 / (1 + Math.exp(-sum)));
  }
}
