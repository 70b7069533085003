package io.faultline.ingest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Company;
import io.faultline.events.Json;
import io.faultline.events.Reference;
import io.faultline.events.RelationType;
import io.faultline.events.Relationship;
import io.faultline.ingest.SharedData;
import io.faultline.ingest.folder.InputFolder;
import io.faultline.ingest.tables.Problems;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StarterSetTest {
  private final Problems problems = new Problems("starter");
  private final List<Company> companies = StarterSet.companies(problems);
  private final List<Relationship> relationships = StarterSet.relationships(problems);

  /** Ids, dates, countries and check digits are what the readers refuse and report. */
  @Test
  void everyRowIsReadWithoutAProblem() {
    assertThat(problems.all()).isEmpty();
    assertThat(companies).hasSizeGreaterThan(250);
    assertThat(relationships).hasSizeGreaterThan(400);
  }

  @Test
  void everyFactHasItsSource() {
    assertThat(companies)
        .allSatisfy(company -> assertThat(isWebAddress(company.sourceUrl())).isTrue());
    assertThat(relationships)
        .allSatisfy(relation -> assertThat(isWebAddress(relation.sourceUrl())).isTrue());
  }

  @Test
  void everyRelationshipSaysSinceWhenItWasKnown() {
    assertThat(relationships)
        .allSatisfy(r -> assertThat(r.knownFrom()).isAfter(Reference.KNOWN_THROUGHOUT));
  }

  @Test
  void noSymbolAndNoNameIsGivenTwice() {
    assertThat(companies.stream().flatMap(c -> c.symbols().stream())).doesNotHaveDuplicates();
    assertThat(companies.stream().map(Company::name)).doesNotHaveDuplicates();
    assertThat(companies.stream().flatMap(c -> c.isins().stream())).doesNotHaveDuplicates();
  }

  @Test
  void ofOneRelationOneVersionHoldsAtATime() {
    Map<String, List<Relationship>> versions =
        relationships.stream()
            .collect(Collectors.groupingBy(r -> r.from() + " " + r.type() + " " + r.to()));
    versions
        .values()
        .forEach(
            same ->
                assertThat(same.stream().filter(r -> holds(r, LocalDate.of(2022, 7, 8))).count())
                    .isLessThanOrEqualTo(1));
  }

  @Test
  void nobodyIsOwnedMoreThanWhole() {
    for (LocalDate day = LocalDate.of(2018, 1, 1); day.getYear() < 2026; day = day.plusMonths(1)) {
      Map<String, Double> owned = new HashMap<>();
      for (Relationship relation : relationships) {
        Double share = relation.share();
        if (relation.type() == RelationType.OWNS && share != null && holds(relation, day)) {
          owned.merge(relation.to(), share, Double::sum);
        }
      }
      assertThat(owned.values()).allMatch(share -> share <= 1);
    }
  }

  /** EDGAR's addresses bear the number under which the SEC keeps the company. */
  @Test
  void anAddressOnEdgarIsThatOfTheCompany() throws IOException {
    Map<String, String> numbers = new HashMap<>();
    Path tickers = SharedData.path("data/companies/sec_company_tickers_2024-05.json");
    for (JsonNode row : Json.mapper().readTree(Files.readString(tickers))) {
      numbers.put(row.get("ticker").asString(), row.get("cik_str").asString());
    }
    Map<String, String> addresses = new HashMap<>();
    for (Company company : companies) {
      String address = String.valueOf(company.sourceUrl());
      addresses.put(company.companyId(), address);
      for (String symbol : company.symbols()) {
        if (address.contains("CIK=") && numbers.containsKey(symbol)) {
          assertThat(address).endsWith("CIK=" + numbers.get(symbol));
        }
      }
    }
    assertThat(relationships)
        .filteredOn(relation -> String.valueOf(relation.sourceUrl()).contains("CIK="))
        .allSatisfy(
            relation ->
                assertThat(relation.sourceUrl())
                    .isIn(addresses.get(relation.from()), addresses.get(relation.to())));
  }

  @Test
  void manyCompaniesHaveNamesInOtherScripts() {
    assertThat(
            companies.stream()
                .filter(
                    c ->
                        c.aliases().stream()
                            .anyMatch(a -> a.codePoints().anyMatch(p -> p > 0x370))))
        .hasSizeGreaterThan(150);
  }

  @Test
  void aDirectoryOfItIsReadAsAnyOther(@TempDir Path folder) {
    assertThat(InputFolder.read(StarterSet.writeTo(folder)).problems()).isEmpty();
  }

  private static boolean holds(Relationship relation, LocalDate day) {
    LocalDate from = relation.validFrom();
    LocalDate to = relation.validTo();
    return (from == null || !from.isAfter(day)) && (to == null || to.isAfter(day));
  }

  private static boolean isWebAddress(@org.jspecify.annotations.Nullable String address) {
    return address != null
        && "https".equals(URI.create(address).getScheme())
        && URI.create(address).getHost().contains(".");
  }
}
