package io.faultline.streams.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Direction;
import io.faultline.events.FactLevel;
import io.faultline.events.RiskType;
import io.faultline.events.Stance;
import io.faultline.streams.reading.LabelledSentences.Count;
import io.faultline.streams.reading.names.NameIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Sentences with an event class of PLOVER, mapped to our risk types: SANCTION is there the cutting
 * of ties, aid and talks, which we read as retaliation; COERCE has sanctions, bans and seizures
 * among arrests and curfews; THREATEN has sanctions, tariffs and bans that are threatened.
 */
class PloverTest {
  private static final int SENTENCE = 2;
  private static final int CLASS = 9;
  private static final List<String> ECONOMIC =
      List.of("sanction", "embargo", "tariff", "blockade", "border", "trade", "funding", "ban on");

  private final Reader reader = new Reader(NameIndex.of(List.of()));
  private final Map<String, Count> counts = new TreeMap<>();
  private final Map<String, Integer> errors = new TreeMap<>();

  @Test
  void cutTiesAreReadAndToldFromOtherEvents() throws IOException {
    Path file = Shared.folder().resolve("data/news/plover_train.tsv");
    List<String> lines = Files.readAllLines(file);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      count(cells[CLASS], cells[SENTENCE]);
    }
    counts.forEach((c, n) -> System.out.printf("PLOVER %s: %s, F1 %.3f%n", c, n, n.f1()));
    errors.forEach((error, n) -> System.out.println("PLOVER " + error + ": " + n));
    assertThat(counts.get("SANCTION").f1()).isGreaterThanOrEqualTo(0.65);
  }

  private void count(String gold, String sentence) {
    String folded = sentence.toLowerCase(Locale.ROOT);
    boolean economic = ECONOMIC.stream().anyMatch(folded::contains);
    String expected =
        switch (gold) {
          case "SANCTION" -> gold;
          case "COERCE", "THREATEN" -> economic ? gold : "-";
          default -> "-";
        };
    String read = read(sentence);
    for (String each : List.of("SANCTION", "COERCE", "THREATEN")) {
      Count count = counts.computeIfAbsent(each, c -> new Count());
      if (expected.equals(each) || read.equals(each)) {
        count.add(expected.equals(each), read.equals(each));
      }
    }
    if (!expected.equals(read)) {
      errors.merge(gold + " read as " + read, 1, Integer::sum);
    }
  }

  /** The class that the claims of a sentence stand for. */
  private String read(String sentence) {
    String read = "-";
    for (Claim claim : reader.claims("", sentence, null)) {
      if (claim.stance() == Stance.DENIES
          || claim.direction() == Direction.EASED
          || claim.type() == RiskType.ARMED_CONFLICT) {
        continue;
      }
      if (claim.type() == RiskType.RETALIATION) {
        return "SANCTION";
      }
      read = claim.factLevel() == FactLevel.PROPOSED ? "THREATEN" : "COERCE";
    }
    return read;
  }
}
