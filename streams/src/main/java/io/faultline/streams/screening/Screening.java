package io.faultline.streams.screening;

import io.faultline.events.Company;
import io.faultline.events.ListedParty;
import io.faultline.events.PartyKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds which company a listed legal entity is. A listing attaches to the legal entity that it
 * names; a company that merely shares its brand, its parent or its sister, is another.
 *
 * <p>Companies are found by the words of their names, so that a party is compared with few of them.
 * What is found for one party depends on no other party: screening what changed gives exactly what
 * screening all would. Not thread-safe while companies are added; screening alone is.
 */
public final class Screening {
  /** From here on a name says that the party is the company. */
  public static final double SURE = 0.85;

  private static final double BY_NUMBER = 0.98;

  /** A number may be reused or mistyped; a wholly other name beside it says so. */
  private static final double NAME_BESIDE_TICKER = 0.5;

  private static final double OTHER_COUNTRY = 0.05;
  private static final double ALIAS = 0.02;

  private static final Pattern TICKER = Pattern.compile("([A-Z0-9]{1,6}) ([A-Z]{2})");

  private final Map<String, CompanyNames> companies = new TreeMap<>();
  private final Map<String, Set<String>> byKey = new HashMap<>();

  public Screening(Collection<Company> companies) {
    companies.forEach(this::refer);
  }

  /**
   * Adds a company, or puts a later version of it in place of an earlier one.
   *
   * @return whether anything changed
   */
  public boolean refer(Company company) {
    CompanyNames known = companies.get(company.companyId());
    if (known != null
        && (known.company().equals(company)
            || company.knownFrom().isBefore(known.company().knownFrom()))) {
      return false;
    }
    if (known != null) {
      keys(known).forEach(key -> byKey.getOrDefault(key, Set.of()).remove(company.companyId()));
    }
    CompanyNames names = CompanyNames.of(company);
    companies.put(company.companyId(), names);
    for (String key : keys(names)) {
      byKey.computeIfAbsent(key, k -> new TreeSet<>()).add(company.companyId());
    }
    return true;
  }

  /**
   * The companies that the listed legal entity is: as a rule one or none; several where they can't
   * be told apart. Best first. Persons, ships and aircraft are no companies.
   */
  public List<Match> screen(ListedParty party) {
    if (party.kind() != null && party.kind() != PartyKind.ENTITY) {
      return List.of();
    }
    List<Match> matches = new ArrayList<>();
    List<NameForm> names = namesOf(party);
    for (String id : candidates(party, names)) {
      CompanyNames company = companies.get(id);
      Match match = company == null ? null : match(party, names, company);
      if (match != null && match.score() >= SURE) {
        matches.add(match);
      }
    }
    matches.sort(
        Comparator.comparingDouble(Match::score).reversed().thenComparing(Match::companyId));
    return matches.stream()
        .filter(match -> match.score() >= matches.getFirst().score() - 1e-9)
        .toList();
  }

  /** Every company that resembles the party at all, with its score, best first: for "why?". */
  public List<Match> explain(ListedParty party, int most) {
    List<NameForm> names = namesOf(party);
    return candidates(party, names).stream()
        .map(companies::get)
        .flatMap(company -> java.util.stream.Stream.ofNullable(company))
        .map(company -> likeliest(party, names, company))
        .sorted(Comparator.comparingDouble(Match::score).reversed().thenComparing(Match::companyId))
        .limit(most)
        .toList();
  }

  private static List<NameForm> namesOf(ListedParty party) {
    List<String> all = new ArrayList<>();
    all.add(party.name());
    all.addAll(party.aliases());
    return LegalNames.of(all);
  }

  private Set<String> candidates(ListedParty party, List<NameForm> names) {
    TreeSet<String> found = new TreeSet<>();
    names.forEach(
        name -> keys(name).forEach(key -> found.addAll(byKey.getOrDefault(key, Set.of()))));
    numbers(party).forEach(number -> found.addAll(byKey.getOrDefault("#" + number, Set.of())));
    return found;
  }

  private @Nullable Match match(ListedParty party, List<NameForm> names, CompanyNames company) {
    Match match = likeliest(party, names, company);
    return match.score() >= SURE ? match : null;
  }

  private Match likeliest(ListedParty party, List<NameForm> names, CompanyNames company) {
    Match byName = byName(party, names, company);
    List<String> because = new ArrayList<>();
    double score = byName.score();
    Set<String> numbers = numbers(party);
    for (String number : numbers) {
      boolean same = company.numbers().contains(number);
      boolean ticker = company.company().symbols().contains(number);
      if (same || (ticker && score >= NAME_BESIDE_TICKER)) {
        score = Math.max(score, BY_NUMBER);
        because.add("the list gives %s, which is the company's".formatted(number));
      }
    }
    because.addAll(byName.because());
    String listed = party.country();
    String own = company.company().country();
    if (listed != null && own != null) {
      if (listed.equals(own)) {
        because.add("both are in " + own);
      } else {
        score -= OTHER_COUNTRY;
        because.add("the list has an address in %s, the company is in %s".formatted(listed, own));
      }
    }
    return new Match(company.company().companyId(), Math.max(0, score), because);
  }

