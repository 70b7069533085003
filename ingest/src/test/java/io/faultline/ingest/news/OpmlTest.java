package io.faultline.ingest.news;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpmlTest {
  @Test
  void aListIsReadThroughItsFoldersAndABareAmpersand() {
    String opml =
        """
        <opml><body><outline text="Business & Economy">
        <outline text="Wire" xmlUrl="https://example.com/feed?a=1&amp;b=2" type="rss"/>
        <outline text="Wire again" xmlUrl="https://example.com/feed?a=1&amp;b=2"/>
        <outline text="No feed"/><outline text="Mail" xmlUrl="mailto:a@example.com"/></outline></body></opml>
        """;
    assertThat(Opml.read(opml.getBytes(StandardCharsets.UTF_8)))
        .singleElement()
        .satisfies(
            source -> {
              assertThat(source.url()).isEqualTo(URI.create("https://example.com/feed?a=1&b=2"));
              assertThat(source.name()).isEqualTo("Wire");
            });
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    List<Source> sources =
        List.of(
            Source.of(URI.create("https://example.com/a?x=1&y=2"), "A & \"B\""),
            Source.of(URI.create("https://example.org/rss"), "C"));
    assertThat(Opml.read(Opml.write(sources).getBytes(StandardCharsets.UTF_8))).isEqualTo(sources);
  }

  @Test
  void theCatalogueIsWholeAndItsIdsAndAddressesAreUnique() {
    List<Catalogue.Listing> listings = Catalogue.listings();
    assertThat(listings).hasSizeGreaterThan(40);
    assertThat(listings).extracting(l -> l.source().id()).doesNotHaveDuplicates();
    assertThat(listings).extracting(l -> l.source().url()).doesNotHaveDuplicates();
    assertThat(listings)
        .extracting(Catalogue.Listing::topic)
        .containsOnly("official", "central-bank", "business", "regional");
  }
}
