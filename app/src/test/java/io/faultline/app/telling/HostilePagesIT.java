package io.faultline.app.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.faultline.alerts.SourceLine;
import io.faultline.alerts.api.HttpServer;
import io.faultline.alerts.api.ServerParts;
import io.faultline.alerts.console.ConsoleConfig;
import io.faultline.alerts.delivery.Couriers;
import io.faultline.alerts.delivery.HttpSender;
import io.faultline.alerts.delivery.Intake;
import io.faultline.alerts.delivery.ReceiverParts;
import io.faultline.alerts.ledger.DecisionBook;
import io.faultline.alerts.ledger.HandlingBook;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.LedgerSettings;
import io.faultline.alerts.ledger.SilenceBook;
import io.faultline.alerts.routing.AlertFilter;
import io.faultline.alerts.routing.Handling;
import io.faultline.alerts.routing.Router;
import io.faultline.alerts.routing.Silence;
import io.faultline.alerts.switchboard.Switchboard;
import io.faultline.events.Alert;
import io.faultline.events.AlertStatus;
import io.faultline.events.Basis;
import io.faultline.events.Decision;
import io.faultline.events.DecisionReason;
import io.faultline.events.Direction;
import io.faultline.events.EvidenceKind;
import io.faultline.events.FactLevel;
import io.faultline.events.ListCode;
import io.faultline.events.MarketKind;
import io.faultline.events.Measure;
import io.faultline.events.RelationType;
import io.faultline.events.RiskType;
import io.faultline.events.Severity;
import io.faultline.events.Stance;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text from outside is shown as text on every page, in a real browser. */
class HostilePagesIT {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Instant DAY = Instant.parse("2022-07-08T02:00:00Z");

  /** Markup of HTML, SVG, htmx, Slack and spreadsheets, control characters, text turned around. */
  private static final String EVIL =
      "</title></script><script>window.owned=1</script><img src=x onerror=window.owned=2><svg"
          + " onload=window.owned=3><b id=owned hx-get=/ hx-trigger=load>bold</b><!channel>"
          + " <https://evil.example|click> =cmd|' /C calc'!A0 \u0000\u0007\u001b[2J\u202Egnp.exe"
          + " \"quoted\" 'quoted' ${7*7} &lt;";

  private static final String HUGE = EVIL + "long ".repeat(200_000);

  /** Addresses that a page must not lead to. */
  private static final String EVIL_URL = "javascript:window.owned=4";

  /** Names what makes a page wider than its window; empty if nothing does. */
  private static final String TOO_WIDE =
      """
      document.documentElement.scrollWidth <= innerWidth ? '' :
        [...document.querySelectorAll('main *')]
          .filter(e => e.getBoundingClientRect().right > innerWidth && !e.closest('.scroll, svg'))
          .map(e => e.tagName + '.' + e.className).slice(0, 8).join(' ') || 'the page'
      """;

  @TempDir private Path folder;

