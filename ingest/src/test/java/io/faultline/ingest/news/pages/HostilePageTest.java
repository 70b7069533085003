package io.faultline.ingest.news.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages of 50 MB that try to use up time, memory or the stack; tests run with 640k of it. */
class HostilePageTest {
  private static final int SIZE = 50_000_000;
  private static final PageReader READER = new PageReader(InstantSource.system());

  private static Stream<Arguments> pages() {
    StringBuilder formatting = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      formatting.append("<b a").append(i).append('>');
    }
    return Stream.of(
        Arguments.of("depth", "", "<div>"),
        Arguments.of("depth in a line", "", "<span>"),
        Arguments.of("paragraphs that reopen open formatting", formatting.toString(), "<p>x"),
        Arguments.of("tables in tables", "", "<table><tr><td>"),
        Arguments.of("text that is moved out of a table", "<table>", "<b>x"),
        Arguments.of("attributes", "<p ", "a=b "),
        Arguments.of("nested JSON", "<script type=application/ld+json>", "["),
        Arguments.of("a title without end", "<title>", "a - b | c "),
        Arguments.of("headings", "", "<h1>headline of some words</h1>"),
        Arguments.of("dates", "", "<p>12.12.2019 and 13/13/2020"),
        Arguments.of("bylines in bylines", "", "<div class=byline>by "),
        Arguments.of("tags that never end", "", "<a href='"),
        Arguments.of("comments that never end", "", "<!--"),
        Arguments.of("scripts that never end", "", "<script>"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void costsNoMoreThanALargePage(String what, String head, String repeated) {
    byte[] page =
        (head + repeated.repeat(SIZE / repeated.length())).getBytes(StandardCharsets.UTF_8);

    ReadPage read = READER.read(page, "text/html", URI.create("https://hostile.example/a"));

    assertThat(read.text().length()).isLessThan(PageReader.MOST_BYTES);
  }
}
