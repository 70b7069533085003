package io.faultline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackStandInTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private SlackStandIn slack;

  @BeforeEach
  void open() throws IOException {
    slack = SlackStandIn.open(message -> {});
  }

  @AfterEach
  void close() {
    slack.close();
    client.close();
  }

  @Test
  void aMessageIsTakenAndKept() throws Exception {
    HttpResponse<String> answer = post("{\"text\":\"Hello\",\"blocks\":[{\"type\":\"divider\"}]}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("ok");
    assertThat(slack.messages())
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.channel()).isEqualTo("risk-desk");
              assertThat(m.text()).isEqualTo("Hello");
            });
  }

  @Test
  void whatIsNoMessageIsRefusedInSlacksWords() throws Exception {
    assertThat(post("not json").body()).isEqualTo("invalid_payload");
    assertThat(post("{}").body()).isEqualTo("no_text");
    assertThat(post("{\"blocks\":[{\"text\":\"no type\"}]}").body()).isEqualTo("invalid_blocks");
    assertThat(slack.messages()).isEmpty();
  }

  private HttpResponse<String> post(String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(slack.webhook("risk-desk"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
