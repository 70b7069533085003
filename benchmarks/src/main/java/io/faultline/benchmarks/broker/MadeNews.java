package io.faultline.benchmarks.broker;

import io.faultline.events.Article;
import io.faultline.events.ArticleStatus;
import io.faultline.events.Company;
import io.faultline.events.Portfolio;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Companies and articles that nobody wrote: prose of about 3 KB from a small stock of words, and in
 * one article of five a sentence that says what was done to a company.
 */
final class MadeNews {
  private static final int TEXT = 3_000;
  private static final List<String> FIRST =
      List.of("Bel", "Cor", "Dun", "Fal", "Gor", "Hul", "Jor", "Kest", "Lum", "Marn", "Nev", "Orl");
  private static final List<String> MIDDLE =
      List.of("ava", "eni", "iro", "ola", "umi", "asto", "endo", "illa", "orpi", "ursa");
  private static final List<String> LAST =
      List.of("dyne", "forth", "gate", "holm", "mark", "nex", "rick", "stead", "tron", "wick");
  private static final List<String> WORDS =
      List.of(
          ("the harbour council said on that it would open a new school for pupils who live near"
                  + " river bridge while workers paint its old hall and visitors walk along quiet"
                  + " streets under trees which were planted last spring by neighbours after rain")
              .split(" "));

  private final Random random = new Random(42);
  private final int companies;

  // Mutable state
  private int written;

  MadeNews(int companies) {
    this.companies = companies;
  }

  static String name(int company) {
    return FIRST.get(company % FIRST.size())
        + MIDDLE.get(company / FIRST.size() % MIDDLE.size())
        + LAST.get(company / FIRST.size() / MIDDLE.size() % LAST.size());
  }

  static String id(int company) {
    return name(company).toLowerCase(Locale.ROOT);
  }

  List<Company> companies() {
    List<Company> all = new ArrayList<>();
    for (int company = 0; company < companies; company++) {
      all.add(
          new Company(
              id(company),
              name(company) + " Corp.",
              List.of(name(company)),
              List.of(),
              List.of(),
              null,
              "US",
              null,
              null,
              null,
              Instant.EPOCH,
              null));
    }
    return all;
  }

  /** Holds each of them. */
  Portfolio portfolio() {
    List<Portfolio.Position> positions = new ArrayList<>();
    for (int company = 0; company < companies; company++) {
      positions.add(
          new Portfolio.Position(id(company), 1.0 / companies, null, null, Instant.EPOCH));
    }
    return new Portfolio("all", positions, null, Instant.EPOCH);
  }

  /** The next one: every fifth names a company, one after the other. */
  Article next(Instant now) {
    int number = written++;
    StringBuilder text = new StringBuilder(TEXT + 200);
    while (text.length() < TEXT) {
      int place = text.length();
      for (int word = 0; word < 12; word++) {
        text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
      }
      text.setCharAt(place, Character.toUpperCase(text.charAt(place)));
      text.setCharAt(text.length() - 1, '.');
      text.append(random.nextInt(4) == 0 ? "\n\n" : " ");
    }
    String title = "Notes from the river, part " + number;
    if (named(number) >= 0) {
      String name = name(named(number));
      title = "United States puts " + name + " on Entity List";
      text.insert(
          0,
          "The United States Commerce Department added "
              + name
              + " to its Entity List on Tuesday, so that a licence is needed for exports to"
              + " it.\n\n");
    }
    String id = "made-" + number;
    return new Article(
        id,
        1,
        ArticleStatus.NEW,
        "https://news.example/" + id,
        "Made News",
        title,
        List.of(),
        "en",
        now,
        null,
        now,
        text.toString(),
        id,
        null,
        null,
        List.of());
  }

  /** The company that an article names; -1 for none. */
  int named(int article) {
    return article % 5 == 0 ? article / 5 % companies : -1;
  }
}
