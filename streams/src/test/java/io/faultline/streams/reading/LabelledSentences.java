package io.faultline.streams.reading;

import io.faultline.events.Company;
import io.faultline.streams.reading.names.NameIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Our own labelled sentences ({@code sentences.tsv}), read and counted. A hash of the sentence
 * decides whether rules may be made from it or whether it only counts.
 */
final class LabelledSentences {
  /** When all the sentences were written, as far as their history is concerned. */
  private static final Instant WRITTEN = Instant.parse("2024-05-14T00:00:00Z");

  private static final String NOTHING = "-";
  private static final Reader READER = new Reader(NameIndex.of(companies()));

  /** Which part of the file a sentence belongs to. */
  enum Half {
    /** Rules are made from these. */
    DEVELOPERS,
    /** These only count: nobody looks at what is wrong in them. */
    COUNTING;

    static Half of(String sentence) {
      CRC32 hash = new CRC32();
      hash.update(sentence.getBytes(StandardCharsets.UTF_8));
      return hash.getValue() % 2 == 0 ? DEVELOPERS : COUNTING;
    }
  }

  /** What an analyst reads. */
  record Label(
      String type, String target, String level, String direction, Map<String, String> more) {
    String pair() {
      return type + " " + target;
    }
  }

  /** Right, wrong and missed. */
  static final class Count {
    private int right;
    private int wrong;
    private int missed;

    /** Counts one more case. */
    void add(boolean expected, boolean read) {
      right += expected && read ? 1 : 0;
      wrong += !expected && read ? 1 : 0;
      missed += expected && !read ? 1 : 0;
    }

    double precision() {
      return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    double recall() {
      return right + missed == 0 ? 1 : (double) right / (right + missed);
    }

    double f1() {
      double sum = precision() + recall();
      return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "P %.3f R %.3f (%d of %d)", precision(), recall(), right, right + missed);
    }
  }

  /** The counts of one half. */
  record Score(
      int sentences,
      int quiet,
      int silent,
      Count claims,
      Map<String, Count> types,
      Map<String, Count> levels,
      Map<String, Count> directions,
      Map<String, Count> further,
      List<String> errors) {
    String report() {
      StringBuilder text = new StringBuilder();
      text.append(
          "%d sentences; type and target %s, F1 %.3f; nothing read in %d of %d without a claim%n"
              .formatted(sentences, claims, claims.f1(), quiet, silent));
      types.forEach((type, count) -> text.append("  type %s: %s%n".formatted(type, count)));
      levels.forEach((level, count) -> text.append("  level %s: %s%n".formatted(level, count)));
      directions.forEach((d, count) -> text.append("  direction %s: %s%n".formatted(d, count)));
      further.forEach((label, count) -> text.append("  %s: %s%n".formatted(label, count)));
      return text.toString();
    }
  }

  private LabelledSentences() {}

  /** Reads the sentences of a half and counts. */
  static Score score(Half half) {
    Map<String, List<Label>> sentences = sentences();
    sentences.keySet().removeIf(sentence -> Half.of(sentence) != half);
    Tally tally = new Tally();
    sentences.forEach(tally::add);
    return tally.score(sentences.size());
  }

  /** All sentences with what stands in them. */
  static Map<String, List<Label>> sentences() {
    Map<String, List<Label>> sentences = new LinkedHashMap<>();
    for (String line : lines()) {
      String[] cells = line.split("\t", -1);
      List<Label> labels = sentences.computeIfAbsent(cells[5], s -> new ArrayList<>());
      if (!cells[0].equals(NOTHING)) {
        labels.add(new Label(cells[0], cells[1], cells[2], cells[3], more(cells[4])));
      }
    }
    return sentences;
  }

  private static Map<String, String> more(String cell) {
    Map<String, String> more = new HashMap<>();
    for (String pair : cell.split(" ")) {
      int at = pair.indexOf('=');
      if (at > 0) {
        more.put(pair.substring(0, at), pair.substring(at + 1));
      }
    }
    return more;
  }

