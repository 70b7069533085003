package io.faultline.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class RoutesProperties {
  @Property
  void everyTaskOfTheNextStepHearsEachTickOnce(
      @ForAll @IntRange(min = 1, max = 20) int tasks,
      @ForAll @IntRange(min = 1, max = 20) int next) {
    List<Integer> heard = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      heard.addAll(
          Routes.<Object>withTicks()
              .partitions("any", Routes.tickKey(task, tasks), new Object(), next)
              .orElseThrow());
    }
    assertThat(heard)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, next).boxed().toList());
  }

  @Property
  void whatIsNoTickGoesByItsKey(@ForAll @IntRange(min = 1, max = 20) int partitions) {
    assertThat(
            Routes.<Object>withTicks()
                .partitions("any", "softbank-group", new Object(), partitions))
        .isEmpty();
  }
}
