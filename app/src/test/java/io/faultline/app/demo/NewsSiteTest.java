package io.faultline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NewsSiteTest {
  private static final Press.Outlet OUTLET = new Press.Outlet("wire", "The Wire", "All of it");
  private static final Press PRESS =
      new Press(
          List.of(OUTLET),
          List.of(
              item("2022-06-30T04:00:00Z", "Shares of A & B fall"),
              item("2022-07-08T02:00:00Z", "A customer is named")));

  private final StoryClock clock = new StoryClock(Instant.parse("2022-06-30T05:00:00Z"));
  private final HttpClient client = HttpClient.newHttpClient();
  private NewsSite site;

  @BeforeEach
  void open() throws IOException {
    site = NewsSite.open(PRESS, OUTLET, clock, /* port= */ 0);
  }

  @AfterEach
  void close() {
    site.close();
    client.close();
  }

  @Test
  void theFeedHoldsWhatIsOut() throws Exception {
    assertThat(get("/feed.xml").body())
        .contains("<title>Shares of A &amp; B fall</title>")
        .doesNotContain("A customer is named");
    clock.moveTo(Instant.parse("2022-07-08T02:00:00Z"));
    assertThat(get("/feed.xml").body()).contains("<title>A customer is named</title>");
  }

  @Test
  void aPageStandsAmongMenusAdvertisementsAndAConsentBanner() throws Exception {
    assertThat(get("/2022/06/30/shares-of-a-b-fall").body())
        .contains("<p>First paragraph.</p>", "<nav>", "312 partners", "Advertisement", "Sign up");
  }

  @Test
  void aPageThatIsNotOutIsNotThere() throws Exception {
    assertThat(get("/2022/07/08/a-customer-is-named").statusCode()).isEqualTo(404);
  }

  @Test
  void anUnchangedFeedIsNotSentAgain() throws Exception {
    String tag = get("/feed.xml").headers().firstValue("ETag").orElseThrow();
    HttpRequest again = HttpRequest.newBuilder(site.feed()).header("If-None-Match", tag).build();
    assertThat(client.send(again, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(304);
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI address = site.feed().resolve(path);
    return client.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static Press.Item item(String published, String title) {
    return new Press.Item(
        "wire",
        Instant.parse(published),
        "Markets",
        "Desk",
        title,
        "First paragraph.\n\nSecond paragraph.");
  }
}
