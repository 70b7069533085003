package io.faultline.streams.reading.claims;

import io.faultline.events.Company;
import io.faultline.events.Direction;
import io.faultline.events.Stance;
import io.faultline.streams.reading.Claim;
import io.faultline.streams.reading.names.MentionFinder;
import io.faultline.streams.reading.names.NameIndex;
import io.faultline.streams.reading.text.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds what rules read against the examples and counter-examples of their file. */
final class RuleExamples {
  /** Examples without a year speak of this day or of days near it. */
  private static final Instant PUBLISHED = Instant.parse("2024-05-14T08:00:00Z");

  private final ClaimReader reader;
  private final MentionFinder finder;

  /** Reads by these rules what is said of these companies, whose ids are their names. */
  RuleExamples(RuleBook rules, List<Company> companies) {
    NameIndex names = NameIndex.of(companies);
    this.reader = new ClaimReader(names, rules);
    this.finder = new MentionFinder(names);
  }

  /** Companies with the names that the examples of a file use. */
  static List<Company> companies(RuleFile file) {
    return file.rules().stream()
        .flatMap(rule -> rule.examples().stream())
        .map(RuleFile.Example::target)
        .filter(target -> !target.contains(":"))
        .distinct()
        .map(name -> company(name, null, null, List.of()))
        .toList();
  }

  /** What is read otherwise in an example than it says; empty where all is as it says. */
  Optional<String> wrong(String type, RuleFile.Example example) {
    String target = example.target();
    List<Claim> about =
        claims(example.text()).stream()
            .filter(c -> c.type().code().equals(type) && c.target().equals(target))
            .toList();
    if (about.size() != 1) {
      return Optional.of(
          "%s of %s are read about \"%s\", not one"
              .formatted(about.isEmpty() ? "no claims" : about.size() + " claims", type, target));
    }
    Claim claim = about.getFirst();
    List<String> wrong = new ArrayList<>();
    expect(
        "direction",
        example.direction() == null ? Direction.IMPOSED.code() : example.direction(),
        claim.direction().code(),
        wrong);
    expect(
        "stance",
        example.stance() == null ? Stance.ASSERTS.code() : example.stance(),
        claim.stance().code(),
        wrong);
    expect("level", example.level(), claim.factLevel().code(), wrong);
    expect("jurisdiction", example.jurisdiction(), claim.jurisdiction(), wrong);
    expect(
        "measure",
        example.measure(),
        claim.measure() == null ? null : claim.measure().code(),
        wrong);
    LocalDate from = claim.effectiveOn();
    expect("effectiveOn", example.effectiveOn(), from == null ? null : from.toString(), wrong);
    return wrong.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", wrong));
  }

  /** What is read in a counter-example; empty where nothing is, as it should be. */
  Optional<String> wrong(String type, String counterexample) {
    return claims(counterexample).stream()
        .filter(c -> c.type().code().equals(type))
        .findFirst()
        .map(
            c ->
                "a claim of %s is read about \"%s\" by the rule \"%s\""
                    .formatted(type, c.target(), c.rule()));
  }

  private static void expect(
      String what, @Nullable String expected, @Nullable String read, List<String> wrong) {
    if (expected != null && !expected.equals(read)) {
      wrong.add("%s: expected %s, read %s".formatted(what, expected, read));
    }
  }

  private List<Claim> claims(String text) {
    Words words = new Words(text);
    return reader.read(words, finder.find(words), PUBLISHED);
  }

  static Company company(
      String name, @Nullable String country, @Nullable String sector, List<String> aliases) {
    return new Company(
        name,
        name,
        aliases,
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
