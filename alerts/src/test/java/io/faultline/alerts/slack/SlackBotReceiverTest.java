package io.faultline.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.faultline.alerts.Stories;
import io.faultline.alerts.delivery.HttpReceiverContract;
import io.faultline.alerts.delivery.HttpSender;
import io.faultline.alerts.delivery.Message;
import io.faultline.alerts.delivery.Message.Note;
import io.faultline.alerts.delivery.Outcome;
import io.faultline.alerts.delivery.Outcome.Delivered;
import io.faultline.alerts.delivery.Outcome.Rejected;
import io.faultline.alerts.delivery.Outcome.Retry;
import io.faultline.alerts.delivery.Outcome.Trouble;
import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.delivery.ReceiverParts;
import io.faultline.alerts.secret.Secret;
import io.faultline.events.Alert;
import io.faultline.events.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class SlackBotReceiverTest extends HttpReceiverContract {
  private static final String OK = "{\"ok\":true,\"channel\":\"C42\",\"ts\":\"171.5\"}";

  private final List<String> called = new ArrayList<>();
  private final List<JsonNode> bodies = new ArrayList<>();
  private final Deque<String> answers = new ArrayDeque<>();
  private HttpServer slack;
  private HttpSender http;

  @Override
  protected ReceiverConfig config(URI address) {
    return new SlackBotConfig("team", new Secret("xoxb-" + SECRET), "C42", address);
  }

  @Override
  protected String taken() {
    return OK;
  }

  @BeforeEach
  void open() throws IOException {
    http = new HttpSender(Duration.ofSeconds(5));
    slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    slack.createContext(
        "/api/",
        call -> {
          called.add(call.getRequestURI().getPath().substring("/api/".length()));
          bodies.add(Json.mapper().readTree(call.getRequestBody().readAllBytes()));
          byte[] answer = answers.pollFirst().getBytes(StandardCharsets.UTF_8);
          call.sendResponseHeaders(200, answer.length);
          call.getResponseBody().write(answer);
          call.close();
        });
    slack.start();
  }

  @AfterEach
  void close() {
    slack.stop(0);
    http.close();
  }

  private Outcome send(Alert alert, @Nullable String earlier, String... slackSays) {
    answers.addAll(List.of(slackSays));
    URI api = URI.create("http://127.0.0.1:" + slack.getAddress().getPort() + "/api");
    return config(api)
        .open(new ReceiverParts(http, Clock.systemUTC()))
        .send(
            new Message.Alerts(
                "m", List.of(new Note(alert, "it is held", earlier)), URI.create("http://x")));
  }

  @Test
  void theFirstRevisionIsPostedAndItsNameKept() {
    assertThat(send(Stories.softBank(), null, OK)).isEqualTo(new Delivered("171.5"));
    assertThat(called).containsExactly("chat.postMessage");
    assertThat(bodies.getFirst().get("channel").asString()).isEqualTo("C42");
    assertThat(bodies.getFirst().has("thread_ts")).isFalse();
  }

  @Test
  void aLaterRevisionReplacesTheMessageAndGoesToItsThread() {
    assertThat(send(Stories.softBankEscalated(), "171.5", OK, OK))
        .isEqualTo(new Delivered("171.5"));
    assertThat(called).containsExactly("chat.update", "chat.postMessage");
    assertThat(bodies.get(0).get("ts").asString()).isEqualTo("171.5");
    assertThat(bodies.get(1).get("thread_ts").asString()).isEqualTo("171.5");
    assertThat(bodies.get(1).toString())
        .contains(Stories.softBankEscalated().changes().getFirst().substring(0, 20));
  }

  @Test
  void whenTheFirstMessageIsGoneAnotherTakesItsPlace() {
    String gone = "{\"ok\":false,\"error\":\"message_not_found\"}";
    String again = "{\"ok\":true,\"ts\":\"180.1\"}";
    assertThat(send(Stories.softBankEscalated(), "171.5", gone, again))
        .isEqualTo(new Delivered("180.1"));
    assertThat(bodies.get(1).has("thread_ts")).isFalse();
  }

  @Test
  void aMessageThatMayNoLongerChangeStillGetsItsReply() {
    String locked = "{\"ok\":false,\"error\":\"cant_update_message\"}";
    assertThat(send(Stories.softBankEscalated(), "171.5", locked, OK))
        .isEqualTo(new Delivered("171.5"));
    assertThat(bodies.get(1).get("thread_ts").asString()).isEqualTo("171.5");
  }

  @Test
  void whatSlackSaysInsideA200Counts() {
    assertThat(send(Stories.visa(), null, "{\"ok\":false,\"error\":\"ratelimited\"}"))
        .isEqualTo(new Retry(Trouble.RATE_LIMITED, null, "Slack: ratelimited"));
    assertThat(send(Stories.visa(), null, "{\"ok\":false,\"error\":\"is_archived\"}"))
        .isEqualTo(new Rejected(/* closed= */ true, "Slack: is_archived"));
    assertThat(send(Stories.visa(), null, "{\"ok\":false,\"error\":\"invalid_blocks\"}"))
        .isEqualTo(new Rejected(/* closed= */ false, "Slack: invalid_blocks"));
  }

  @Test
  void aChannelIsGivenByItsId() {
    assertThatThrownBy(
            () ->
                new SlackBotConfig("team", new Secret("xoxb-1"), "#alerts", SlackBotConfig.PUBLIC))
        .hasMessageContaining("must be an id such as C0123456789");
  }
}
