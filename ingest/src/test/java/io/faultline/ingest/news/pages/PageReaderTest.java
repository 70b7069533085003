package io.faultline.ingest.news.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** Pages as a newsroom would build them, with everything around the text that it does not want. */
class PageReaderTest {
  private static final URI URL =
      URI.create("https://www.meridian.example/world/2022/harbour-strike");
  private static final PageReader READER =
      new PageReader(InstantSource.fixed(Instant.parse("2026-11-23T00:00:00Z")));

  private static final String PARAGRAPHS =
      """
      <p>Dock workers at the harbour of Port Example stopped work on Tuesday morning, and the company that
      runs the cranes said that it did not expect the first ship to leave before the weekend.</p>
      <p>The union wants a contract that covers the night shifts, which were left out of the last one. Talks
      broke off on Friday, when both sides accused the other of having leaked a draft of the agreement.</p>
      <p>Shippers have begun to send their cargo through the smaller ports to the south, although these, a
      broker said, can handle no more than a third of what passes through the harbour in a week.</p>
      """;

  private static ReadPage read(String html) {
    return READER.read(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", URL);
  }

  @Test
  void theTextIsTakenWithoutMenuAdvertisementAndConsentBanner() {
    ReadPage page =
        read(
            """
            <html><head><title>Dock workers stop work | Meridian Wire</title></head><body>
            <div id="cookie-consent"><p>We use cookies to make this site better. You can accept all of them or
            choose which ones you want, and change your mind later.</p><button>Accept</button></div>
            <nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
            <main><article><h1>Dock workers stop work</h1>%s
            <div class="ad-slot">Advertisement</div></article></main>
            <aside class="related"><h3>Related</h3><ul><li><a href="/a">A ferry runs aground</a></li></ul></aside>
            <footer><p>Copyright 2022 Meridian Wire. All rights reserved.</p></footer></body></html>
            """
                .formatted(PARAGRAPHS));

    assertThat(page.text())
        .startsWith("Dock workers at the harbour")
        .endsWith("through the harbour in a week.")
        .doesNotContain("cookies", "Advertisement", "ferry", "Copyright");
    assertThat(page.title()).isEqualTo("Dock workers stop work");
    assertThat(page.verdict()).isEqualTo(PageVerdict.ARTICLE);
  }

  @Test
  void authorAndTimesComeFromLinkedDataWithTheirZone() {
    ReadPage page =
        read(
            """
            <html lang="en-GB"><head><script type="application/ld+json">
            {"@type":"NewsArticle","headline":"Dock workers stop work","author":[{"name":"Ada Quill"},{"name":"By Ben Ink"}],
            "datePublished":"2022-07-05T08:30:00+02:00","dateModified":"2022-07-05T11:00:00+02:00",
            "publisher":{"name":"Meridian Wire"},}
            </script></head><body><h1>Dock workers stop work</h1>%s</body></html>
            """
                .formatted(PARAGRAPHS));

    assertThat(page.authors()).containsExactly("Ada Quill", "Ben Ink");
    assertThat(page.published()).hasToString("2022-07-05T08:30+02:00");
    assertThat(page.updated()).hasToString("2022-07-05T11:00+02:00");
    assertThat(page.language()).isEqualTo("en-GB");
    assertThat(page.siteName()).isEqualTo("Meridian Wire");
  }

  @Test
  void aPageWithoutASingleHintIsReadByTheShapeOfItsText() {
    ReadPage page =
        read(
            "<body><div><a href=/a>Home</a> <a href=/b>World</a></div><div>Dock workers stop"
                + " work</div><div>"
                + PARAGRAPHS.replace("<p>", "").replace("</p>", "<br><br>")
                + "</div><div><a href=/c>A ferry runs aground</a> <a href=/d>Grain is dear"
                + " again</a></div></body>");

    assertThat(page.text()).contains("stopped work on Tuesday", "third of what passes");
    assertThat(page.text()).doesNotContain("ferry", "Home");
  }

  @Test
  void theCanonicalAddressIsBelievedOnlyOnTheSameSiteAndNotForTheFrontPage() {
    assertThat(read("<link rel=canonical href=/world/2022/harbour>").canonicalUrl())
        .hasToString("https://www.meridian.example/world/2022/harbour");
    assertThat(read("<link rel=canonical href=https://elsewhere.example/harbour>").canonicalUrl())
        .isNull();
    assertThat(read("<link rel=canonical href=https://www.meridian.example/>").canonicalUrl())
        .isNull();
  }

  @Test
  void theHeadlineThatIsShownUnderItsLabelIsTakenWithoutTheLabel() {
    ReadPage page =
        read(
            """
            <title>Harbour strike: what shippers do now - Meridian Wire</title>
            <meta property="og:title" content="Who moves the grain now?">
            <meta property="og:site_name" content="Meridian Wire">
            <h1>Harbour strike: what shippers do now</h1>
            <h2><span>Dock workers</span> Who moves the grain now?</h2>%s
            """
                .formatted(PARAGRAPHS));

    assertThat(page.title()).isEqualTo("Who moves the grain now?");
  }

  @Test
  void theDateOfAReadersCommentIsNotThatOfTheArticle() {
    ReadPage page =
        read(
            """
            <article><h1>Dock workers stop work</h1><p class="date">5 July 2022</p>%s</article>
            <div class="comments"><div class="comment-meta"><time datetime="2022-07-09T10:00Z">9 July</time></div></div>
            """
                .formatted(PARAGRAPHS));

    assertThat(page.published()).hasToString("2022-07-05");
  }
}
