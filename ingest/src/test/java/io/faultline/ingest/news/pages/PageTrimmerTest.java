package io.faultline.ingest.news.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PageTrimmerTest {
  private static String trim(String html) {
    return PageTrimmer.decode(
        html.getBytes(StandardCharsets.UTF_8), /* begin= */ 0, StandardCharsets.UTF_8);
  }

  @Test
  void aScriptGoes() {
    assertThat(trim("<p>a<script>if (a<b) x();</script>b</p>")).isEqualTo("<p>ab</p>");
  }

  @Test
  void linkedDataStays() {
    String page = "<script type='application/ld+json'>{\"a\":\"<!-- b\"}</script><p>text";

    assertThat(trim(page)).isEqualTo(page);
  }

  @Test
  void aCommentGoesAndAScriptInItEndsNothing() {
    assertThat(trim("a<!-- <script> -->b<script>c</script>d e f g")).isEqualTo("abd e f g");
  }

  @Test
  void whatLooksLikeAScriptInAnAttributeIsText() {
    String page = "<p title='<script>'>kept</p><p title='</script>'>kept too</p>";

    assertThat(trim(page)).isEqualTo(page);
  }

  @Test
  void aScriptThatWritesScriptsIntoACommentIsLeftToTheParser() {
    String page = "<script><!-- document.write('<script></script>') --></script><p>text</p>";

    assertThat(trim(page)).isEqualTo(page);
  }

  @Test
  void anUnfinishedPageLosesNothing() {
    assertThat(trim("<p>text<script>var a")).isEqualTo("<p>text<script>var a");
    assertThat(trim("<p>text<!-- no end")).isEqualTo("<p>text<!-- no end");
    assertThat(trim("<p>text<a href='no end")).isEqualTo("<p>text<a href='no end");
  }

  @Test
  void attributesThatNobodyReadsGo() {
    assertThat(trim("<a href='/a>b' class=\"x\" data-n=1 ID=y onclick='z()'>text</a>   "))
        .isEqualTo("<a class=\"x\" ID=y>text</a>   ");
  }

  @Test
  void attributesThatStandTogetherWithoutASpaceDoNotGrowTogether() {
    assertThat(trim("<a class=\"x\"href=\"/a\"id=\"y\">text</a>       "))
        .isEqualTo("<a class=\"x\"id=\"y\">text</a>       ");
    assertThat(trim("<a href=\"/a\"id=\"y\">text</a>       "))
        .isEqualTo("<a id=\"y\">text</a>       ");
  }

  @Test
  void picturesGoAndSoDoLinksButForTheCanonicalOne() {
    assertThat(trim("a<img src='b.jpg' alt='>'><link rel=icon href=c><link rel=canonical href=d>e"))
        .isEqualTo("a<link rel=canonical href=d>e");
  }

  @Test
  void aDrawingThatClosesItselfTakesNothingWithIt() {
    assertThat(trim("a<svg viewBox='0 0 1 1'/>b<svg><path d=''/></svg>c<p>text"))
        .isEqualTo("abc<p>text");
  }
}
