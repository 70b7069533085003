package io.faultline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code inspect feed} and {@code inspect article}: of a file, an address, a folder. */
class InspectNewsCommandsTest {
  private static final String FEED =
      """
      <rss><channel><item><guid>n-1</guid><title>Shares fall</title><link>https://example.com/a</link>
      <pubDate>Fri, 08 Jul 2022 01:00:00 GMT</pubDate><author>Mara Novak</author>
      <description>Shares fell by half.</description></item></channel></rss>
      """;
  private static final String PAGE =
      """
      <html lang="en"><head><title>Shares fall</title></head><body><article><h1>Shares fall</h1>
      <p>%s</p><p>%s</p></article></body></html>
      """
          .formatted(
              "The regulator said on Friday that it would look into the matter. ".repeat(8),
              "Analysts expect the review to last until autumn, longer than assumed. ".repeat(8));

  @TempDir private Path folder;
  private HttpServer site;

  @BeforeEach
  void openSite() throws Exception {
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve("/feed", FEED, "application/rss+xml");
    serve("/page", PAGE, "text/html");
    site.start();
  }

  @AfterEach
  void closeSite() {
    site.stop(0);
  }

  @Test
  void aFeedIsOneLineWithItsEntries() throws Exception {
    Path file = Files.writeString(folder.resolve("wire.xml"), FEED);
    assertThat(inspect("feed", file.toString()).out())
        .isEqualTo(
            ("{\"file\":\"%s\",\"entries\":[{\"id\":\"n-1\",\"url\":\"https://example.com/a\","
                    + "\"title\":\"Shares fall\",\"published\":\"2022-07-08T01:00:00Z\","
                    + "\"author\":\"Mara Novak\",\"summary\":\"Shares fell by half.\"}]}%n")
                .formatted(file));
  }

  @Test
  void aFolderOfFeedsIsALineForEachFileInTheOrderOfNamesWithErrorsInTheirPlaces() throws Exception {
    Files.writeString(folder.resolve("b.xml"), FEED);
    Files.writeString(folder.resolve("a.txt"), "no feed at all");
    Files.createDirectory(folder.resolve("c"));
    Files.writeString(folder.resolve("c/d.xml"), FEED);
    Said said = inspect("feed", folder.toString());
    assertThat(said.code()).isZero();
    assertThat(said.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("{\"file\":\"a.txt\"").contains("\"error\":\""),
            line -> assertThat(line).startsWith("{\"file\":\"b.xml\",\"entries\":[{"),
            line -> assertThat(line).startsWith("{\"file\":\"c/d.xml\",\"entries\":[{"));
  }

  @Test
  void aFeedIsFetchedByItsAddress() {
    assertThat(inspect("feed", address("/feed")).out()).contains("\"title\":\"Shares fall\"");
    Said missing = inspect("feed", address("/nowhere"));
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.out()).contains("status 404");
  }

  @Test
  void aPageIsOneLineWithItsArticle() throws Exception {
    Path file = Files.writeString(folder.resolve("page.html"), PAGE);
    assertThat(inspect("article", file.toString()).out())
        .startsWith("{\"id\":\"page\",\"url\":\"file:")
        .contains("\"title\":\"Shares fall\"", "\"language\":\"en\"", "\"text\":\"The regulator");
  }

  @Test
  void aFolderOfPagesHasItsAddressesFromUrlsJsonAndTheOrderOfNames() throws Exception {
    Files.writeString(folder.resolve("b.html"), PAGE);
    Files.writeString(folder.resolve("a.html"), PAGE);
    Files.writeString(folder.resolve("other.txt"), "left out");
    Files.writeString(folder.resolve("urls.json"), "{\"b\": \"https://example.com/b\"}");
    assertThat(inspect("article", folder.toString()).out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("{\"id\":\"a\",\"url\":\"file:"),
            line -> assertThat(line).startsWith("{\"id\":\"b\",\"url\":\"https://example.com/b\""));
  }

  @Test
  void aFileThatCanNotBeReadIsAnErrorInItsPlace() throws Exception {
    Files.writeString(folder.resolve("a.html"), PAGE);
    Files.createDirectory(folder.resolve("b.html"));
    Said said = inspect("article", folder.toString());
    assertThat(said.code()).isZero();
    assertThat(said.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("{\"id\":\"a\",\"url\""),
            line -> assertThat(line).contains("\"id\":\"b\"", "\"error\":\""));
  }

  @Test
  void aPageIsFetchedByItsAddress() {
    assertThat(inspect("article", address("/page")).out()).contains("\"text\":\"The regulator");
    Said missing = inspect("article", address("/nowhere"));
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("status 404");
  }

  private String address(String path) {
    return "http://127.0.0.1:%d%s".formatted(site.getAddress().getPort(), path);
  }

  private void serve(String path, String body, String type) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    site.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", type);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private record Said(int code, String out, String err) {}

  private static Said inspect(String what, String input) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        FaultlineCommand.line()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err, true))
            .execute("inspect", what, input);
    return new Said(code, out.toString(), err.toString());
  }
}
