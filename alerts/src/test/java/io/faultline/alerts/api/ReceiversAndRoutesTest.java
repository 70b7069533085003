package io.faultline.alerts.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.alerts.Stories;
import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.console.ConsoleConfig;
import io.faultline.alerts.delivery.Intake;
import io.faultline.alerts.ledger.Delivery;
import io.faultline.alerts.ledger.DeliveryBook;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.LedgerSettings;
import io.faultline.alerts.switchboard.Switchboard;
import io.faultline.events.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receivers and routes are changed by the API while alerts come in. */
final class ReceiversAndRoutesTest {
  private static final String SLACK =
      "{\"slack\":{\"webhookUrl\":\"https://hooks.slack.example/services/very-secret\"}}";

  @TempDir private Path folder;
  private Ledger ledger;
  private Switchboard switchboard;
  private HttpServer server;

  @BeforeEach
  void start() {
    ledger = Ledger.open(LedgerSettings.sqlite(folder.resolve("ledger.db")));
    ServerParts parts = ServerFixture.parts(ledger, List.of(new ConsoleConfig("desk")), List.of());
    switchboard = parts.switchboard();
    server = new HttpServer("127.0.0.1", 0, parts);
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
    switchboard.close();
    ledger.close();
  }

  private HttpResponse<String> ask(String method, String path, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }

  private List<String> told() {
    new Intake(ledger, switchboard, Clock.systemUTC()).take(List.of(Stories.visa()));
    return new DeliveryBook(ledger)
        .of(Stories.visa().alertId(), Audience.EVERYONE).stream().map(Delivery::receiver).toList();
  }

  @Test
  void aReceiverAndARouteThatWereAddedGetTheNextAlert() throws Exception {
    assertThat(ask("PUT", "/receivers/team", SLACK).statusCode()).isEqualTo(200);
    assertThat(ask("PUT", "/routes/growth", "{\"receivers\":[\"team\"]}").statusCode())
        .isEqualTo(200);
    assertThat(told()).containsExactly("team");
  }

  @Test
  void withoutRoutesAReceiverThatWasAddedGetsEverythingToo() throws Exception {
    ask("PUT", "/receivers/team", SLACK);
    assertThat(told()).containsExactlyInAnyOrder("desk", "team");
  }

  @Test
  void whatWasAddedOutlivesARestartAndIsKnownToOtherInstances() throws Exception {
    ask("PUT", "/receivers/team", SLACK);
    ask(
        "PUT",
        "/routes/growth",
        "{\"receivers\":[\"team\"],\"match\":{\"portfolios\":[\"growth\"],\"atLeast\":\"warning\"}}");
    try (Switchboard other =
        ServerFixture.switchboard(ledger, List.of(new ConsoleConfig("desk")), List.of())) {
      assertThat(other.open("team")).isPresent();
      assertThat(other.ways().router().routes())
          .isEqualTo(switchboard.ways().router().routes())
          .extracting(r -> r.name() + " to " + r.receivers() + " from " + r.match().atLeast())
          .containsExactly("growth to [team] from WARNING");
    }
  }

  @Test
  void aRouteIsShownAsItWasWritten() throws Exception {
    String timing =
        "{\"groupWait\":\"PT30S\",\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:00\"},"
            + "\"digest\":{\"every\":\"weekly\",\"on\":\"friday\"},\"zone\":\"Asia/Tokyo\"}";
    ask("PUT", "/routes/calm", "{\"receivers\":[\"desk\"],\"timing\":" + timing + "}");
    assertThat(Json.mapper().readTree(ask("GET", "/routes", "").body()).get(0).toString())
        .contains("\"groupWait\":\"PT30S\"")
        .contains("\"breakthrough\":\"critical\"")
        .contains("\"every\":\"WEEKLY\",\"at\":\"08:00:00\",\"on\":\"FRIDAY\"")
        .contains("\"zone\":\"Asia/Tokyo\"")
        .contains("\"added\":true");
  }

  @Test
  void whatIsShownCanBeWrittenAgain() throws Exception {
    ask("PUT", "/routes/calm", "{\"receivers\":[\"desk\"],\"timing\":{\"mostPerHour\":4}}");
    String shown = Json.mapper().readTree(ask("GET", "/routes", "").body()).get(0).toString();
    assertThat(ask("PUT", "/routes/calm", shown).statusCode()).isEqualTo(200);
    assertThat(Json.mapper().readTree(ask("GET", "/routes", "").body()).get(0).toString())
        .isEqualTo(shown);
  }

  @Test
  void noAnswerShowsASecret() throws Exception {
    String all =
        ask("PUT", "/receivers/team", SLACK).body()
            + ask("GET", "/receivers", "").body()
            + ask("PUT", "/receivers/team", "{\"slack\":{\"webhookUrl\":\"very-secret\"}}").body()
            + ask("PUT", "/receivers/two", "{\"slack\":{\"webhookUrl\":[\"very-secret\"]}}").body();
    assertThat(all).contains("\"name\":\"team\"").doesNotContain("very-secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          receivers/team  | {}                                   | 400 | needs exactly one of slack
          receivers/team  | {"slack":{}}                         | 400 | slack.webhookUrl is missing
          receivers/team  | {"slack":{"webhookUrl":"ftp://x"}}   | 400 | must begin with https://
          receivers/team  | {"webhook":{"url":"https://x.example"}} | 400 | needs a secret to sign with
          receivers/team  | no JSON                              | 400 | the body could not be read
          receivers/a%20b | {"slack":{"webhookUrl":"https://x"}} | 400 | a name has 1 to 63 letters
          receivers/desk  | {"slack":{"webhookUrl":"https://x"}} | 409 | is in the configuration
          routes/growth   | {}                                   | 400 | needs at least one receiver
          routes/growth   | {"receivers":["nobody"]}             | 400 | expected one of desk
          routes/growth   | {"receivers":["desk"],"match":{"weightAtLeast":7}} | 400 | a fraction from 0 to 1
          routes/growth   | {"receivers":["desk"],"timing":{"digest":{"every":"yearly"}}} | 400 | must be one of daily weekly
          routes/growth   | {"receivers":["desk"],"timing":{"groupWait":"PT-5S"}} | 400 | must not be negative
          """)
  void whatIsWrongIsSaid(String path, String body, int status, String said) throws Exception {
    HttpResponse<String> answer = ask("PUT", "/" + path, body);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(said);
  }

  @Test
  void aReceiverThatARouteLeadsToStays() throws Exception {
    ask("PUT", "/receivers/team", SLACK);
    ask("PUT", "/routes/growth", "{\"receivers\":[\"team\"]}");
    assertThat(ask("DELETE", "/receivers/team", "").statusCode()).isEqualTo(409);
    assertThat(ask("DELETE", "/routes/growth", "").statusCode()).isEqualTo(204);
    assertThat(ask("DELETE", "/receivers/team", "").statusCode()).isEqualTo(204);
    assertThat(ask("DELETE", "/receivers/team", "").statusCode()).isEqualTo(404);
  }

  @Test
  void theLedgerSaysWhatBecameOfTheDeliveriesOfARemovedReceiver() throws Exception {
    ask("PUT", "/receivers/team", SLACK);
    told();
    ask("DELETE", "/receivers/team", "");
    assertThat(
            new DeliveryBook(ledger)
                .newest(Audience.EVERYONE, "team", Delivery.State.HELD, null, 5))
        .extracting(Delivery::outcome)
        .containsExactly("the receiver was removed by somebody on this machine");
  }
}