  @Test
  void textFromOutsideIsShownAsText() throws Exception {
    assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium at " + CHROMIUM);
    try (Ledger ledger = Ledger.open(LedgerSettings.sqlite(folder.resolve("ledger.db")))) {
      fill(ledger);
      HttpServer server = new HttpServer("127.0.0.1", 0, parts(ledger));
      server.start();
      try (Playwright playwright =
              Playwright.create(
                  new Playwright.CreateOptions()
                      .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
          Browser browser =
              playwright
                  .chromium()
                  .launch(
                      new BrowserType.LaunchOptions()
                          .setExecutablePath(CHROMIUM)
                          .setArgs(List.of("--no-sandbox")))) {
        for (String path :
            List.of(
                "/",
                "/?group=origin&state=all&q=%3Cscript%3E",
                "/alerts/evil-1",
                "/alerts/evil-1?revision=1",
                "/alerts/evil-2",
                "/holdings/evil",
                "/deliveries",
                "/silences",
                "/receivers",
                "/sources",
                "/why-not?holding=evil&origin=%22%3E%3Cscript%3Ewindow.owned%3D5%3C%2Fscript%3E")) {
          harmless(browser, "http://127.0.0.1:" + server.port() + path);
        }
      } finally {
        server.close();
      }
    }
  }

  private static void harmless(Browser browser, String address) {
    List<String> trouble = new ArrayList<>();
    List<String> elsewhere = new ArrayList<>();
    try (Page page = browser.newPage()) {
      page.onDialog(dialog -> trouble.add("dialog: " + dialog.message()));
      page.onPageError(error -> trouble.add("error: " + error));
      page.onConsoleMessage(
          said -> {
            if (said.text().contains("Content Security Policy")) {
              trouble.add("policy: " + said.text());
            }
          });
      page.onRequest(
          request -> {
            if (!request.url().startsWith("http://127.0.0.1")) {
              elsewhere.add(request.url());
            }
          });
      page.navigate(address);
      page.waitForTimeout(300);
      assertThat(page.evaluate("window.owned === undefined")).as(address).isEqualTo(true);
      assertThat(page.locator("#owned").count()).as(address).isZero();
      assertThat(page.locator("main img, main script, a[href^='javascript']").count())
          .as(address)
          .isZero();
      // Nothing pushes the page wider than its window, on a phone either.
      page.setViewportSize(390, 800);
      assertThat(page.evaluate(TOO_WIDE)).as("%s at 390 px", address).isEqualTo("");
      assertThat(page.content().length()).as(address).isLessThan(2_000_000);
    }
    assertThat(trouble).as(address).isEmpty();
    assertThat(elsewhere).as(address).isEmpty();
  }

  private static void fill(Ledger ledger) {
    Router router = new Router(List.of(), List.of("desk"));
    new Intake(ledger, router, Clock.systemUTC())
        .take(List.of(evil("evil-1", 1, EVIL), evil("evil-1", 2, EVIL), evil("evil-2", 1, HUGE)));
    new HandlingBook(ledger)
        .add(
            new Handling(
                "evil-1",
                2,
                Handling.EVERY,
                Handling.Kind.DISMISSED,
                EVIL.substring(0, 200),
                null,
                EVIL.substring(0, 60),
                DAY));
    new SilenceBook(ledger)
        .add(
            new Silence(
                "evil",
                new AlertFilter(Set.of(EVIL), Set.of(EVIL), null, Set.of(), Set.of(), null),
                EVIL.substring(0, 200),
                EVIL.substring(0, 60),
                DAY,
                DAY,
                Instant.parse("2999-01-01T00:00:00Z")));
    ledger.write(
        h -> {
          new DecisionBook(ledger)
              .add(
                  h,
                  new Decision(
                      "d",
                      "s",
                      "\"><script>window.owned=5</script>",
                      "evil",
                      null,
                      DecisionReason.BELOW_THRESHOLD,
                      EVIL,
                      DAY,
                      DAY),
                  DAY);
          return null;
        });
  }

  private static ServerParts parts(Ledger ledger) {
    return new ServerParts(
        ledger,
        new Switchboard(
            ledger,
            List.of(new ConsoleConfig("desk")),
            List.of(),
            new ReceiverParts(new HttpSender(Duration.ofSeconds(5)), Clock.systemUTC()),
            (name, receiver, toldInstead) -> {
              throw new IllegalStateException("nobody sends here");
            },
            new Couriers(List.of(), Clock.systemUTC())),
        URI.create("http://127.0.0.1"),
        Clock.systemUTC(),
        () -> "",
        () -> true,
        List::of,
        () ->
            List.of(new SourceLine(EVIL, EVIL, EVIL_URL, "failing", null, null, 0, 0, 0, 7, EVIL)));
  }

  private static Alert evil(String id, int revision, String text) {
    Alert.Risk risk =
        new Alert.Risk(
            RiskType.INVESTMENT_BAN,
            ListCode.OFAC_NSCMIC,
            Measure.SECURITIES_BAN,
            text,
            LocalDate.of(2021, 12, 10),
            Direction.IMPOSED,
            FactLevel.ALLEGED,
            "US");
    Alert.Party from = new Alert.Party("origin", text);
    Alert.Party to = new Alert.Party("evil", text);
    return new Alert(
        id,
        revision,
        revision == 1 ? AlertStatus.OPENED : AlertStatus.UPDATED,
        null,
        Severity.CRITICAL,
        80,
        List.of(new Alert.Factor(text, 1, text)),
        text,
        text,
        new Alert.Holding(
            "evil",
            text,
            List.of(text.substring(0, 100)),
            List.of(new Alert.InPortfolio(text.substring(0, 200), 0.1, Severity.CRITICAL))),
        new Alert.Origin(
            "origin",
            text,
            new Alert.ListedEntity("listed", text, ListCode.OFAC_NSCMIC, text.substring(0, 80))),
        risk,
        List.of(risk),
        List.of(
            new Alert.Path(
                0.5,
                List.of(
                    new Alert.Step(
                        from,
                        to,
                        RelationType.OWNS,
                        0.2,
                        null,
                        null,
                        DAY,
                        EVIL_URL,
                        text,
                        0.9,
                        List.of(EVIL_URL, text))))),
        List.of(
            new Alert.Evidence(
                EvidenceKind.ARTICLE, EVIL_URL, text, text, DAY, text, Stance.ASSERTS, "s"),
            new Alert.Evidence(
                EvidenceKind.ARTICLE, EVIL_URL, text, text, DAY, text, Stance.DENIES, "s")),
        List.of(
            new Alert.Market(
                MarketKind.SHOCK,
                text.substring(0, 60),
                LocalDate.of(2022, 6, 30),
                Basis.CLOSE,
                new BigDecimal("5.88"),
                new BigDecimal("3.13"),
                text.substring(0, 60),
                -0.4677,
                -0.4,
                89.0,
                null,
                null,
                null,
                text)),
        new Alert.Times(DAY, DAY, DAY, DAY.plusSeconds(revision)),
        new Alert.Rules(text.substring(0, 60), text.substring(0, 60)),
        revision == 1 ? List.of() : List.of(text));
  }
}
