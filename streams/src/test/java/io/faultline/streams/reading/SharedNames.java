package io.faultline.streams.reading;

import io.faultline.events.Company;
import io.faultline.events.Json;
import io.faultline.streams.reading.names.Mention;
import io.faultline.streams.reading.names.MentionFinder;
import io.faultline.streams.reading.names.NameIndex;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/**
 * The labelled articles of {@code entities_news-fair-v2} outside of the project, and 20,000 names
 * that they don't mean: the SEC's registrants, the S&P 500, the lists of Hong Kong and Tokyo, and,
 * until the number is full, entities of the Consolidated Screening List.
 */
public final class SharedNames {
  private static final int DISTRACTORS = 20_000;
  private static final String ORGANISATION = "Q43229";
  private static final String STATE = "Q27096213";
  private static final String NOBODY = "<NIL>";

  /** Which names the registry has beside the full ones. */
  public enum Aliases {
    NONE,
    /** Whatever the articles call them. */
    AS_WRITTEN
  }

  /**
   * What was found.
   *
   * @param reasons of what is wrong or missing, with how often
   */
  public record Linked(
      int right, int wrong, int missed, Map<String, Integer> reasons, List<String> details) {
    public double precision() {
      return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    public double recall() {
      return (double) right / (right + missed);
    }

    /** The figures, and what is wrong or missing by its reason. */
    public String report() {
      return String.format(
          Locale.ROOT,
          "P %.3f R %.3f (%d of %d) %s%n%s",
          precision(),
          recall(),
          right,
          right + missed,
          reasons,
          String.join("\n", details));
    }
  }

  private SharedNames() {}

  /** Finds the organisations of the articles and counts. */
  public static Linked link(Aliases aliases) {
    List<JsonNode> articles = new ArrayList<>();
    Path folder = Shared.folder().resolve("data");
    for (String line : lines(folder.resolve("news/entities_news-fair-v2-no-coref.jsonl"))) {
      articles.add(Json.mapper().readTree(line));
    }
    Reader reader = new Reader(NameIndex.of(registry(folder, articles, aliases)));
    Tally tally = new Tally();
    for (JsonNode article : articles) {
      tally.add(article, reader.considered("", article.get("text").asString()));
    }
    return tally.linked();
  }

  private static List<Company> registry(Path folder, List<JsonNode> articles, Aliases aliases) {
    Map<String, Set<String>> surfaces = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (JsonNode article : articles) {
      for (JsonNode label : article.get("labels")) {
        if (organisation(label)) {
          String id = id(label);
          names.put(id, label.get("name").asString());
          surfaces.computeIfAbsent(id, i -> new LinkedHashSet<>()).add(surface(article, label));
        }
      }
    }
    List<Company> companies = new ArrayList<>();
    Set<String> taken = new LinkedHashSet<>();
    names.forEach(
        (id, name) -> {
          taken.add(name.toLowerCase(Locale.ROOT));
          companies.add(company(id, name, aliases == Aliases.NONE ? Set.of() : surfaces.get(id)));
        });
    int own = companies.size();
    for (String name : distractors(folder)) {
      if (companies.size() < own + DISTRACTORS && taken.add(name.toLowerCase(Locale.ROOT))) {
        companies.add(company("d" + companies.size(), name, Set.of()));
      }
    }
    return companies;
  }

  private static Set<String> distractors(Path folder) {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode registrant :
        Json.mapper()
            .readTree(text(folder.resolve("companies/sec_company_tickers_2024-05.json")))) {
      names.add(registrant.get("title").asString());
    }
    names.addAll(column(lines(folder.resolve("companies/sp500_constituents.csv")), 1));
    names.addAll(
        column(lines(folder.resolve("companies/hkex_list_of_securities_2023-03-01.csv")), 1));
    names.addAll(column(lines(folder.resolve("companies/jpx_data_j_2022-01-31.csv")), 2));
    names.addAll(screeningList(folder.resolve("lists/csl_2022-04_full.csv.gz")));
    return names;
  }

