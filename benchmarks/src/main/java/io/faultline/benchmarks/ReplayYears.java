package io.faultline.benchmarks;

import io.faultline.app.replay.Scenario;
import io.faultline.events.Json;
import io.faultline.ingest.folder.ArticleArchive;
import io.faultline.streams.replay.Replay;
import io.faultline.streams.replay.Span;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Years replayed: articles of 3 KB in our own words, of which one in five names a company and one
 * in a hundred says that something happened to it, and daily prices of 100 companies. Prints
 * articles a second, the most heap that was in use after a collection, and a digest of all that was
 * concluded.
 *
 * <p>Arguments: a folder to make the inputs in (kept, if they are there), how many articles, and
 * over how many years (10 where absent).
 */
public final class ReplayYears {
  private static final int COMPANIES = 100;
  private static final int RELATIONS = 300;
  private static final int PORTFOLIOS = 10;
  private static final int ARTICLE_LENGTH = 3_000;
  private static final LocalDate BEGIN = LocalDate.of(2014, 1, 1);

  private final Random random = new Random(11);
  private final Path folder;
  private final LocalDate end;
  private final List<String> names = new ArrayList<>();

  private ReplayYears(Path folder, int years) {
    this.folder = folder;
    this.end = BEGIN.plusYears(years);
  }

