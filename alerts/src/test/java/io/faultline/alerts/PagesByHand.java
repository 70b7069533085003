package io.faultline.alerts;

import io.faultline.alerts.api.HttpServer;
import io.faultline.alerts.api.ServerFixture;
import io.faultline.alerts.console.ConsoleConfig;
import io.faultline.alerts.delivery.Intake;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.LedgerSettings;
import io.faultline.alerts.ledger.MarketBook;
import io.faultline.alerts.routing.Router;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;

/** Serves the example alerts, for those who work on the pages and want to look at them. */
final class PagesByHand {
  private PagesByHand() {}

  public static void main(String[] args) throws Exception {
    int port = args.length == 0 ? 8090 : Integer.parseInt(args[0]);
    Ledger ledger =
        Ledger.open(LedgerSettings.sqlite(Files.createTempDirectory("pages").resolve("ledger.db")));
    Router router = new Router(List.of(), List.of("team-channel", "risk-desk"));
    Intake intake = new Intake(ledger, router, Clock.systemUTC());
    intake.take(
        List.of(
            Stories.mastercard(), Stories.visa(), Stories.softBank(), Stories.softBankEscalated()));
    MarketBook market = new MarketBook(ledger);
    ledger.write(
        h -> {
          Stories.prices().forEach(b -> market.add(h, b));
          Stories.lockUps().forEach(l -> market.add(h, l));
          return null;
        });
    new HttpServer(
            "127.0.0.1",
            port,
            ServerFixture.parts(
                ledger,
                List.of(new ConsoleConfig("team-channel"), new ConsoleConfig("risk-desk")),
                List.of()))
        .start();
  }
}
