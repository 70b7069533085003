package io.faultline.streams.screening;

import io.faultline.events.Company;
import io.faultline.events.ListedParty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private static final Comparator<Match> BEST_FIRST =
      Comparator.comparingDouble(Match::score).reversed().thenComparing(Match::companyId);

  private final Map<String, CompanyNames> companies = new HashMap<>();
  private final Map<String, List<CompanyNames>> byKey = new HashMap<>();

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
      for (String key : Keys.of(known)) {
        byKey.getOrDefault(key, new ArrayList<>()).removeIf(other -> other == known);
      }
    }
    CompanyNames names = CompanyNames.of(company);
    companies.put(company.companyId(), names);
    for (String key : Keys.of(names)) {
      byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).add(names);
    }
    return true;
  }

  /** The company in the version that counts; empty if it is not known. */
  public Optional<Company> known(String companyId) {
    return Optional.ofNullable(companies.get(companyId)).map(CompanyNames::company);
  }

  /**
   * The companies that the listed legal entity is: as a rule one or none; several where they can't
   * be told apart. Best first. Persons, ships and aircraft are no companies.
   */
  public List<Match> screen(ListedParty party) {
    return screen(PartyNames.of(party));
  }

  List<Match> screen(PartyNames party) {
    if (!party.canBeACompany()) {
      return List.of();
    }
    List<Match> matches = new ArrayList<>();
    for (CompanyNames company : candidates(party)) {
      boolean whole = !numbersOfBoth(party, company).isEmpty();
      Match match = likeliest(party, company, whole);
      if (match.score() >= SURE) {
        matches.add(match);
      }
    }
    matches.sort(BEST_FIRST);
    return matches.stream()
        .filter(match -> match.score() >= matches.getFirst().score() - 1e-9)
        .toList();
  }

  /** What {@link #screen} finds for each, in their order, by all processors at once. */
  public List<List<Match>> screenAll(List<ListedParty> parties) {
    return parties.parallelStream().map(this::screen).toList();
  }

  /** Every company that resembles the party at all, with its score, best first: for "why?". */
  public List<Match> explain(ListedParty party, int most) {
    PartyNames names = PartyNames.of(party);
    return candidates(names).stream()
        .map(company -> likeliest(names, company, /* whole= */ true))
        .sorted(BEST_FIRST)
        .limit(most)
        .toList();
  }

  private Set<CompanyNames> candidates(PartyNames party) {
    Set<CompanyNames> found = Collections.newSetFromMap(new IdentityHashMap<>());
    for (String key : Keys.of(party)) {
      found.addAll(byKey.getOrDefault(key, List.of()));
    }
    return found;
  }

  private static List<String> numbersOfBoth(PartyNames party, CompanyNames company) {
    return party.numbers().isEmpty()
        ? List.of()
        : party.numbers().stream()
            .filter(
                number ->
                    company.numbers().contains(number)
                        || company.company().symbols().contains(number))
            .sorted()
            .toList();
  }

  private static Match likeliest(PartyNames party, CompanyNames company, boolean whole) {
    Match byName = byName(party, company, whole);
    List<String> because = new ArrayList<>();
    double score = byName.score();
    for (String number : numbersOfBoth(party, company)) {
      if (company.numbers().contains(number) || score >= NAME_BESIDE_TICKER) {
        score = Math.max(score, BY_NUMBER);
        because.add("the list gives %s, which is the company's".formatted(number));
      }
    }
    because.addAll(byName.because());
    String listed = party.party().country();
    String own = company.company().country();
    switch (Seat.of(listed, own)) {
      case SAME -> because.add("both are in " + own);
      case OTHER -> {
        score -= OTHER_COUNTRY;
        because.add("the list has an address in %s, the company is in %s".formatted(listed, own));
      }
      case UNKNOWN -> {}
    }
    return new Match(company.company().companyId(), Math.max(0, score), because);
  }

  /**
   * By the likest pair of names.
   *
   * @param whole whether pairs that can't be sure count too
   */
  private static Match byName(PartyNames party, CompanyNames company, boolean whole) {
    List<NameForm> names = party.names();
    Seat seat = Seat.of(party.party().country(), company.company().country());
    double best = 0;
    List<String> because = List.of("no name of the one is like a name of the other");
    for (int i = 0; i < names.size(); i++) {
      for (int j = 0; j < company.names().size(); j++) {
        if (!whole && !NameMatcher.mayBeOneBearer(names.get(i), company.names().get(j))) {
          continue;
        }
        NameScore score = NameMatcher.compare(names.get(i), company.names().get(j));
        double value = score.score() - (i > 0 ? ALIAS : 0) - (j > 0 ? ALIAS : 0);
        // A sister of the same brand differs by one word that tells; however long the rest is, it
        // is another legal entity.
        value = score.sameBearer() ? value : Math.min(value, SURE - 0.01);
        value =
            isThin(names.get(i), company.names().get(j))
                    && !seat.bears(i + j == 0 && score.exact() && isAName(names.get(i)))
                ? Math.min(value, SURE - 0.01)
                : value;
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

  /** Abbreviations and one-word brands are shared by strangers all over the world. */
  private static boolean isThin(NameForm one, NameForm other) {
    return Math.min(telling(one), telling(other)) <= 1;
  }

  /** "Financial" alone is what is left of a name. */
  private static boolean isAName(NameForm name) {
    return name.words().size() > 1 || telling(name) > 0;
  }

  /** How many words of a name tell who it is; a name in its own script counts by its characters. */
  private static int telling(NameForm name) {
    return Math.max(name.distinctive().size(), name.ownScript().length());
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
}
