package io.faultline.ingest.news.pages;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each block before any is judged, as numbers that a {@link BoostedTrees} can ask
 * about. In the order of {@link #names()}: the text itself, where it stands in the tree and under
 * which names, its neighbours, the boxes around it, the blocks made by the same template, and what
 * the page's own data says.
 */
final class BlockFeatures {
  private static final Part[] PARTS = {
    Part.ARTICLE, Part.MAIN, Part.SECTION, Part.ASIDE, Part.NAVIGATION, Part.HEADER, Part.FOOTER,
    Part.FIGURE, Part.CAPTION, Part.LIST, Part.TABLE, Part.QUOTE, Part.FORM, Part.DIALOG,
    Part.PARAGRAPH, Part.CUSTOM,
  };
  private static final Mark[] MARKS = Mark.values();
  private static final int NEIGHBOURS = 3;
  private static final int BOXES = 4;

  private static final List<String> NAMES = allNames();
  private static final int IS_TITLE = NAMES.indexOf("is the title");

  private final Outline outline;
  private final List<Block> blocks;
  private final float[] values;
  private int at;

  private BlockFeatures(Outline outline) {
    this.outline = outline;
    blocks = outline.blocks;
    values = new float[blocks.size() * NAMES.size()];
  }

  /** A row of numbers for each block, one row after the other. */
  static float[] of(Outline outline, LinkedData data, @Nullable String title) {
    BlockFeatures features = new BlockFeatures(outline);
    features.fill(data, title);
    return features.values;
  }

  static int count() {
    return NAMES.size();
  }

  /** Whether the row is of the block that shows the headline. */
  static boolean isTitle(float[] rows, int row) {
    return rows[row * NAMES.size() + IS_TITLE] == 2;
  }

  static List<String> names() {
    return NAMES;
  }

  private static List<String> allNames() {
    List<String> names = new java.util.ArrayList<>();
    names.addAll(
        List.of(
            "weight",
            "words",
            "link density",
            "links",
            "sentences",
            "sentences a word",
            "commas a word",
            "ends a sentence",
            "digits",
            "capitals",
            "word length",
            "strong",
            "opening",
            "ends with a colon",
            "begins small",
            "hidden",
            "part"));
    for (Mark mark : MARKS) {
      names.add("inside it " + mark);
    }
    for (Part part : PARTS) {
      names.add("steps up to " + part);
    }
    for (Mark mark : MARKS) {
      names.add("steps up to " + mark);
    }
    names.addAll(
        List.of(
            "depth",
            "place",
            "weight before",
            "blocks since the title",
            "weight since the title",
            "prose before",
            "prose after"));
    for (int i = -NEIGHBOURS; i <= NEIGHBOURS; i++) {
      if (i != 0) {
        for (String what :
            new String[] {"weight", "link density", "part", "common box", "ends a sentence"}) {
          names.add("block " + i + ": " + what);
        }
      }
    }
    for (int i = 0; i < BOXES; i++) {
      for (String what :
          new String[] {"weight", "link density", "blocks", "prose", "share of prose"}) {
        names.add("box " + i + ": " + what);
      }
    }
    names.addAll(
        List.of(
            "steps up to common box with main",
            "steps down to main",
            "same template: blocks",
            "same template: share of prose",
            "same template: weight a block",
            "same text",
            "in the body of the data",
            "data has a body",
            "is the title",
            "is the description",
            "prose on the page",
            "blocks on the page",
            "articles on the page"));
    return List.copyOf(names);
  }

  private void put(double value) {
    values[at++] = (float) value;
  }

  private void fill(LinkedData data, @Nullable String title) {
    int n = blocks.size();
    markMainBox();
    Map<Integer, int[]> templates = new HashMap<>();
    Map<Integer, int[]> texts = new HashMap<>();
    int[][] templateOf = new int[n][];
    int[][] sameText = new int[n][];
    int[] sequences = new int[n];
    WordHashes[] words = new WordHashes[n];
    int weight = 0;
    int prose = 0;
    for (int i = 0; i < n; i++) {
      Block block = blocks.get(i);
      words[i] = WordHashes.of(block.text);
      sequences[i] = words[i].sequence();
      sameText[i] = texts.computeIfAbsent(sequences[i], k -> new int[1]);
      sameText[i][0]++;
      int[] template = templates.computeIfAbsent(block.box.signature, k -> new int[3]);
      templateOf[i] = template;
      template[0]++;
      template[1] += block.shape.weight();
      weight += block.shape.weight();
      if (block.isProse()) {
        prose += block.shape.weight();
        template[2] += block.shape.weight();
      }
    }
    int titleBlock = outline.titleBlock(title, sequences);
    int titleSequence = title == null ? 0 : WordHashes.of(title).sequence();
    String description = outline.meta("og:description", "description", "twitter:description");
    int[] summary = words(description == null ? data.description() : description);
    int[] body = words(data.body());
    int articles = articles();
    int weightBefore = 0;
    int proseBefore = 0;
    int weightAtTitle = 0;
    for (int i = 0; i < n; i++) {
      Block block = blocks.get(i);
      TextShape shape = block.shape;
      if (i == titleBlock) {
        weightAtTitle = weightBefore;
      }
      text(block);
      tree(block);
      put(block.box.depth);
      put((double) i / n);
      put((double) weightBefore / Math.max(1, weight));
      put(titleBlock < 0 ? -999 : i - titleBlock);
      put(titleBlock < 0 || i < titleBlock ? -1 : (weightBefore - weightAtTitle));
      put((double) proseBefore / Math.max(1, prose));
      weightBefore += shape.weight();
      proseBefore += block.isProse() ? shape.weight() : 0;
      put((double) (prose - proseBefore) / Math.max(1, prose));
      neighbours(i);
      boxes(block, prose);
      main(block);
      int[] template = templateOf[i];
      put(template[0]);
      put((double) template[2] / Math.max(1, prose));
      put(((double) template[1] / Math.max(1, template[0])));
      put(sameText[i][0]);
      put(body.length == 0 ? -1 : words[i].shareIn(body));
      put(body.length == 0 ? 0 : (body.length));
      put(i == titleBlock ? 2 : sequences[i] == titleSequence ? 1 : 0);
      put(summary.length == 0 ? -1 : words[i].shareIn(summary));
      put(prose);
      put(n);
      put(articles);
    }
  }

  private void text(Block block) {
    TextShape shape = block.shape;
    double words = Math.max(1, shape.words());
    put(shape.weight());
    put(shape.words());
    put(block.linkDensity());
    put(block.links);
    put(shape.sentences());
    put(shape.sentences() / words);
    put(shape.commas() / words);
    put(shape.endsSentence() ? 1 : 0);
    put((double) shape.digits() / block.chars());
    put(shape.capitals() / words);
    put(block.chars() / words);
    put((double) block.strongChars / block.chars());
    Openings opening = shape.weight() > 400 ? null : Openings.of(block.text);
    put(opening == null ? -1 : opening.ordinal());
    char last = block.text.charAt(block.text.length() - 1);
    put(last == ':' || last == '：' ? 1 : 0);
    put(Character.isLowerCase(block.text.charAt(0)) ? 1 : 0);
    put(block.hidden ? 1 : 0);
    put(block.box.part.ordinal());
    for (Mark mark : MARKS) {
      put((block.inlineMarks & mark.bit()) == 0 ? 0 : 1);
    }
  }

  private void tree(Block block) {
    for (Part part : PARTS) {
      put(block.box.distanceTo(part));
    }
    for (Mark mark : MARKS) {
      put(block.box.distanceTo(mark));
    }
  }

  private void neighbours(int index) {
    Block block = blocks.get(index);
    for (int i = -NEIGHBOURS; i <= NEIGHBOURS; i++) {
      if (i == 0) {
        continue;
      }
      int other = index + i;
      if (other < 0 || other >= blocks.size()) {
        for (int k = 0; k < 5; k++) {
          put(-1);
        }
        continue;
      }
      Block neighbour = blocks.get(other);
      put(neighbour.shape.weight());
      put(neighbour.linkDensity());
      put(neighbour.box.part.ordinal());
      put(neighbour.box == block.box ? 2 : neighbour.box.parent == block.box.parent ? 1 : 0);
      put(neighbour.shape.endsSentence() ? 1 : 0);
    }
  }

  private void boxes(Block block, int prose) {
    Box box = block.box;
    for (int i = 0; i < BOXES; i++) {
      put(box.chars);
      put(box.linkDensity());
      put(box.blocks);
      put((double) box.proseChars / Math.max(1, box.chars));
      put((double) box.proseChars / Math.max(1, prose));
      box = box.parent == null ? box : box.parent;
    }
  }

  private void main(Block block) {
    int up = 0;
    for (Box box = block.box; box != null; box = box.parent) {
      if (box.stepsToMain >= 0) {
        put(up);
        put(box.stepsToMain);
        return;
      }
      up++;
    }
    put(-1);
    put(-1);
  }

  private int articles() {
    Map<Box, Boolean> articles = new IdentityHashMap<>();
    for (Block block : blocks) {
      int up = block.box.distanceTo(Part.ARTICLE);
      if (up < Box.FAR) {
        Box box = block.box;
        for (int i = 0; i < up && box.parent != null; i++) {
          box = box.parent;
        }
        articles.put(box, true);
      }
    }
    return articles.size();
  }

  private static int[] words(@Nullable String text) {
    return text == null || text.isBlank()
        ? new int[0]
        : WordHashes.table(WordHashes.of(text).triples());
  }

  /**
   * Finds the box whose own paragraphs, and a part of its children's, weigh the most, and notes in
   * it and those around it how far away it is.
   */
  private void markMainBox() {
    Box best = null;
    double most = 0;
    for (Block block : blocks) {
      if (!block.isProse() || block.hidden) {
        continue;
      }
      Box holder = block.box.part == Part.DIVISION ? block.box : block.box.parent;
      double score = block.shape.weight() * (1 - block.linkDensity());
      for (int up = 0; holder != null && up < BOXES; up++) {
        holder.mainScore += score;
        if (holder.mainScore > most) {
          most = holder.mainScore;
          best = holder;
        }
        score *= 0.6;
        holder = holder.parent;
      }
    }
    int steps = 0;
    for (Box box = best; box != null; box = box.parent) {
      box.stepsToMain = steps++;
    }
  }
}
