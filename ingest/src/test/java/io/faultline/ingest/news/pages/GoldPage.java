package io.faultline.ingest.news.pages;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page of which people have said what its text is: either the whole of it, or some pieces that
 * belong to it and some that don't.
 */
record GoldPage(
    String corpus,
    String id,
    String site,
    @Nullable String body,
    List<String> with,
    List<String> without,
    Outline outline,
    LinkedData data,
    @Nullable String title) {
  private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

  /** All pages of a corpus, unpacked below {@code folder}. */
  static List<GoldPage> read(Path folder, String corpus) throws IOException {
    JsonMapper mapper = JsonMapper.builder().build();
    JsonNode gold = mapper.readTree(Files.readAllBytes(folder.resolve(corpus + "/gold.json")));
    JsonNode urls = mapper.readTree(Files.readAllBytes(folder.resolve(corpus + "/urls.json")));
    List<GoldPage> pages = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : gold.properties()) {
      JsonNode value = entry.getValue();
      if (!value.path("split").asString("dev").equals("dev")) {
        continue;
      }
      String id = entry.getKey();
      Path file = folder.resolve(corpus + "/html/" + id + ".html");
      URI url = address(urls.path(id).asString("http://nowhere.example/"));
      Outline outline =
          PageWalk.of(PageReader.parse(Files.readAllBytes(file), /* contentType= */ null, url));
      LinkedData data = LinkedData.of(outline.linkedData, url.toString());
      pages.add(
          new GoldPage(
              corpus,
              id,
              value.path("domain").asString(id),
              value.has("articleBody") ? value.path("articleBody").asString("") : null,
              texts(value.path("with")),
              texts(value.path("without")),
              outline,
              data,
              Titles.of(outline, data, url)));
    }
    return pages;
  }

  private static URI address(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      return URI.create("http://nowhere.example/");
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asString("")));
    return texts;
  }

  /** Which of {@code parts} equal parts of all sites this one's is in; the same on every run. */
  int fold(int parts) {
    return Math.floorMod(site.hashCode() * 0x9E3779B9 >>> 8, parts);
  }

  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  private static Map<String, Integer> shingles(List<String> words) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < Math.max(1, words.size() - 3); i++) {
      String shingle = String.join(" ", words.subList(i, Math.min(words.size(), i + 4)));
      if (!shingle.isEmpty()) {
        counts.merge(shingle, 1, Integer::sum);
      }
    }
    return counts;
  }

  /** Precision and recall over runs of four words, as article-extraction-benchmark counts them. */
  double[] precisionAndRecall(String text) {
    Map<String, Integer> truth = shingles(words(body == null ? "" : body));
    Map<String, Integer> found = shingles(words(text));
    double right = 0;
    double wrong = 0;
    double missed = 0;
    for (Map.Entry<String, Integer> entry : found.entrySet()) {
      int true_ = truth.getOrDefault(entry.getKey(), 0);
      right += Math.min(true_, entry.getValue());
      wrong += Math.max(0, entry.getValue() - true_);
    }
    for (Map.Entry<String, Integer> entry : truth.entrySet()) {
      missed += Math.max(0, entry.getValue() - found.getOrDefault(entry.getKey(), 0));
    }
    double precision =
        wrong == 0 && missed == 0 ? 1 : right + wrong == 0 ? 0 : right / (right + wrong);
    double recall =
        wrong == 0 && missed == 0 ? 1 : right + missed == 0 ? 0 : right / (right + missed);
    return new double[] {precision, recall, right + wrong};
  }

  /** What each block should be judged; NaN where nobody has said. */
  float[] labels() {
    return body == null ? labelsOfPieces() : labelsOfBody();
  }

  private float[] labelsOfPieces() {
    int n = outline.blocks.size();
    float[] labels = new float[n];
    for (int i = 0; i < n; i++) {
      String text = plain(outline.blocks.get(i).text);
      int in = 0;
      int out = 0;
      for (String piece : with) {
        in += touches(text, plain(piece)) ? 1 : 0;
      }
      for (String piece : without) {
        out += touches(text, plain(piece)) ? 1 : 0;
      }
      labels[i] = in + out == 0 ? Float.NaN : (float) in / (in + out);
    }
    return labels;
  }

  private static boolean touches(String block, String piece) {
    return block.contains(piece) || (block.length() > 12 && piece.contains(block));
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private float[] labelsOfBody() {
    Map<String, Integer> truth = shingles(words(body == null ? "" : body));
    int n = outline.blocks.size();
    List<List<String>> words = new ArrayList<>();
    for (Block block : outline.blocks) {
      words.add(words(block.text));
    }
    float[] labels = new float[n];
    for (int i = 0; i < n; i++) {
      List<String> own = words.get(i);
      if (own.size() < 4) {
        continue;
      }
      boolean[] covered = new boolean[own.size()];
      for (int k = 0; k + 4 <= own.size(); k++) {
        if (truth.containsKey(String.join(" ", own.subList(k, k + 4)))) {
          java.util.Arrays.fill(covered, k, k + 4, true);
        }
      }
      int count = 0;
      for (boolean one : covered) {
        count += one ? 1 : 0;
      }
      labels[i] = (float) count / own.size();
    }
    dropRepetitions(labels, words, truth);
    for (int i = 0; i < n; i++) {
      List<String> own = words.get(i);
      if (!own.isEmpty() && own.size() < 4) {
        labels[i] = fits(i, own, words, labels, truth) ? 1 : 0;
      }
    }
    return labels;
  }

  /** A text that the page has more often than the truth counts where its neighbours do. */
  private void dropRepetitions(
      float[] labels, List<List<String>> words, Map<String, Integer> truth) {
    Map<List<String>, List<Integer>> places = new java.util.HashMap<>();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] > 0.5) {
        places.computeIfAbsent(words.get(i), k -> new ArrayList<>()).add(i);
      }
    }
    places.forEach(
        (text, at) -> {
          int wanted = truth.getOrDefault(String.join(" ", text.subList(0, 4)), 1);
          while (at.size() > wanted) {
            int worst = at.getFirst();
            double least = Double.MAX_VALUE;
            for (int place : at) {
              double around = 0;
              for (int k = -3; k <= 3; k++) {
                if (k != 0 && place + k >= 0 && place + k < labels.length) {
                  around += labels[place + k] * Math.min(50, words.get(place + k).size());
                }
              }
              if (around < least) {
                least = around;
                worst = place;
              }
            }
            labels[worst] = 0;
            at.remove((Integer) worst);
          }
        });
  }

  private static boolean fits(
      int index,
      List<String> own,
      List<List<String>> words,
      float[] labels,
      Map<String, Integer> truth) {
    List<String> before = new ArrayList<>(own);
    for (int i = index - 1; i >= 0 && before.size() < 4; i--) {
      if (labels[i] > 0.5) {
        List<String> more = words.get(i);
        before.addAll(0, more.subList(Math.max(0, more.size() - (4 - before.size())), more.size()));
      } else if (i < index - 3) {
        break;
      }
    }
    if (before.size() == 4 && truth.containsKey(String.join(" ", before))) {
      return true;
    }
    List<String> after = new ArrayList<>(own);
    for (int i = index + 1; i < labels.length && i < index + 4 && after.size() < 4; i++) {
      if (labels[i] > 0.5) {
        after.addAll(words.get(i).subList(0, Math.min(words.get(i).size(), 4 - after.size())));
      }
    }
    return after.size() == 4 && truth.containsKey(String.join(" ", after));
  }

  /** How much a mistake about each block costs, measured in pages. */
  float[] weights(float[] labels) {
    int n = labels.length;
    float[] weights = new float[n];
    if (body == null) {
      for (int i = 0; i < n; i++) {
        weights[i] = Float.isNaN(labels[i]) ? 0 : 0.15f;
      }
      return weights;
    }
    double truth = Math.max(40, words(body).size());
    for (int i = 0; i < n; i++) {
      double cost = (words(outline.blocks.get(i).text).size() + 2) / truth;
      weights[i] = (float) Math.min(0.3, cost);
    }
    return weights;
  }
}
