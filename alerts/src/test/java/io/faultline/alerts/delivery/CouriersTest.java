package io.faultline.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.alerts.Stories;
import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.ledger.DeliveryBook;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.LedgerSettings;
import io.faultline.alerts.routing.Router;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CouriersTest {
  @TempDir private Path folder;

  @Test
  void whoClosesLetsTheMessageUnderWayArriveAndBeginsNoOther() throws Exception {
    CountDownLatch underWay = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Receiver slow =
        new Receiver() {
          @Override
          public Outcome send(Message message) {
            underWay.countDown();
            try {
              goOn.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return new Outcome.Delivered(null);
          }

          @Override
          public String payload(Message message) {
            return "";
          }
        };
    try (Ledger ledger = Ledger.open(LedgerSettings.sqlite(folder.resolve("ledger.db")))) {
      Router router = new Router(List.of(), List.of("slack"));
      new Intake(ledger, router, Clock.systemUTC())
          .take(List.of(Stories.visa(), Stories.mastercard()));
      Courier courier =
          new Courier(
              "slack",
              "one",
              slow,
              ledger,
              URI.create("http://127.0.0.1"),
              Clock.systemUTC(),
              new Random(1),
              new SimpleMeterRegistry(),
              Optional::empty);
      Couriers couriers = new Couriers(List.of(courier), Clock.systemUTC());
      couriers.start();
      underWay.await();
      Thread closing = Thread.ofVirtual().start(couriers::close);
      goOn.countDown();
      closing.join();
      assertThat(new DeliveryBook(ledger).newest(Audience.EVERYONE, null, null, null, 10))
          .extracting(d -> d.state().code())
          .containsExactlyInAnyOrder("delivered", "waiting");
    }
  }
}
