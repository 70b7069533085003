package io.faultline.app.standby;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.app.broker.BrokerFixture;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StandbyTest {
  @RegisterExtension private final BrokerFixture broker = new BrokerFixture();

  private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
  private final List<String> ended = new CopyOnWriteArrayList<>();

  @Test
  void oneIsAtWorkAndTheOtherTakesOverWhenItEnds() throws Exception {
    Standby first = started("first");
    assertThat(begun.poll(30, TimeUnit.SECONDS)).isEqualTo("first");
    try (Standby _ = started("second")) {
      // Longer than a group takes to give a partition to a new member.
      assertThat(begun.poll(4, TimeUnit.SECONDS)).isNull();
      first.close();
      assertThat(begun.poll(30, TimeUnit.SECONDS)).isEqualTo("second");
    }
    assertThat(ended).isEmpty();
  }

  @Test
  void workThatCanNotBeginEndsTheProcessWithItsReason() throws Exception {
    BlockingQueue<String> reasons = new LinkedBlockingQueue<>();
    try (Standby standby =
        new Standby(
            broker.clientSettings(),
            broker.prefix(),
            "ingest",
            () -> {
              throw new IllegalStateException("no folder");
            },
            reasons::add)) {
      standby.start();
      assertThat(reasons.poll(30, TimeUnit.SECONDS)).isEqualTo("ingest: no folder");
    }
  }

  private Standby started(String name) {
    Standby standby =
        new Standby(
            broker.clientSettings(), broker.prefix(), "ingest", () -> begun.add(name), ended::add);
    standby.start();
    return standby;
  }
}
