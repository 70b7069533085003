package io.faultline.ingest.news.pages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Trains the model of {@link BodyText} from pages whose text is known, and says how good it is on
 * sites that it has not seen.
 *
 * <pre>
 * BlockModelTrainer folds DIR          every site is judged by a model that never saw it
 * BlockModelTrainer unseen DIR         trained on seven tenths of the sites, measured on the rest
 * BlockModelTrainer write DIR FILE     trained on all, written to FILE
 * </pre>
 *
 * DIR holds the corpora aeb, naeb, fundus and trafeval, unpacked.
 */
final class BlockModelTrainer {
  private static final int FOLDS = 5;
  static final TreeTrainer.Settings FIRST =
      new TreeTrainer.Settings(120, 24, 0.1, 0.3, 0.15, 0.35, 0.7, 1);
  static final TreeTrainer.Settings SECOND =
      new TreeTrainer.Settings(120, 16, 0.08, 0.3, 0.15, 0.35, 0.7, 2);

  private final List<GoldPage> pages;
  private final List<float[]> features = new ArrayList<>();
  private final List<float[]> labels = new ArrayList<>();
  private final List<float[]> weights = new ArrayList<>();

  private BlockModelTrainer(List<GoldPage> pages) {
    this.pages = pages;
    for (GoldPage page : pages) {
      features.add(BlockFeatures.of(page.outline(), page.data(), page.title()));
      float[] label = page.labels();
      labels.add(label);
      weights.add(page.weights(label));
    }
  }

