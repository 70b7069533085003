package io.faultline.ingest.news.fetching;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinksTest {
  private static final URI ADDRESS = URI.create("https://wire.example/feed");

  @Test
  void theHubAndTheOwnAddressAreReadFromOneOrSeveralHeaders() {
    Links links =
        Links.of(List.of("<https://hub.example/>; rel=\"hub\", </feed?x=1,2>; rel=self"), ADDRESS);
    assertThat(links.hub()).isEqualTo(URI.create("https://hub.example/"));
    assertThat(links.self()).isEqualTo(URI.create("https://wire.example/feed?x=1,2"));
  }

  @Test
  void aLinkMayHaveSeveralRelations() {
    Links links = Links.of(List.of("</a>; title=x; rel=\"next Hub\""), ADDRESS);
    assertThat(links.hub()).isEqualTo(URI.create("https://wire.example/a"));
    assertThat(links.self()).isNull();
  }

  @Test
  void whatIsNoLinkAnnouncesNothing() {
    assertThat(Links.of(List.of("", "hub", "<>; rel=hub", "<http://a"), ADDRESS))
        .isEqualTo(Links.NONE);
  }
}
