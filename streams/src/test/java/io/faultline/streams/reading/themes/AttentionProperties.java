package io.faultline.streams.reading.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AttentionProperties {
  private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
  private static final List<Set<String>> THEMES =
      List.of(Set.of(), Set.of("risk:tariff"), Set.of("risk:tariff", "kestrel"), Set.of("kestrel"));

  @Property(tries = 200)
  void theOrderOfArrivalChangesNothing(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 4_799) Integer> drawn,
      @ForAll Random random) {
    List<Integer> shuffled = new ArrayList<>(new java.util.LinkedHashSet<>(drawn));
    AttentionIndex inOrder = counted(shuffled);
    Collections.shuffle(shuffled, random);
    AttentionIndex another = counted(shuffled);
    LocalDate last = FIRST.plusDays(120);
    assertThat(another.series("kestrel", FIRST, last))
        .isEqualTo(inOrder.series("kestrel", FIRST, last));
  }

  /** A number stands for one version of one of ten articles. */
  private static AttentionIndex counted(List<Integer> numbers) {
    AttentionIndex index = new AttentionIndex();
    for (int number : numbers) {
      int article = number % 10;
      int version = number / 10;
      index.count(
          "article " + article,
          version,
          FIRST.plusDays(article * 12L),
          THEMES.get(version % THEMES.size()));
    }
    return index;
  }
}
