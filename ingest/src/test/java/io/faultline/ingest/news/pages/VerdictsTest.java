package io.faultline.ingest.news.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class VerdictsTest {
  private static final PageReader READER = new PageReader(InstantSource.system());
  private static final String TEXT =
      "<p>The harbour master said on Monday that the cranes would stand still for a third week, and"
          + " that nobody could say when the talks, which broke off on Friday, might begin"
          + " again.</p>";

  private static PageVerdict verdict(String url, String html) {
    return READER
        .read(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", URI.create(url))
        .verdict();
  }

  @Test
  void aLongTextIsAnArticleWhateverItsTitle() {
    assertThat(
            verdict(
                "https://a.example/2022/404-days",
                "<title>404 days in orbit</title><h1>404 days in orbit</h1>" + TEXT.repeat(12)))
        .isEqualTo(PageVerdict.ARTICLE);
  }

  @Test
  void notFoundIsAnErrorPageEvenIfTheServerSaysOk() {
    assertThat(
            verdict(
                "https://a.example/gone",
                "<title>Seite nicht gefunden</title><h1>Seite nicht gefunden</h1><p>Bitte prüfen"
                    + " Sie die Adresse.</p>"))
        .isEqualTo(PageVerdict.ERROR_PAGE);
  }

  @Test
  void aPageThatOnlyAsksForConsentIsAWall() {
    assertThat(
            verdict(
                "https://a.example/story",
                "<title>Before you continue</title><div><h1>We value your privacy</h1><p>We and our"
                    + " partners use cookies to store information on your device and to show"
                    + " personalised ads. You may accept all cookies or change your cookie"
                    + " settings.</p><a href=/ok>Accept all cookies</a></div>"))
        .isEqualTo(PageVerdict.CONSENT_WALL);
  }

  @Test
  void aRequestToProveBeingHumanIsAWall() {
    assertThat(
            verdict(
                "https://a.example/story",
                "<title>Just a moment...</title><p>Checking your browser before you go on. Please"
                    + " verify that you are human by completing the action below.</p>"))
        .isEqualTo(PageVerdict.CONSENT_WALL);
  }

  @Test
  void aBeginningThatEndsInAnOfferIsAStub() {
    assertThat(
            verdict(
                "https://a.example/2022/cranes",
                "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Cranes"
                    + " stand still\",\"isAccessibleForFree\":false}</script><article><h1>Cranes"
                    + " stand still</h1>"
                    + TEXT
                    + "<div class=offer><p>Subscribe to continue reading this"
                    + " article.</p></div></article>"))
        .isEqualTo(PageVerdict.PAYWALL_STUB);
  }

  @Test
  void aFrontPageIsAListing() {
    String teaser =
        "<div><h2><a href=/x>Cranes in the harbour stand still</a></h2><p>Talks broke"
            + " off.</p></div>";

    assertThat(verdict("https://a.example/", "<title>Meridian Wire</title>" + teaser.repeat(20)))
        .isEqualTo(PageVerdict.LISTING);
  }
}
