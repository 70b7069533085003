package io.faultline.streams.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Article;
import io.faultline.events.Codes;
import io.faultline.events.Json;
import io.faultline.events.RiskType;
import io.faultline.events.Stance;
import io.faultline.streams.reading.names.NameIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The scenarios, read from their articles alone. */
class ScenarioReadingTest {
  private static final Set<RiskType> FROM_MARKET_DATA =
      EnumSet.of(RiskType.LOCKUP_EXPIRY, RiskType.PRICE_SHOCK);

  @TestFactory
  Stream<DynamicTest> everyOriginThatMustBeFoundIsReadFromTheArticles() {
    return Scenarios.all().stream()
        .map(
            scenario ->
                DynamicTest.dynamicTest(
                    scenario.getFileName().toString(),
                    () -> assertThat(missing(scenario, claims(scenario))).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> nothingIsReadFromNoise() {
    return Scenarios.all().stream()
        .filter(scenario -> expected(scenario).get("must").isEmpty())
        .map(
            scenario ->
                DynamicTest.dynamicTest(
                    scenario.getFileName().toString(),
                    () ->
                        assertThat(claims(scenario))
                            .filteredOn(claim -> claim.stance() == Stance.ASSERTS)
                            .isEmpty()));
  }

  private static List<String> missing(Path scenario, List<Claim> claims) {
    List<String> missing = new ArrayList<>();
    for (JsonNode must : expected(scenario).get("must")) {
      Set<String> origins = Set.copyOf(strings(must.get("origin")));
      List<RiskType> risks =
          strings(must.get("risk")).stream().map(r -> Codes.parse(RiskType.class, r)).toList();
      boolean read =
          claims.stream().anyMatch(c -> origins.contains(c.target()) && risks.contains(c.type()));
      if (!read && !FROM_MARKET_DATA.containsAll(risks)) {
        missing.add(must.toString());
      }
    }
    return missing;
  }

  private static List<Claim> claims(Path scenario) {
    Reader reader = new Reader(NameIndex.of(Scenarios.companies(scenario)));
    List<Claim> claims = new ArrayList<>();
    for (Article article : Scenarios.articles(scenario)) {
      Reader.Reading reading = reader.read(null, article);
      reading.reports().forEach(report -> claims.addAll(report.claims()));
      claims.addAll(reading.unresolved());
    }
    return claims;
  }

  private static List<String> strings(JsonNode node) {
    List<String> strings = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(item -> strings.add(item.asString()));
    } else {
      strings.add(node.asString());
    }
    return strings;
  }

  private static JsonNode expected(Path scenario) {
    try {
      return Json.mapper().readTree(Files.readAllBytes(scenario.resolve("expected.json")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
