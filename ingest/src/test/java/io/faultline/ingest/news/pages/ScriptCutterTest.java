package io.faultline.ingest.news.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScriptCutterTest {
  private static String cut(String html) {
    return ScriptCutter.decode(
        html.getBytes(StandardCharsets.UTF_8), /* begin= */ 0, StandardCharsets.UTF_8);
  }

  @Test
  void theInsideOfAScriptGoesAndTheElementStays() {
    assertThat(cut("<p>a<script>if (a<b) x();</script>b</p>"))
        .isEqualTo("<p>a<script></script>b</p>");
  }

  @Test
  void linkedDataStays() {
    String page = "<script type='application/ld+json'>{\"a\":\"<!-- b\"}</script><p>text";

    assertThat(cut(page)).isEqualTo(page);
  }

  @Test
  void aCommentGoesAndAScriptInItEndsNothing() {
    assertThat(cut("a<!-- <script> -->b<script>c</script>d")).isEqualTo("ab<script></script>d");
  }

  @Test
  void whatLooksLikeAScriptInAnAttributeIsText() {
    String page = "<p title='<script>'>kept</p><p title='</script>'>kept too</p>";

    assertThat(cut(page)).isEqualTo(page);
  }

  @Test
  void aScriptThatWritesScriptsIntoACommentIsLeftToTheParser() {
    String page = "<script><!-- document.write('<script></script>') --></script><p>text</p>";

    assertThat(cut(page)).isEqualTo(page);
  }

  @Test
  void anUnfinishedPageLosesNothing() {
    assertThat(cut("<p>text<script>var a")).isEqualTo("<p>text<script>var a");
    assertThat(cut("<p>text<!-- no end")).isEqualTo("<p>text<!-- no end");
    assertThat(cut("<p>text<a href='no end")).isEqualTo("<p>text<a href='no end");
  }
}