  /** The names of its entities, which is what the column {@code type} calls them. */
  private static List<String> screeningList(Path file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      List<String> header = Scenarios.cells(reader.readLine());
      int name = header.indexOf("name");
      int type = header.indexOf("type");
      List<String> names = new ArrayList<>();
      for (String line : reader.lines().toList()) {
        List<String> cells = Scenarios.cells(line);
        boolean entity =
            cells.size() > Math.max(name, type) && !cells.get(type).equals("Individual");
        if (entity && !cells.get(name).isBlank()) {
          names.add(cells.get(name));
        }
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> column(List<String> lines, int column) {
    return lines.stream()
        .skip(1)
        .map(Scenarios::cells)
        .filter(cells -> cells.size() > column)
        .map(cells -> cells.get(column))
        .filter(name -> !name.isBlank())
        .toList();
  }

  private static boolean organisation(JsonNode label) {
    Set<String> types = Set.of(label.get("type").asString().split("\\|"));
    boolean coreference = label.has("coref") && label.get("coref").asBoolean(false);
    return types.contains(ORGANISATION)
        && !types.contains(STATE)
        && !label.get("entity_id").asString().equals(NOBODY)
        && !coreference;
  }

  private static String id(JsonNode label) {
    return label.get("entity_id").asString().toLowerCase(Locale.ROOT);
  }

  private static String surface(JsonNode article, JsonNode label) {
    return article
        .get("text")
        .asString()
        .substring(label.get("span").get(0).asInt(), label.get("span").get(1).asInt());
  }

  private static Company company(String id, String name, Set<String> aliases) {
    return new Company(
        id,
        name,
        aliases.stream().filter(alias -> !alias.equals(name)).toList(),
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        Instant.EPOCH,
        null);
  }

  private static List<String> lines(Path file) {
    return text(file).lines().toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compares what is found inside the labelled part of an article with its labels. */
  private static final class Tally {
    private final Map<String, Integer> reasons = new TreeMap<>();
    private final List<String> details = new ArrayList<>();
    private int right;
    private int wrong;
    private int missed;

    void add(JsonNode article, List<Mention> considered) {
      int from = article.get("evaluation_span").get(0).asInt();
      int to = article.get("evaluation_span").get(1).asInt();
      List<Mention> found = new ArrayList<>();
      for (Mention mention : considered) {
        if (mention.confidence() >= MentionFinder.LEAST
            && mention.begin() >= from
            && mention.end() <= to) {
          found.add(mention);
        }
      }
      for (JsonNode label : article.get("labels")) {
        if (organisation(label)) {
          match(article, label, found, considered);
        }
      }
      for (Mention mention : found) {
        wrong++;
        note(
            "wrong: " + mention.reason(),
            mention.companyId() + " " + context(article, mention.begin(), mention.end()));
      }
    }

    private void match(
        JsonNode article, JsonNode label, List<Mention> found, List<Mention> considered) {
      int begin = label.get("span").get(0).asInt();
      int end = label.get("span").get(1).asInt();
      for (Mention mention : found) {
        if (mention.companyId().equals(id(label))
            && mention.begin() < end
            && mention.end() > begin) {
          found.remove(mention);
          right++;
          return;
        }
      }
      missed++;
      String reason =
          considered.stream()
              .filter(m -> m.begin() < end && m.end() > begin)
              .map(m -> m.companyId().equals(id(label)) ? m.reason() : "another: " + m.reason())
              .findFirst()
              .orElse("a form that no name of the registry has");
      note("missed: " + reason, label.get("name").asString() + " " + context(article, begin, end));
    }

    private static String context(JsonNode article, int begin, int end) {
      String text = article.get("text").asString();
      return text.substring(Math.max(0, begin - 30), Math.min(text.length(), end + 30))
          .replace('\n', ' ');
    }

    private void note(String reason, String detail) {
      reasons.merge(reason, 1, Integer::sum);
      details.add(reason + " | " + detail);
    }

    Linked linked() {
      return new Linked(right, wrong, missed, reasons, details);
    }
  }
}
