package io.faultline.alerts.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.LedgerSettings;
import io.faultline.events.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class OpenApiTest {
  @TempDir private Path folder;

  private static JsonNode document() throws IOException {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("openapi.json")) {
      return Json.mapper().readTree(in.readAllBytes());
    }
  }

  private HttpServer server(Ledger ledger) {
    return ServerFixture.on(ledger);
  }

  @Test
  void everyEndpointIsDescribedAndNothingElse() throws IOException {
    Set<String> described = new TreeSet<>();
    JsonNode paths = document().get("paths");
    for (String path : paths.propertyNames()) {
      for (String method : paths.get(path).propertyNames()) {
        described.add(method.toUpperCase(Locale.ROOT) + " " + path);
      }
    }
    try (Ledger ledger = Ledger.open(LedgerSettings.sqlite(folder.resolve("ledger.db")))) {
      assertThat(server(ledger).endpoints())
          .filteredOn(e -> e.contains(" /api/v1/"))
          .containsExactlyInAnyOrderElementsOf(described);
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() throws Exception {
    JsonNode document = document();
    try (Ledger ledger = Ledger.open(LedgerSettings.sqlite(folder.resolve("ledger.db")));
        HttpServer server = server(ledger)) {
      server.start();
      for (JsonNode ref : document.findValues("$ref")) {
        String to = ref.asString();
        if (to.startsWith("#")) {
          assertThat(document.at(to.substring(1)).isMissingNode()).as(to).isFalse();
        } else {
          int status =
              HttpClient.newHttpClient()
                  .send(
                      HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + to))
                          .build(),
                      BodyHandlers.discarding())
                  .statusCode();
          assertThat(status).as(to).isEqualTo(200);
        }
      }
    }
  }
}
