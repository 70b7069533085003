package io.faultline.ingest.news;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HostSharesTest {
  private final HostShares shares = HostShares.DEALT_OUT;

  @Test
  void allVariantsOfAnAddressAreInOneShare() {
    assertThat(
            List.of(
                "https://www.example.com/a?utm_source=rss",
                "http://m.example.com/a/amp",
                "https://EXAMPLE.com:443/a#top",
                "https://www.google.com/amp/s/example.com/a"))
        .extracting(shares::of)
        .containsOnly(shares.of("https://example.com/a"));
  }

  @Test
  void aShareIsTheSameForEver() {
    // What is remembered of a host lies in its share: this test may only fail by mistake.
    assertThat(List.of("https://example.com/", "https://example.org/x", "http://127.0.0.1:80/"))
        .extracting(shares::of)
        .containsExactly(9, 0, 5);
  }

  @Test
  void manyHostsAreSpreadOverAllShares() {
    assertThat(
            IntStream.range(0, 200)
                .mapToObj(i -> shares.of("https://site%d.example/".formatted(i))))
        .containsAll(IntStream.range(0, shares.count()).boxed().toList());
  }

  @Test
  void whatIsNoAddressHasAShareToo() {
    assertThat(shares.of("mailto:a@example.com")).isBetween(0, shares.count() - 1);
  }
}
