package io.faultline.ingest.news.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeedReaderTest {
  private static final URI ADDRESS = URI.create("https://example.com/feeds/all.xml");

  @Test
  void anItemOfRssHasItsPartsInPlainText() throws Exception {
    FeedEntry entry =
        only(
            """
            <rss version="2.0"><channel><title>Wire</title><item>
            <title>Profits &amp;amp; losses of &lt;b&gt;A&amp;amp;B&lt;/b&gt;</title>
            <link>/world/1</link><guid isPermaLink="false">n-1</guid>
            <author>desk@example.com (Mara Novak)</author>
            <pubDate>Fri, 08 Jul 2022 09:30:00 +0900</pubDate>
            <description><![CDATA[<p>It fell.</p>]]></description></item></channel></rss>
            """);
    assertThat(entry.title()).isEqualTo("Profits & losses of A&B");
    assertThat(entry.url()).isEqualTo("https://example.com/world/1");
    assertThat(entry.id()).isEqualTo("n-1");
    assertThat(entry.author()).isEqualTo("Mara Novak");
    assertThat(entry.published()).isEqualTo(Instant.parse("2022-07-08T00:30:00Z"));
    assertThat(entry.summary()).isEqualTo("It fell.");
  }

  @Test
  void anEntryOfAtomLeadsToItsHtmlPageAndNamesItsPeople() throws Exception {
    FeedEntry entry =
        only(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/"><entry>
            <link rel="self" href="e1.atom"/><link rel="alternate" type="application/pdf" href="e1.pdf"/>
            <link rel="alternate" type="text/html" href="e1"/>
            <author><name>Mara Novak</name></author><author><name>Ken Ito</name></author>
            <published>2022-07-08T09:30:00.123+09:00</published></entry></feed>
            """);
    assertThat(entry.url()).isEqualTo("https://example.org/e1");
    assertThat(entry.authors()).containsExactly("Mara Novak", "Ken Ito");
    assertThat(entry.published()).isEqualTo(Instant.parse("2022-07-08T00:30:00.123Z"));
  }

  @Test
  void anUndeclaredPrefixAndAnUnclosedElementLoseNothing() throws Exception {
    FeedEntry entry =
        only(
            """
            junk before the prolog <?xml version="1.0"?><rss><channel><item><title>A & B</title>
            <dc:creator>Mara Novak</dc:creator><dc:date>2022-07-08T00:30:00Z</dc:date>
            <description>x <br> y</description><link>https://example.com/1</link>
            """);
    assertThat(entry.title()).isEqualTo("A & B");
    assertThat(entry.author()).isEqualTo("Mara Novak");
    assertThat(entry.published()).isEqualTo(Instant.parse("2022-07-08T00:30:00Z"));
    assertThat(entry.url()).isEqualTo("https://example.com/1");
  }

  @Test
  void anUnreadableDateIsNoDateAndTheNextFieldIsAsked() throws Exception {
    FeedEntry entry =
        only(
            "<rss><channel><item><pubDate>Sun, 31 Feb 2022 10:00:00 GMT</pubDate>"
                + "<dc:date>2022-03-01</dc:date></item></channel></rss>");
    assertThat(entry.published()).isEqualTo(Instant.parse("2022-03-01T00:00:00Z"));
  }

  @Test
  void aDoctypeIsNotFollowed() throws Exception {
    FeedEntry entry =
        only(
            """
            <!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
            <rss><channel><item><title>a&secret;b</title></item></channel></rss>
            """);
    assertThat(entry.title()).isEqualTo("a&secret;b");
  }

  @Test
  void theHttpHeaderTellsTheCharset() throws Exception {
    byte[] body =
        "<rss><channel><item><title>Курс рубля</title></item></channel></rss>"
            .getBytes(Charset.forName("windows-1251"));
    Feed feed = new FeedReader().read(body, "text/xml; charset=windows-1251", ADDRESS);
    assertThat(feed.entries().getFirst().title()).isEqualTo("Курс рубля");
  }

  @Test
  void aDeclaredUtf8ThatIsNoneIsReadAsItLooks() throws Exception {
    byte[] body =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss><channel><item><title>Umsätze für Öl</title></item></channel></rss>"
            .getBytes(StandardCharsets.ISO_8859_1);
    Feed feed = new FeedReader().read(body, null, ADDRESS);
    assertThat(feed.entries().getFirst().title()).isEqualTo("Umsätze für Öl");
  }

  @Test
  void aNestingWithoutEndIsCutAndNotFollowedDown() throws Exception {
    String deep = "<rss><channel><item><title>t</title></item>" + "<a>".repeat(100_000);
    assertThat(read(deep).entries()).hasSize(1);
  }

  @Test
  void theFeedItselfSaysWhenToAskAgainAndWhereToSubscribe() throws Exception {
    Feed feed =
        read(
            """
            <rss xmlns:a="http://www.w3.org/2005/Atom"><channel><ttl>90</ttl>
            <a:link rel="hub" href="https://hub.example.com/"/>
            <a:link rel="self" href="https://example.com/feed"/></channel></rss>
            """);
    assertThat(feed.ttl()).isEqualTo(Duration.ofMinutes(90));
    assertThat(feed.hub()).isEqualTo(URI.create("https://hub.example.com/"));
    assertThat(feed.self()).isEqualTo(URI.create("https://example.com/feed"));
  }

  @Test
  void aJsonFeedIsRead() throws Exception {
    FeedEntry entry =
        only(
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "language": "en", "items": [
             {"id": 7, "url": "/a", "title": "Shares fall", "content_text": "They fell.",
              "date_published": "2022-07-08T09:30:00+09:00", "authors": [{"name": "Mara Novak"}]}]}
            """);
    assertThat(entry.id()).isEqualTo("7");
    assertThat(entry.url()).isEqualTo("https://example.com/a");
    assertThat(entry.published()).isEqualTo(Instant.parse("2022-07-08T00:30:00Z"));
    assertThat(entry.author()).isEqualTo("Mara Novak");
    assertThat(entry.content()).isEqualTo("They fell.");
    assertThat(entry.language()).isEqualTo("en");
  }

  @Test
  void aDocumentOfTheFederalRegisterNamesItsAgencies() throws Exception {
    FeedEntry entry =
        only(
            """
            {"count": 1, "results": [{"document_number": "2022-14069", "title": "Additions to the Entity List",
             "html_url": "https://www.federalregister.gov/d/2022-14069", "publication_date": "2022-06-30",
             "abstract": "This rule adds entities.", "agencies": [{"name": "Industry and Security Bureau"}]}]}
            """);
    assertThat(entry.author()).isEqualTo("Industry and Security Bureau");
    assertThat(entry.published()).isEqualTo(Instant.parse("2022-06-30T00:00:00Z"));
    assertThat(entry.summary()).isEqualTo("This rule adds entities.");
  }

  @Test
  void whenGdeltSawAnArticleIsNotWhenItWasPublished() throws Exception {
    FeedEntry entry =
        only(
            """
            {"articles": [{"url": "https://example.com/a", "title": "Shares fall",
             "seendate": "20220708T001500Z", "domain": "example.com"}]}
            """);
    assertThat(entry.published()).isNull();
    assertThat(entry.source()).isEqualTo("example.com");
  }

  @Test
  void aNewsSitemapGivesTitlesAndDates() throws Exception {
    FeedEntry entry =
        only(
            """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
              xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>https://example.com/a</loc><n:news><n:publication><n:name>Wire</n:name>
            <n:language>en</n:language></n:publication><n:title>Shares fall</n:title>
            <n:publication_date>2022-07-08</n:publication_date></n:news></url></urlset>
            """);
    assertThat(entry.url()).isEqualTo("https://example.com/a");
    assertThat(entry.title()).isEqualTo("Shares fall");
    assertThat(entry.source()).isEqualTo("Wire");
    assertThat(entry.language()).isEqualTo("en");
  }

  @Test
  void anIndexOfSitemapsGivesItsNewestPartsFirst() throws Exception {
    Feed feed =
        read(
            """
            <sitemapindex><sitemap><loc>https://example.com/old.xml</loc><lastmod>2021-01-01</lastmod></sitemap>
            <sitemap><loc>https://example.com/new.xml</loc><lastmod>2022-07-08</lastmod></sitemap></sitemapindex>
            """);
    assertThat(feed.parts())
        .containsExactly(
            URI.create("https://example.com/new.xml"), URI.create("https://example.com/old.xml"));
  }

  @Test
  void aPageIsNoFeedAndTheErrorSaysWhatItIs() {
    assertThatThrownBy(() -> read("<html><body>Please log in</body></html>"))
        .isInstanceOf(UnreadableFeed.class)
        .hasMessage("expected a feed, but its root element is <html>");
    assertThatThrownBy(() -> read("{\"error\": \"no\"}"))
        .hasMessageContaining("neither a JSON Feed");
    assertThatThrownBy(() -> read("   ")).hasMessageContaining("empty");
  }

  private static Feed read(String text) throws UnreadableFeed {
    return new FeedReader().read(text.getBytes(StandardCharsets.UTF_8), null, ADDRESS);
  }

  private static FeedEntry only(String text) throws UnreadableFeed {
    Feed feed = read(text);
    assertThat(feed.entries()).hasSize(1);
    return feed.entries().getFirst();
  }
}
