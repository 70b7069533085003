package io.faultline.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.app.config.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchServerTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Metrics metrics = new Metrics();

  @AfterEach
  void close() {
    client.close();
    metrics.close();
  }

  @Test
  void whatIsMissingIsSaid() throws Exception {
    try (WatchServer server = open("127.0.0.1", List.of("no partition is assigned yet"))) {
      HttpResponse<String> answer = get(server, "/health/ready");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).isEqualTo("no partition is assigned yet\n");
      assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoMissesNothingIsReady() throws Exception {
    try (WatchServer server = open("127.0.0.1", List.of())) {
      assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void metricsAreInPrometheusFormat() throws Exception {
    metrics.registry().counter("faultline.articles", "outcome", "new").increment(3);
    try (WatchServer server = open("127.0.0.1", List.of())) {
      assertThat(get(server, "/metrics").body())
          .contains("faultline_articles_total{outcome=\"new\"} 3.0", "jvm_memory_used_bytes");
    }
  }

  @Test
  void metricsAreNotShownToOtherMachinesWithoutAToken() throws Exception {
    try (WatchServer server = open("0.0.0.0", List.of())) {
      assertThat(get(server, "/metrics").statusCode()).isEqualTo(401);
      assertThat(get(server, "/metrics", "Authorization", "Bearer other").statusCode())
          .isEqualTo(401);
      assertThat(get(server, "/metrics", "Authorization", "Bearer scraper-only").body())
          .contains("jvm_memory_used_bytes");
    }
  }

  @Test
  void healthIsOpenToEverybody() throws Exception {
    try (WatchServer server = open("0.0.0.0", List.of())) {
      assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theSettingOpensMetricsToOtherMachines() throws Exception {
    try (WatchServer server =
        WatchServer.open("0.0.0.0", 0, List::of, metrics::text, /* openMetrics= */ true, null)) {
      assertThat(get(server, "/metrics").statusCode()).isEqualTo(200);
    }
  }

  private WatchServer open(String host, List<String> notReady) throws Exception {
    return WatchServer.open(
        host,
        0,
        () -> notReady,
        metrics::text,
        /* openMetrics= */ false,
        new Secret("scraper-only"));
  }

  private HttpResponse<String> get(WatchServer server, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
