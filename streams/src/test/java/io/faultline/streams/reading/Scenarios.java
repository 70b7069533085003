package io.faultline.streams.reading;

import io.faultline.events.Article;
import io.faultline.events.ArticleStatus;
import io.faultline.events.Company;
import io.faultline.events.Json;
import io.faultline.streams.reading.names.NameIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The scenarios outside of the project, where they are present. */
final class Scenarios {
  private Scenarios() {}

  static List<Path> all() {
    Path shared = Shared.folder();
    try (Stream<Path> folders = Files.list(shared.resolve("scenarios"))) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Company> companies(Path scenario) {
    List<Company> companies = new ArrayList<>();
    List<String> lines = lines(scenario.resolve("companies.csv"));
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line);
      companies.add(
          new Company(
              cells.get(0),
              cells.get(1),
              split(cells.get(2)),
              split(cells.get(3)),
              split(cells.get(4)),
              null,
              cells.get(6),
              cells.get(7),
              null,
              null,
              LocalDate.parse(cells.get(8)).atStartOfDay(ZoneOffset.UTC).toInstant(),
              null));
    }
    return companies;
  }

  static List<Article> articles(Path scenario) {
    List<Article> articles = new ArrayList<>();
    for (String line : lines(scenario.resolve("articles.jsonl"))) {
      JsonNode node = Json.mapper().readTree(line);
      Instant published = Instant.parse(node.get("published").asString());
      articles.add(
          new Article(
              node.get("url").asString(),
              1,
              ArticleStatus.NEW,
              node.get("url").asString(),
              node.get("source").asString(),
              node.get("title").asString(),
              List.of(),
              node.has("language") ? node.get("language").asString() : null,
              published,
              null,
              published,
              node.get("text").asString(),
              "x",
              null,
              null,
              List.of()));
    }
    return articles;
  }

  private static List<String> split(String cell) {
    return Stream.of(cell.split("\\|")).filter(part -> !part.isEmpty()).toList();
  }

  static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void print(String only) {
    for (Path scenario : all()) {
      if (!scenario.getFileName().toString().startsWith(only)) {
        continue;
      }
      System.out.println("===== " + scenario.getFileName());
      Reader reader = new Reader(NameIndex.of(companies(scenario)));
      for (Article article : articles(scenario)) {
        System.out.println("# " + article.title());
        for (CompanyReport report : reader.read(null, article).reports()) {
          System.out.println("   " + report.companyId() + " " + report.salience());
          for (Claim claim : report.claims()) {
            System.out.printf(
                "      %s %s %s %s j=%s l=%s sp=%s%s  [%s] %s%n",
                claim.type().code(),
                claim.direction(),
                claim.factLevel(),
                claim.stance(),
                claim.jurisdiction(),
                claim.list(),
                claim.speaker(),
                claim.background() ? " BACKGROUND" : "",
                claim.rule(),
                claim.quote());
          }
        }
      }
    }
  }

  public static void main(String... args) {
    print(args.length == 0 ? "" : args[0]);
  }
}
