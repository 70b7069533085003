package io.faultline.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.faultline.alerts.Stories;
import io.faultline.alerts.delivery.Message.Note;
import io.faultline.alerts.delivery.Outcome.Delivered;
import io.faultline.alerts.delivery.Outcome.Rejected;
import io.faultline.alerts.delivery.Outcome.Retry;
import io.faultline.alerts.delivery.Outcome.Trouble;
import io.faultline.events.Alert;
import io.faultline.events.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every receiver that posts by HTTP does with the answers of the other side. */
public abstract class HttpReceiverContract {
  /** Part of whatever must not be seen. */
  protected static final String SECRET = "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0";

  private final List<String> bodies = new ArrayList<>();
  private HttpServer server;
  private HttpSender http;
  private int status = 200;
  private String retryAfter;
  private boolean silent;
  private boolean reset;

  /** A receiver that posts to an address on this machine, with {@link #SECRET} in what it hides. */
  protected abstract ReceiverConfig config(URI address);

  /** What the other side says when it takes a message. */
  protected String taken() {
    return "said";
  }

  @BeforeEach
  void start() throws IOException {
    http = new HttpSender(Duration.ofMillis(700));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        call -> {
          bodies.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          if (reset) {
            throw new IOException("on purpose");
          }
          if (silent) {
            try {
              Thread.sleep(3000);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
          if (retryAfter != null) {
            call.getResponseHeaders().set("Retry-After", retryAfter);
          }
          byte[] answer = (status == 200 ? taken() : "said").getBytes(StandardCharsets.UTF_8);
          call.sendResponseHeaders(status, answer.length);
          call.getResponseBody().write(answer);
          call.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    http.close();
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook/" + SECRET);
  }

  private Receiver receiver() {
    return config(address()).open(new ReceiverParts(http, Clock.systemUTC()));
  }

  private static Message message(Alert... alerts) {
    List<Note> notes =
        java.util.Arrays.stream(alerts).map(a -> new Note(a, "it is held", null)).toList();
    return new Message.Alerts("m1", notes, URI.create("https://faultline.example"));
  }

  private Outcome answer(int status) {
    this.status = status;
    return receiver().send(message(Stories.softBank()));
  }

  @Test
  void whatIsTakenIsDelivered() {
    assertThat(answer(200)).isInstanceOf(Delivered.class);
    assertThat(bodies).singleElement().satisfies(b -> assertThat(b).contains("SoftBank Group"));
  }

  @Test
  void aNoticeIsDeliveredToo() {
    Message notice =
        new Message.Notice(
            "n", "Alerts no longer reach x", "It answered: gone.", URI.create("http://x"));
    assertThat(receiver().send(notice)).isInstanceOf(Delivered.class);
    assertThat(bodies).singleElement().satisfies(b -> assertThat(b).contains("no longer reach x"));
  }

  @Test
  void theWaitThatItAsksForIsPassedOn() {
    retryAfter = "7";
    assertThat(answer(429))
        .isEqualTo(new Retry(Trouble.RATE_LIMITED, Duration.ofSeconds(7), "HTTP 429: said"));
  }

  @Test
  void aFaultOfTheOtherSideMayPass() {
    assertThat(answer(503))
        .isInstanceOfSatisfying(
            Retry.class, r -> assertThat(r.trouble()).isEqualTo(Trouble.RECEIVER_FAULT));
  }

  @Test
  void aBadMessageIsRefusedAlone() {
    assertThat(answer(400)).isEqualTo(new Rejected(/* closed= */ false, "HTTP 400: said"));
  }

  @Test
  void whoIsGoneIsClosed() {
    assertThat(answer(410)).isEqualTo(new Rejected(/* closed= */ true, "HTTP 410: said"));
  }

  @Test
  void aBrokenConnectionMayPass() {
    reset = true;
    assertThat(answer(200))
        .isInstanceOfSatisfying(
            Retry.class, r -> assertThat(r.trouble()).isEqualTo(Trouble.NETWORK));
  }

  @Test
  void whoNeverAnswersTookTooLong() {
    silent = true;
    assertThat(answer(200))
        .isInstanceOfSatisfying(
            Retry.class, r -> assertThat(r.trouble()).isEqualTo(Trouble.TIMEOUT));
  }

  @Test
  void noSecretIsSeen() {
    reset = true;
    ReceiverConfig config = config(address());
    Receiver receiver = config.open(new ReceiverParts(http, Clock.systemUTC()));
    assertThat(receiver.payload(message(Stories.softBank()))).doesNotContain(SECRET);
    assertThat(String.valueOf(receiver.send(message(Stories.softBank())))).doesNotContain(SECRET);
  }

  @Test
  void hostileTextIsJsonLikeAnyOther() {
    Alert hostile =
        Stories.withTitle(
            Stories.visa(),
            "\u0000\u001b[2J</script>\"}]\\ud800=cmd|' /C calc'!A0" + "x".repeat(1_000_000));
    assertThat(receiver().send(message(hostile))).isInstanceOf(Delivered.class);
    assertThat(Json.mapper().readTree(bodies.getFirst()).isObject()).isTrue();
  }
}
