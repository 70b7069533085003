package io.faultline.streams.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Company;
import io.faultline.events.ListCode;
import io.faultline.events.ListedParty;
import io.faultline.events.Measure;
import io.faultline.events.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class ScreeningProperties {
  private static final List<String> WORDS =
      List.of(
          "Alpha",
          "Alfa",
          "Beta",
          "Gamma",
          "Optics",
          "Technology",
          "Beijing",
          "Shanghai",
          "Co., Ltd.",
          "Group",
          "2");

  @Property(tries = 200)
  void theOrderInWhichCompaniesComeDoesNotMatter(
      @ForAll("names") List<String> companies,
      @ForAll("names") List<String> parties,
      @ForAll long seed) {
    List<Company> shuffled = new ArrayList<>(companies(companies));
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(screenAll(new Screening(shuffled), parties))
        .isEqualTo(screenAll(new Screening(companies(companies)), parties));
  }

  @Property(tries = 2_000)
  void theQuickLookNeverMissesWhatComparingCallsOneBearer(
      @ForAll("name") String one, @ForAll("name") String other) {
    NameForm a = NameForm.of(one);
    NameForm b = NameForm.of(other);
    boolean same = NameMatcher.compare(a, b).sameBearer();
    assertThat(NameMatcher.mayBeOneBearer(a, b) || !same).isTrue();
    Statistics.label("one bearer").collect(same);
  }

  @Property(tries = 50)
  void screeningAllAtOnceFindsWhatScreeningOneByOneFinds(
      @ForAll("names") List<String> companies, @ForAll("names") List<String> parties) {
    Screening screening = new Screening(companies(companies));
    assertThat(screening.screenAll(parties.stream().map(name -> party(name)).toList()))
        .isEqualTo(List.copyOf(screenAll(screening, parties).values()));
  }

  @Property(tries = 300)
  void comparingIsTheSameBothWaysAndANameIsItself(
      @ForAll("name") String one, @ForAll("name") String other) {
    assertThat(NameMatcher.compare(one, other).score())
        .isCloseTo(
            NameMatcher.compare(other, one).score(), org.assertj.core.data.Offset.offset(1e-9));
    assertThat(NameMatcher.compare(one, one).score()).isEqualTo(1);
  }

  @Provide
  Arbitrary<List<String>> names() {
    return name().list().ofMinSize(1).ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> name() {
    return Combinators.combine(
            Arbitraries.of("Alpha", "Betatron", "Betatronn", "Beta Tron", "Bettatron", "商汤科技"),
            Arbitraries.of(WORDS).list().ofMaxSize(3))
        .as((first, rest) -> first + " " + String.join(" ", rest))
        .map(String::strip);
  }

  private static Map<Integer, List<Match>> screenAll(Screening screening, List<String> names) {
    Map<Integer, List<Match>> found = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      found.put(i, screening.screen(party(names.get(i))));
    }
    return found;
  }

  private static ListedParty party(String name) {
    return new ListedParty(
        ListCode.BIS_EL,
        "1",
        name,
        List.of(),
        Measure.EXPORT_LICENCE,
        null,
        List.of(),
        List.of(),
        new ListedParty.Dates(null, null, null, null, null),
        null,
        null,
        Reference.KNOWN_THROUGHOUT);
  }

  private static List<Company> companies(List<String> names) {
    List<Company> companies = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      companies.add(
          new Company(
              "c" + i,
              names.get(i),
              List.of(),
              List.of(),
              List.of(),
              null,
              null,
              null,
              null,
              null,
              Reference.KNOWN_THROUGHOUT,
              null));
    }
    return companies;
  }
}