  private static List<String> lines() {
    try (InputStream in =
        Objects.requireNonNull(LabelledSentences.class.getResourceAsStream("sentences.tsv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Counts. */
  private static final class Tally {
    private final Count claims = new Count();
    private final Map<String, Count> types = new TreeMap<>();
    private final Map<String, Count> levels = new TreeMap<>();
    private final Map<String, Count> directions = new TreeMap<>();
    private final Map<String, Count> further = new TreeMap<>();
    private final List<String> errors = new ArrayList<>();
    private int quiet;
    private int silent;

    void add(String sentence, List<Label> labels) {
      Map<String, Claim> read = new LinkedHashMap<>();
      for (Claim claim : READER.claims("", sentence, WRITTEN)) {
        if (claim.resolved() && !claim.background()) {
          read.putIfAbsent(claim.type().code() + " " + claim.target(), claim);
        }
      }
      if (labels.isEmpty()) {
        silent++;
        quiet += read.isEmpty() ? 1 : 0;
      }
      Map<String, Label> expected = new LinkedHashMap<>();
      labels.forEach(label -> expected.put(label.pair(), label));
      Set<String> all = new LinkedHashSet<>(expected.keySet());
      all.addAll(read.keySet());
      for (String pair : all) {
        compare(sentence, expected.get(pair), read.get(pair));
      }
    }

    private void compare(String sentence, @Nullable Label label, @Nullable Claim claim) {
      if (label == null || claim == null) {
        Count type = count(types, label != null ? label.type : claim.type().code());
        note(claims, label, claim);
        note(type, label, claim);
        if (label != null) {
          count(levels, label.level).missed++;
          count(directions, label.direction).missed++;
          label.more.keySet().forEach(key -> count(further, key).missed++);
          errors.add("MISSED " + label.pair() + ": " + sentence);
        } else {
          count(levels, claim.factLevel().code()).wrong++;
          count(directions, claim.direction().code()).wrong++;
          errors.add(
              "WRONG %s %s by \"%s\": %s"
                  .formatted(claim.type().code(), claim.target(), claim.rule(), sentence));
        }
        return;
      }
      claims.right++;
      count(types, label.type).right++;
      same(levels, label.level, claim.factLevel().code(), sentence);
      same(directions, label.direction, claim.direction().code(), sentence);
      label.more.forEach((key, value) -> further(key, value, claim, sentence));
    }

    private static void note(Count count, @Nullable Label label, @Nullable Claim claim) {
      count.missed += claim == null ? 1 : 0;
      count.wrong += label == null ? 1 : 0;
    }

    private void same(Map<String, Count> counts, String label, String read, String sentence) {
      if (label.equals(read)) {
        count(counts, label).right++;
      } else {
        count(counts, label).missed++;
        count(counts, read).wrong++;
        errors.add("READ %s FOR %s: %s".formatted(read, label, sentence));
      }
    }

    private void further(String key, String value, Claim claim, String sentence) {
      String read =
          switch (key) {
            case "by" -> claim.jurisdiction();
            case "on" -> claim.effectiveOn() == null ? null : claim.effectiveOn().toString();
            case "measure" -> claim.measure() == null ? null : claim.measure().code();
            default -> throw new IllegalStateException("no such label: " + key);
          };
      Count count = count(further, key);
      if (value.equals(read)) {
        count.right++;
        return;
      }
      count.missed++;
      count.wrong += read == null ? 0 : 1;
      errors.add("READ %s=%s FOR %s: %s".formatted(key, read, value, sentence));
    }

    private static Count count(Map<String, Count> counts, String key) {
      return counts.computeIfAbsent(key, k -> new Count());
    }

    Score score(int sentences) {
      return new Score(
          sentences, quiet, silent, claims, types, levels, directions, further, errors);
    }
  }

  private static List<Company> companies() {
    return List.of(
        company("kestrel", "Kestrel Semiconductor", "CN", "Semiconductors", "ケストレル半導体", "红隼半导体"),
        company("nordwind", "Nordwind Optik", "DE", "Optical components"),
        company("harrow", "Harrow Mining", "RU", "Mining", "ハロー鉱業", "哈罗矿业"),
        company("tamarin", "Tamarin Foods", "US", "Food"),
        company("solvane", "Solvane Air", "FR", "Airlines"),
        company("lumora", "Lumora", "CN", "Software", "卢莫拉"),
        company("brightwater", "Brightwater Energy", "GB", "Oil and gas"),
        company("quintar", "Quintar Motors", "JP", "Automobiles"),
        company("velmora", "Velmora Pharma", "CH", "Pharmaceuticals"),
        company("dravec", "Dravec Steel", "CZ", "Steel"),
        company("halcyon", "Halcyon Telecom", "IN", "Telecommunications"),
        company("corvane", "Corvane Systems", "US", "Semiconductors", "科凡系统"),
        company("ilmar", "Ilmar Bank", "RU", "Banks"),
        company("pelagia", "Pelagia Shipping", "GR", "Shipping"),
        company("sunrow", "Sunrow Solar", "CN", "Solar panels"),
        company("aldera", "Aldera Retail", "SE", "Retail"),
        company("takumo", "Takumo Electric", "JP", "Electronics", "匠藻電機"));
  }

  private static Company company(
      String id, String name, String country, String sector, String... aliases) {
    return new Company(
        id,
        name,
        Arrays.asList(aliases),
        List.of(),
        List.of(),
        null,
        country,
        sector,
        null,
        null,
        Instant.EPOCH,
        null);
  }
}
