package io.faultline.streams.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Company;
import io.faultline.events.ListCode;
import io.faultline.events.ListedParty;
import io.faultline.events.Measure;
import io.faultline.events.Reference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class ScreenedEntriesProperties {
  private static final List<String> WORDS =
      List.of(
          "Alpha",
          "Alfa",
          "Betatron",
          "Betatronn",
          "Optics",
          "Technology",
          "Beijing",
          "Shanghai",
          "Co., Ltd.",
          "Group",
          "2",
          "Gamma");

  /** Something that happens to a list or to the companies. */
  private sealed interface Happening {}

  private record Listed(String entry, ListedParty party) implements Happening {}

  private record Delisted(String entry) implements Happening {}

  private record Referred(Company company) implements Happening {}

  @Property(tries = 400)
  void whateverChangesTheResultIsThatOfAFullScreening(
      @ForAll("happenings") List<Happening> happenings) {
    ScreenedEntries screened = new ScreenedEntries(List.of());
    Map<String, ListedParty> entries = new TreeMap<>();
    Map<String, Company> companies = new TreeMap<>();
    for (Happening happening : happenings) {
      switch (happening) {
        case Listed listed -> {
          screened.list(listed.entry(), listed.party());
          entries.put(listed.entry(), listed.party());
        }
        case Delisted delisted -> {
          screened.delist(delisted.entry());
          entries.remove(delisted.entry());
        }
        case Referred referred -> {
          screened.refer(referred.company());
          companies.put(referred.company().companyId(), referred.company());
        }
      }
    }
    assertThat(screened.found()).isEqualTo(fully(entries, companies));
    Statistics.label("entries found").collect(Math.min(screened.found().size(), 3));
  }

  @Property(tries = 200)
  void whatACompanyDoesNotTouchStaysAsItWas(
      @ForAll("happenings") List<Happening> happenings, @ForAll("companies") Company last) {
    ScreenedEntries screened = new ScreenedEntries(List.of());
    for (Happening happening : happenings) {
      switch (happening) {
        case Listed listed -> screened.list(listed.entry(), listed.party());
        case Delisted delisted -> screened.delist(delisted.entry());
        case Referred referred -> screened.refer(referred.company());
      }
    }
    Map<String, List<Match>> before = screened.found();
    Set<String> touched = screened.refer(last);
    Map<String, List<Match>> after = new TreeMap<>(screened.found());
    Map<String, List<Match>> untouched = new TreeMap<>(before);
    untouched.keySet().removeAll(touched);
    after.keySet().removeAll(touched);
    assertThat(after).isEqualTo(untouched);
  }

  private static Map<String, List<Match>> fully(
      Map<String, ListedParty> entries, Map<String, Company> companies) {
    Screening screening = new Screening(companies.values());
    Map<String, List<Match>> found = new TreeMap<>();
    entries.forEach(
        (entry, party) -> {
          List<Match> matches = screening.screen(party);
          if (!matches.isEmpty()) {
            found.put(entry, matches);
          }
        });
    return found;
  }

  @Provide
  Arbitrary<List<Happening>> happenings() {
    Arbitrary<String> entry = Arbitraries.of("1", "2", "3", "4");
    Arbitrary<Happening> listed =
        Combinators.combine(entry, name(), name().list().ofMaxSize(2), country(), number())
            .as((e, n, a, c, i) -> new Listed(e, party(n, a, c, i)));
    Arbitrary<Happening> referred = companies().map(Referred::new);
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, listed),
            net.jqwik.api.Tuple.of(1, entry.map(Delisted::new)),
            net.jqwik.api.Tuple.of(5, referred))
        .list()
        .ofMaxSize(14);
  }

  @Provide
  Arbitrary<Company> companies() {
    return Combinators.combine(
            Arbitraries.of("a", "b", "c", "d"),
            name(),
            name().list().ofMaxSize(2),
            country(),
            number())
        .as(ScreenedEntriesProperties::company);
  }

  private static Arbitrary<String> name() {
    return Combinators.combine(
            Arbitraries.of("Alpha", "Betatron", "Gamma"), Arbitraries.of(WORDS).list().ofMaxSize(3))
        .as((first, rest) -> (first + " " + String.join(" ", rest)).strip());
  }

  private static Arbitrary<String> country() {
    return Arbitraries.of("CN", "US");
  }

  private static Arbitrary<String> number() {
    return Arbitraries.of("", "", "HK0941009539", "US0378331005");
  }

  private static ListedParty party(
      String name, List<String> aliases, String country, String number) {
    return new ListedParty(
        ListCode.OFAC_NSCMIC,
        "1",
        name,
        aliases,
        Measure.SECURITIES_BAN,
        country,
        List.of(),
        number.isEmpty()
            ? List.of()
            : List.of(new ListedParty.Identifier("isin", number, /* country= */ null)),
        new ListedParty.Dates(null, null, null, null, null),
        null,
        null,
        Reference.KNOWN_THROUGHOUT);
  }

  private static Company company(
      String id, String name, List<String> aliases, String country, String number) {
    return new Company(
        id,
        name,
        aliases,
        List.of(),
        number.isEmpty() ? List.of() : List.of(number),
        null,
        country,
        null,
        null,
        null,
        Reference.KNOWN_THROUGHOUT,
        null);
  }
}