  public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
    Locale.setDefault(Locale.ROOT);
    Path folder = Path.of(arguments[0]);
    if (!Files.exists(folder.resolve("articles.jsonl"))) {
      Files.createDirectories(folder);
      int years = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10;
      new ReplayYears(folder, years).make(Integer.parseInt(arguments[1]));
    }
    replay(folder);
  }

  private static void replay(Path folder) throws NoSuchAlgorithmException {
    long start = System.nanoTime();
    Scenario scenario = Scenario.readWithoutArticles(folder);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    long[] counts = new long[2];
    try (ArticleArchive archive = ArticleArchive.open(folder).orElseThrow()) {
      double opened = seconds(start);
      Span span = Span.of(scenario.inputs(), archive.first(), archive.last(), null, null);
      new Replay(
              alert -> add(Json.write(alert), digest, counts, 0),
              decision -> add(Json.write(decision), digest, counts, 1))
          .run(scenario.inputs(), archive.iterator(), span);
      double all = seconds(start);
      System.gc();
      Runtime jvm = Runtime.getRuntime();
      System.out.printf(
          "%d articles in %.1f s, of which %.1f s to open: %.0f a second on %d cores%n"
              + "%d revisions, %d decisions; %d MB of %d MB in use at the end%n%s%n",
          archive.size(),
          all,
          opened,
          archive.size() / all,
          jvm.availableProcessors(),
          counts[0],
          counts[1],
          (jvm.totalMemory() - jvm.freeMemory()) >> 20,
          jvm.maxMemory() >> 20,
          HexFormat.of().formatHex(digest.digest()));
    }
  }

  private static void add(String json, MessageDigest digest, long[] counts, int at) {
    digest.update(json.getBytes(StandardCharsets.UTF_8));
    counts[at]++;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  // Inputs

  private void make(int articles) throws IOException {
    companies();
    relationships();
    portfolios();
    prices();
    articles(articles);
  }

  private void companies() throws IOException {
    try (BufferedWriter out = file("companies.csv")) {
      out.write("id,name,aliases,symbols,isins,lei,country,sector,known_from,source_url\n");
      for (int i = 0; i < COMPANIES; i++) {
        String name = capital(word(3)) + " " + capital(word(2)) + " Corp";
        names.add(name);
        out.write("c%d,%s,%s,S%d,,,US,,,\n".formatted(i, name, name.replace(" Corp", ""), i));
      }
    }
  }

  private void relationships() throws IOException {
    String[] types = {"owns", "supplies", "licenses_technology_to", "partners_with"};
    try (BufferedWriter out = file("relationships.csv")) {
      out.write(
          "from,to,type,share,valid_from,valid_to,known_from,confidence,status,source_url,quote\n");
      for (int i = 0; i < RELATIONS; i++) {
        int from = random.nextInt(COMPANIES);
        int to = (from + 1 + random.nextInt(COMPANIES - 1)) % COMPANIES;
        out.write(
            String.format(
                Locale.ROOT,
                "c%d,c%d,%s,%.2f,,,,0.9,active,,%n",
                from,
                to,
                types[random.nextInt(types.length)],
                0.02 + random.nextDouble() * 0.3));
      }
    }
  }

  private void portfolios() throws IOException {
    try (BufferedWriter out = file("portfolios.csv")) {
      out.write("portfolio,company,weight\n");
      for (int p = 0; p < PORTFOLIOS; p++) {
        for (int i = p; i < COMPANIES; i += 5) {
          out.write("p%d,c%d,0.05%n".formatted(p, i));
        }
      }
    }
  }

  private void prices() throws IOException {
    try (BufferedWriter out = file("prices.csv")) {
      out.write("symbol,date,open,high,low,close,volume\n");
      for (int i = 0; i < COMPANIES; i++) {
        double price = 100;
        for (LocalDate day = BEGIN; day.isBefore(end); day = day.plusDays(1)) {
          if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            continue;
          }
          double open = price;
          boolean shock = random.nextInt(500) == 0;
          price =
              Math.max(1, price * (1 + random.nextGaussian() * 0.015 - (shock ? 0.12 : -0.0003)));
          out.write(
              String.format(
                  Locale.ROOT,
                  "S%d,%s,%.4f,%.4f,%.4f,%.4f,%d%n",
                  i,
                  day,
                  open,
                  Math.max(open, price) * 1.004,
                  Math.min(open, price) * 0.996,
                  price,
                  1_000_000 + random.nextInt(500_000)));
        }
      }
    }
  }

  private void articles(int count) throws IOException {
    long begin = BEGIN.plusDays(90).toEpochDay() * 86_400;
    long step = (end.toEpochDay() * 86_400 - begin) / count;
    try (BufferedWriter out = file("articles.jsonl")) {
      for (int i = 0; i < count; i++) {
        Map<String, String> article = new LinkedHashMap<>();
        String name = names.get(random.nextInt(COMPANIES));
        String title = capital(words(7));
        StringBuilder text = new StringBuilder();
        if (random.nextInt(5) == 0) {
          text.append(
              random.nextInt(20) == 0
                  ? happening(name)
                  : name + " opened a shop and spoke of its plans for the year. ");
        }
        while (text.length() < ARTICLE_LENGTH) {
          text.append(capital(words(9))).append(", ").append(words(6)).append(". ");
        }
        article.put("url", "https://outlet%d.example/%d".formatted(random.nextInt(50), i));
        article.put("source", "Outlet " + random.nextInt(50));
        article.put("title", title);
        article.put("published", Instant.ofEpochSecond(begin + i * step).toString());
        article.put("text", text.toString());
        out.write(Json.write(article));
        out.write('\n');
      }
    }
  }

  private String happening(String name) {
    return switch (random.nextInt(4)) {
      case 0 -> "The United States added " + name + " to the Entity List on Monday. ";
      case 1 -> "China's regulator opened an investigation into " + name + " on Monday. ";
      case 2 -> name + " halted production at its plant after suppliers stopped deliveries. ";
      default -> "Consumers in China called for a boycott of " + name + ". ";
    };
  }

  private String words(int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(i == 0 ? "" : " ").append(word(1 + random.nextInt(3)));
    }
    return words.toString();
  }

  private String word(int syllables) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append("bcdfghklmnprstvz".charAt(random.nextInt(16)));
      word.append("aeiou".charAt(random.nextInt(5)));
    }
    return word.toString();
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private BufferedWriter file(String name) throws IOException {
    return Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8);
  }
}