  public static void main(String... arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    List<GoldPage> pages = new ArrayList<>();
    for (String corpus : List.of("aeb", "naeb", "fundus", "trafeval")) {
      pages.addAll(GoldPage.read(folder, corpus));
    }
    BlockModelTrainer trainer = new BlockModelTrainer(pages);
    switch (arguments[0]) {
      case "best" -> trainer.report("best possible", trainer.labels, all(pages.size()));
      case "folds" -> trainer.folds();
      case "unseen" -> trainer.unseen();
      case "write" -> trainer.write(Path.of(arguments[2]));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static int[] all(int n) {
    return IntStream.range(0, n).toArray();
  }

  private int[] where(java.util.function.Predicate<GoldPage> wanted) {
    return IntStream.range(0, pages.size()).filter(i -> wanted.test(pages.get(i))).toArray();
  }

  private void folds() throws IOException {
    List<float[]> first = firstJudgements(all(pages.size()));
    List<float[]> regions = regions(all(pages.size()), first);
    List<float[]> judged = new ArrayList<>(features);
    for (int fold = 0; fold < FOLDS; fold++) {
      int out = fold;
      int width = RegionFeatures.names().size();
      BoostedTrees judge =
          read(grow(where(page -> page.fold(FOLDS) != out), regions, width, SECOND, first).train());
      for (int i : where(page -> page.fold(FOLDS) == out)) {
        judged.set(i, again(judge, regions.get(i), first.get(i)));
      }
    }
    report("first judgement alone", first, all(pages.size()));
    report("folds", judged, all(pages.size()));
    report("folds, part looked at", judged, where(page -> page.fold(10) < 7));
    report("folds, part not looked at", judged, where(page -> page.fold(10) >= 7));
    if (System.getProperty("errors") != null) {
      errors(judged, Path.of(System.getProperty("errors")));
    }
  }

  private void unseen() throws IOException {
    Trained model = train(where(page -> page.fold(10) < 7));
    List<float[]> judged = new ArrayList<>(features);
    int[] rest = where(page -> page.fold(10) >= 7);
    for (int i : rest) {
      judged.set(i, model.judge(pages.get(i), features.get(i)));
    }
    report("unseen", judged, rest);
  }

  private void write(Path file) throws IOException {
    Trained model = train(all(pages.size()));
    List<String> lines = new ArrayList<>(model.firstLines());
    lines.add("");
    lines.addAll(model.secondLines());
    Files.write(file, lines);
    System.err.println(Files.size(file) + " bytes");
    gains("first judgement", BlockFeatures.names(), model.firstGains());
    gains("second judgement", RegionFeatures.names(), model.secondGains());
  }

  private static void gains(String what, List<String> names, double[] gains) {
    double all = Arrays.stream(gains).sum();
    System.out.println(what);
    IntStream.range(0, gains.length)
        .boxed()
        .sorted((a, b) -> Double.compare(gains[b], gains[a]))
        .limit(25)
        .forEach(
            i ->
                System.out.println(
                    String.format(
                        Locale.ROOT, "  %5.1f %% %s", 100 * gains[i] / all, names.get(i))));
  }

  record Trained(
      BoostedTrees first,
      BoostedTrees second,
      List<String> firstLines,
      List<String> secondLines,
      double[] firstGains,
      double[] secondGains) {
    float[] judge(GoldPage page, float[] features) {
      float[] judged = first.judge(features, BlockFeatures.count());
      return again(second, RegionFeatures.of(page.outline(), features, judged), judged);
    }
  }

  /**
   * The second model learns from first judgements of pages that their judge had not seen, as it
   * will meet such later.
   */
  private Trained train(int[] seen) throws IOException {
    List<float[]> first = firstJudgements(seen);
    List<float[]> regions = regions(seen, first);
    TreeTrainer firstTrainer = grow(seen, features, BlockFeatures.count(), FIRST, null);
    List<String> firstLines = firstTrainer.train();
    TreeTrainer secondTrainer = grow(seen, regions, RegionFeatures.names().size(), SECOND, first);
    List<String> secondLines = secondTrainer.train();
    return new Trained(
        read(firstLines),
        read(secondLines),
        firstLines,
        secondLines,
        firstTrainer.gains(),
        secondTrainer.gains());
  }

  private static float[] again(BoostedTrees judge, float[] rows, float[] first) {
    int width = RegionFeatures.names().size();
    float[] judged = new float[first.length];
    for (int i = 0; i < judged.length; i++) {
      judged[i] = RegionFeatures.isPlausible(first[i]) ? judge.probability(rows, i * width) : 0;
    }
    return judged;
  }

  /** Each page judged by trees that were grown without its site. */
  private List<float[]> firstJudgements(int[] seen) throws IOException {
    List<float[]> first = new ArrayList<>(features);
    for (int fold = 0; fold < FOLDS; fold++) {
      int out = fold;
      int[] others = Arrays.stream(seen).filter(i -> pages.get(i).fold(FOLDS) != out).toArray();
      int[] own = Arrays.stream(seen).filter(i -> pages.get(i).fold(FOLDS) == out).toArray();
      if (own.length > 0 && others.length > 0) {
        BoostedTrees judge =
            read(grow(others, features, BlockFeatures.count(), FIRST, null).train());
        for (int i : own) {
          first.set(i, judge.judge(features.get(i), BlockFeatures.count()));
        }
      }
    }
    return first;
  }

  private List<float[]> regions(int[] seen, List<float[]> first) {
    List<float[]> regions = new ArrayList<>(features);
    for (int i : seen) {
      regions.set(i, RegionFeatures.of(pages.get(i).outline(), features.get(i), first.get(i)));
    }
    return regions;
  }

  private static BoostedTrees read(List<String> lines) throws IOException {
    return BoostedTrees.read(new BufferedReader(new StringReader(String.join("\n", lines))));
  }

  private TreeTrainer grow(
      int[] seen,
      List<float[]> rows,
      int width,
      TreeTrainer.Settings settings,
      @Nullable List<float[]> first) {
    int count = 0;
    for (int i : seen) {
      for (int b = 0; b < labels.get(i).length; b++) {
        count += isAsked(i, b, first) ? 1 : 0;
      }
    }
    float[] values = new float[count * width];
    float[] label = new float[count];
    float[] weight = new float[count];
    int[] group = new int[count];
    int at = 0;
    for (int i : seen) {
      for (int b = 0; b < labels.get(i).length; b++) {
        if (isAsked(i, b, first)) {
          System.arraycopy(rows.get(i), b * width, values, at * width, width);
          label[at] = labels.get(i)[b];
          weight[at] = weights.get(i)[b];
          group[at++] = i;
        }
      }
    }
    return new TreeTrainer(settings, values, width, label, weight, group);
  }

  private boolean isAsked(int page, int block, @Nullable List<float[]> first) {
    return weights.get(page)[block] > 0
        && (first == null || RegionFeatures.isPlausible(first.get(page)[block]));
  }

  private String text(int page, float[] judged) {
    List<String> kept = new ArrayList<>();
    List<Block> blocks = pages.get(page).outline().blocks;
    for (int b = 0; b < blocks.size(); b++) {
      if (judged[b] >= 0.5 && !BlockFeatures.isTitle(features.get(page), b)) {
        kept.add(blocks.get(b).text);
      }
    }
    return String.join("\n\n", kept);
  }

  private void report(String what, List<float[]> judged, int[] wanted) {
    Map<String, List<Integer>> byCorpus = new LinkedHashMap<>();
    for (int i : wanted) {
      byCorpus.computeIfAbsent(pages.get(i).corpus(), c -> new ArrayList<>()).add(i);
    }
    byCorpus.forEach(
        (corpus, members) -> {
          double precision = 0;
          double recall = 0;
          int answered = 0;
          int full = 0;
          double tp = 0;
          double fp = 0;
          double fn = 0;
          for (int i : members) {
            GoldPage page = pages.get(i);
            String text = text(i, judged.get(i));
            if (page.body() != null) {
              double[] measures = page.precisionAndRecall(text);
              full++;
              recall += measures[1];
              if (measures[2] > 0) {
                answered++;
                precision += measures[0];
              }
            } else {
              String plain = text.replaceAll("\\s+", " ");
              for (String piece : page.with()) {
                if (plain.contains(piece.replaceAll("\\s+", " ").strip())) {
                  tp++;
                } else {
                  fn++;
                }
              }
              for (String piece : page.without()) {
                fp += plain.contains(piece.replaceAll("\\s+", " ").strip()) ? 1 : 0;
              }
            }
          }
          double p = full > 0 ? precision / answered : tp / (tp + fp);
          double r = full > 0 ? recall / full : tp / (tp + fn);
          System.out.println(
              String.format(
                  Locale.ROOT,
                  "%-26s %-9s %3d pages  P %.4f  R %.4f  F1 %.4f",
                  what,
                  corpus,
                  members.size(),
                  p,
                  r,
                  2 * p * r / (p + r)));
        });
  }

  /** Writes what went wrong on the pages that may be looked at. */
  private void errors(List<float[]> judged, Path file) throws IOException {
    Map<Double, String> worst = new TreeMap<>();
    for (int i : where(page -> page.fold(10) < 7)) {
      GoldPage page = pages.get(i);
      StringBuilder out = new StringBuilder();
      double cost = 0;
      for (int b = 0; b < judged.get(i).length; b++) {
        float label = labels.get(i)[b];
        float p = judged.get(i)[b];
        float weight = weights.get(i)[b];
        if (weight > 0 && (p >= 0.5) != (label >= 0.5)) {
          Block block = page.outline().blocks.get(b);
          cost += weight;
          out.append(
              String.format(
                  Locale.ROOT,
                  "   %s %.2f %.3f <%s.%s> %s%n",
                  p >= 0.5 ? "EXTRA" : "MISSED",
                  p,
                  weight,
                  block.box.element.normalName(),
                  block.box.element.className(),
                  block.text.substring(0, Math.min(110, block.text.length())).replace('\n', ' ')));
        }
      }
      worst.put(
          -cost - i * 1e-9,
          page.corpus() + " " + page.id() + " " + page.site() + " " + cost + "\n" + out);
    }
    Files.write(file, worst.values());
  }
}
