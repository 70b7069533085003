package io.faultline.ingest.news;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebAddressTest {
  @Test
  void trackingParametersAndFragmentsGoAndOthersStay() {
    assertThat(
            WebAddress.normalise("https://News.Example.com:443/a?utm_source=rss&id=7&fbclid=x#top"))
        .contains("https://news.example.com/a?id=7");
  }

  @Test
  void whatIsNoWebAddressHasNoNormalForm() {
    assertThat(WebAddress.normalise("mailto:desk@example.com")).isEmpty();
    assertThat(WebAddress.normalise("  ")).isEmpty();
    assertThat(WebAddress.normalise("file:///etc/passwd")).isEmpty();
  }

  @Test
  void mobileAndAmpVariantsHaveTheKeyOfThePage() {
    String key = WebAddress.key("https://www.example.com/world/story-1");
    assertThat(WebAddress.key("http://m.example.com/world/story-1/")).isEqualTo(key);
    assertThat(WebAddress.key("https://example.com/amp/world/story-1")).isEqualTo(key);
    assertThat(WebAddress.key("https://amp.example.com/world/story-1/amp")).isEqualTo(key);
    assertThat(WebAddress.key("https://example.com/world/story-1?outputType=amp")).isEqualTo(key);
    assertThat(WebAddress.key("https://www.google.com/amp/s/www.example.com/world/story-1"))
        .isEqualTo(key);
    assertThat(
            WebAddress.key(
                "https://www-example-com.cdn.ampproject.org/c/s/www.example.com/world/story-1"))
        .isEqualTo(key);
  }

  @Test
  void aHostThatIsOnlyAPrefixIsNoVariant() {
    assertThat(WebAddress.key("https://m.com/a")).isEqualTo("m.com/a");
  }

  @Test
  void differentParametersAreDifferentArticles() {
    assertThat(ArticleIdentity.articleId("https://example.com/read?id=1"))
        .isNotEqualTo(ArticleIdentity.articleId("https://example.com/read?id=2"));
  }

  @Test
  void aReprintInOtherTypeHasTheSameFingerprint() {
    assertThat(ArticleIdentity.fingerprint("Shares fell 51 %.\n\n“No comment,” it said."))
        .isEqualTo(ArticleIdentity.fingerprint("SHARES FELL 51% - \"No comment\", it said"));
  }
}
