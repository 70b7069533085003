package io.faultline.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class RoutesTest {
  @Test
  void aTickGoesToEveryPartition() {
    assertThat(Routes.<String>ticksEverywhere().partitions("any", Routes.tickKey(1, 4), "", 3))
        .contains(Set.of(0, 1, 2));
  }

  @Test
  void whatIsNoTickGoesByItsKey() {
    assertThat(Routes.<String>ticksEverywhere().partitions("any", "softbank-group", "", 3))
        .isEmpty();
  }

  @Test
  void aTickSaysHowManyTasksThereAre() {
    assertThat(Routes.tasksOf(Routes.tickKey(11, 12))).isEqualTo(12);
  }
}
