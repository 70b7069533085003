package io.faultline.benchmarks.lists;

import io.faultline.events.Company;
import io.faultline.events.ListedParty;
import io.faultline.events.PartyKind;
import io.faultline.events.Reference;
import io.faultline.ingest.lists.ListFormat;
import io.faultline.ingest.lists.ListText;
import io.faultline.streams.screening.Match;
import io.faultline.streams.screening.Screening;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Screens a whole Consolidated Screening List against 100,000 companies. Their names are made of
 * the words of the list itself, as often as it uses them, which is the worst case: every company
 * shares a word with some entry. One name in a hundred is an entry's own.
 *
 * <p>Arguments: the list as CSV, packed or not, and optionally how many companies.
 */
public final class ScreeningRun {
  private static final int COMPANIES = 100_000;
  private static final int ROUNDS = 3;
  private static final List<String> FORMS =
      List.of(" Inc.", " Co., Ltd.", " LLC", " AG", " JSC", " S.A.", " Limited", "");

  private ScreeningRun() {}

  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    ListText text = ListFiles.read(Path.of(arguments[0]));
    List<ListedParty> parties = ListFormat.CSL_CSV.read(text, List.of()).parties();
    List<Company> companies =
        companies(parties, arguments.length > 1 ? Integer.parseInt(arguments[1]) : COMPANIES);
    for (int round = 1; round <= ROUNDS; round++) {
      long begun = System.nanoTime();
      Screening screening = new Screening(companies);
      long indexed = System.nanoTime();
      List<List<Match>> found = screening.screenAll(parties);
      long screened = System.nanoTime();
      System.out.printf(
          "round %d: %,d companies indexed in %.1f s; %,d entries screened in %.1f s, %,d of them"
              + " found%n",
          round,
          companies.size(),
          (indexed - begun) / 1e9,
          parties.size(),
          (screened - indexed) / 1e9,
          found.stream().filter(matches -> !matches.isEmpty()).count());
    }
  }

  private static List<Company> companies(List<ListedParty> parties, int count) {
    List<String> names = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (ListedParty party : parties) {
      if (party.kind() == null || party.kind() == PartyKind.ENTITY) {
        names.add(party.name());
        words.addAll(List.of(party.name().split("[\\s,.]+")));
      }
    }
    Random random = new Random(1);
    List<Company> companies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      companies.add(
          i % 100 == 0
              ? company(i, names.get(random.nextInt(names.size())), List.of())
              : company(
                  i, name(words, random), i % 4 == 0 ? List.of(name(words, random)) : List.of()));
    }
    return companies;
  }

  private static String name(List<String> words, Random random) {
    StringBuilder name = new StringBuilder();
    for (int i = 2 + random.nextInt(3); i > 0; i--) {
      name.append(words.get(random.nextInt(words.size()))).append(' ');
    }
    return name.toString().strip() + FORMS.get(random.nextInt(FORMS.size()));
  }

  private static Company company(int number, String name, List<String> aliases) {
    return new Company(
        "c" + number,
        name,
        aliases,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        Reference.KNOWN_THROUGHOUT,
        null);
  }
}