  private static Match byName(ListedParty party, List<NameForm> names, CompanyNames company) {
    String country = company.company().country();
    boolean sameCountry = country != null && country.equals(party.country());
    double best = 0;
    List<String> because = List.of("no name of the one is like a name of the other");
    for (int i = 0; i < names.size(); i++) {
      for (int j = 0; j < company.names().size(); j++) {
        NameScore score = NameMatcher.compare(names.get(i), company.names().get(j));
        double value = score.score() - (i > 0 ? ALIAS : 0) - (j > 0 ? ALIAS : 0);
        // A sister of the same brand differs by one word that tells; however long the rest is, it
        // is another legal entity.
        value = score.sameBearer() ? value : Math.min(value, SURE - 0.01);
        // Abbreviations and one-word brands are shared by strangers all over the world.
        boolean thin =
            (i > 0 || j > 0)
                && Math.min(telling(names.get(i)), telling(company.names().get(j))) <= 1;
        value = thin && !sameCountry ? Math.min(value, SURE - 0.01) : value;
        if (value > best) {
          best = value;
          because = new ArrayList<>();
          because.add(
              "%s\"%s\" on the list, %s\"%s\" of the company"
                  .formatted(
                      i > 0 ? "the alias " : "",
                      names.get(i).name(),
                      j > 0 ? "the alias " : "the name ",
                      company.names().get(j).name()));
          because.addAll(score.because());
        }
      }
    }
    return new Match(company.company().companyId(), best, because);
  }

  /** How many words of a name tell who it is; a name in its own script counts by its characters. */
  private static int telling(NameForm name) {
    return Math.max(name.distinctive().size(), name.ownScript().length());
  }

  private static Set<String> numbers(ListedParty party) {
    TreeSet<String> numbers = new TreeSet<>();
    for (ListedParty.Identifier identifier : party.identifiers()) {
      String value = identifier.value().toUpperCase(Locale.ROOT).strip();
      switch (identifier.type()) {
        case "isin", "lei" -> numbers.add(value);
        case "ticker" -> numbers.add(symbol(value));
        default -> {}
      }
    }
    return numbers;
  }

  /** {@code 941 HK}, as terminals write it, is {@code 0941.HK}, as price services do. */
  static String symbol(String ticker) {
    Matcher matcher = TICKER.matcher(ticker);
    if (!matcher.matches()) {
      return ticker;
    }
    String code = matcher.group(1);
    return switch (matcher.group(2)) {
      case "US", "UN", "UQ", "UW" -> code;
      case "HK" -> "0".repeat(Math.max(0, 4 - code.length())) + code + ".HK";
      case "CN", "CH" -> code + (code.startsWith("6") || code.startsWith("9") ? ".SS" : ".SZ");
      case "JP", "JT" -> code + ".T";
      case "LN" -> code + ".L";
      case "RU", "RM", "RX" -> code + ".ME";
      case "GR", "GY" -> code + ".DE";
      case "FP" -> code + ".PA";
      case "TT" -> code + ".TW";
      case "KS" -> code + ".KS";
      default -> ticker;
    };
  }

  private static Set<String> keys(CompanyNames company) {
    HashSet<String> keys = new HashSet<>();
    company.names().forEach(name -> keys.addAll(keys(name)));
    company.numbers().forEach(number -> keys.add("#" + number));
    company.company().symbols().forEach(symbol -> keys.add("#" + symbol.toUpperCase(Locale.ROOT)));
    return keys;
  }

  /**
   * What a name can be found by: each distinctive word as it sounds, without its vowels, so that
   * slips are found too; each two neighbours in one; and the whole name in one.
   */
  private static Set<String> keys(NameForm name) {
    HashSet<String> keys = new HashSet<>();
    keys.add("=" + name.joined());
    if (!name.ownScript().isEmpty()) {
      keys.add("=" + name.ownScript());
    }
    List<Word> words = name.words();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).kind() == Word.Kind.DISTINCTIVE) {
        keys.add(skeleton(words.get(i).sound()));
        if (i + 1 < words.size()) {
          keys.add(skeleton(Sound.of(words.get(i).text() + words.get(i + 1).text())));
        }
      }
    }
    return keys;
  }

  private static String skeleton(String sound) {
    StringBuilder skeleton = new StringBuilder();
    for (int i = 0; i < sound.length(); i++) {
      char c = sound.charAt(i);
      if (i == 0 || "aeiou".indexOf(c) < 0) {
        skeleton.append(c);
      }
    }
    return skeleton.length() < 3 ? sound : skeleton.toString();
  }
}
