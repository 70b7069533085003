package io.faultline.alerts.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.alerts.Stories;
import io.faultline.alerts.delivery.HttpSender;
import io.faultline.alerts.delivery.Message;
import io.faultline.alerts.delivery.Message.Note;
import io.faultline.alerts.delivery.Outcome;
import io.faultline.alerts.delivery.ReceiverParts;
import io.faultline.alerts.email.EmailConfig.Tls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EmailReceiverTest {
  private ServerSocket server;
  private volatile String toData = "250 taken";
  private final StringBuffer received = new StringBuffer();

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  /** As much of SMTP as one mail needs. */
  private void serve() {
    try (Socket socket = server.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      say(socket, "220 test");
      boolean data = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (data) {
          received.append(line).append('\n');
          if (line.equals(".")) {
            data = false;
            say(socket, toData);
          }
        } else if (line.startsWith("DATA")) {
          data = true;
          say(socket, "354 go on");
        } else if (line.startsWith("QUIT")) {
          say(socket, "221 bye");
          return;
        } else {
          say(socket, "250 ok");
        }
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private Outcome send(Tls tls) {
    EmailConfig config =
        new EmailConfig(
            "mail",
            "127.0.0.1",
            server.getLocalPort(),
            tls,
            null,
            null,
            "faultline@example.org",
            List.of("desk@example.org"),
            URI.create("mailto:stop@example.org"));
    Message message =
        new Message.Alerts(
            "m1",
            List.of(
                new Note(
                    Stories.withTitle(Stories.visa(), "Visa\r\nBcc: all@example.org <b>x</b>"),
                    "it is held",
                    null)),
            URI.create("https://faultline.example"));
    try (HttpSender http = new HttpSender(Duration.ofSeconds(1))) {
      return config.open(new ReceiverParts(http, Clock.systemUTC())).send(message);
    }
  }

  @Test
  void aMailHasAPlainAndAnHtmlPartAndSaysHowToEndIt() {
    assertThat(send(Tls.NONE)).isInstanceOf(Outcome.Delivered.class);
    assertThat(received)
        .contains("multipart/alternative")
        .contains("text/plain")
        .contains("text/html")
        .contains("List-Unsubscribe: <mailto:stop@example.org>")
        .contains("Message-ID: <m1@example.org>");
  }

  @Test
  void aTitleCannotAddAHeader() {
    send(Tls.NONE);
    assertThat(received.toString().lines()).noneMatch(line -> line.startsWith("Bcc:"));
  }

  @Test
  void withoutTlsNothingIsSaidToAServerThatShouldHaveIt() {
    assertThat(send(Tls.STARTTLS)).isInstanceOf(Outcome.Retry.class);
    assertThat(received).isEmpty();
  }

  @Test
  void aFullMailboxMayPass() {
    toData = "452 full";
    assertThat(send(Tls.NONE)).isInstanceOf(Outcome.Retry.class);
  }

  @Test
  void aRefusalStays() {
    toData = "554 no";
    assertThat(send(Tls.NONE)).isEqualTo(new Outcome.Rejected(/* closed= */ false, "SMTP 554"));
  }
}
