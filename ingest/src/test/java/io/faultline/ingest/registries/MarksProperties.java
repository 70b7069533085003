package io.faultline.ingest.registries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class MarksProperties {
  @Property(tries = 200)
  void itRemembersAsAMapDoesAndAPageBringsAllBack(
      @ForAll @Size(max = 3_000) List<@LongRange(min = -900, max = 900) Long> names,
      @ForAll @IntRange(min = 1, max = 5) int contents) {
    Marks marks = new Marks();
    Marks.Page page = new Marks.Page();
    Map<Long, Integer> map = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      long name = names.get(i) == 0 ? 1 : names.get(i);
      int content = i % contents;
      Integer before = map.put(name, content);
      assertThat(marks.put(name, content)).isEqualTo(before == null || before != content);
      page.add(name, content);
    }
    Marks again = new Marks();
    again.read(page.text());
    assertThat(again.size()).isEqualTo(map.size());
    assertThat(map).allSatisfy((name, content) -> assertThat(again.put(name, content)).isFalse());
  }
}
