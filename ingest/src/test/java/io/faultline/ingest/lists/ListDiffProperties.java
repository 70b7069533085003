package io.faultline.ingest.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.ChangeKind;
import io.faultline.events.ListCode;
import io.faultline.events.ListedParty;
import io.faultline.events.ListingChange;
import io.faultline.events.Measure;
import io.faultline.events.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ListDiffProperties {
  private static final Instant ANY_TIME = Instant.parse("2022-07-01T00:00:00Z");

  @Property(tries = 300)
  void manyStepsEndWhereOneStepDoes(
      @ForAll("copies") Map<Integer, String> first,
      @ForAll("copies") Map<Integer, String> second,
      @ForAll("copies") Map<Integer, String> third) {
    Map<String, ListedParty> start = ListDiff.baseline(parties(first), ANY_TIME).now();
    Map<String, ListedParty> between = ListDiff.between(start, parties(second), ANY_TIME).now();
    assertThat(names(ListDiff.between(between, parties(third), ANY_TIME).now()))
        .isEqualTo(names(ListDiff.between(start, parties(third), ANY_TIME).now()));
  }

  @Property(tries = 300)
  void theChangesMakeTheNewCopyOfTheOld(
      @ForAll("copies") Map<Integer, String> first, @ForAll("copies") Map<Integer, String> second) {
    Map<String, ListedParty> start = ListDiff.baseline(parties(first), ANY_TIME).now();
    ListDiff diff = ListDiff.between(start, parties(second), ANY_TIME);
    Map<String, ListedParty> replayed = new TreeMap<>(start);
    for (ListingChange change : diff.changes()) {
      if (change.kind() == ChangeKind.REMOVED) {
        replayed.remove(change.key());
      } else {
        replayed.put(change.key(), change.party());
      }
    }
    assertThat(names(replayed)).isEqualTo(second);
  }

  @Provide
  Arbitrary<Map<Integer, String>> copies() {
    return Arbitraries.maps(
            Arbitraries.integers().between(1, 12),
            Arbitraries.of("Alpha", "Beta", "Gamma", "Delta", "Omega"))
        .ofMaxSize(8)
        .map(map -> new TreeMap<>(map));
  }

  private static Map<Integer, String> names(Map<String, ListedParty> parties) {
    Map<Integer, String> names = new TreeMap<>();
    parties.values().forEach(party -> names.put(Integer.valueOf(party.entryId()), party.name()));
    return names;
  }

  private static List<ListedParty> parties(Map<Integer, String> names) {
    return names.entrySet().stream()
        .map(
            e ->
                new ListedParty(
                    ListCode.OFAC_SDN,
                    e.getKey().toString(),
                    e.getValue(),
                    List.of(),
                    Measure.ASSET_FREEZE,
                    null,
                    List.of(),
                    List.of(),
                    new ListedParty.Dates(null, null, null, null, null),
                    null,
                    null,
                    Reference.KNOWN_THROUGHOUT))
        .toList();
  }
}
