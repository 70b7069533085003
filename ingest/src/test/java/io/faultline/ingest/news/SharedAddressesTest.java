package io.faultline.ingest.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.ingest.SharedData;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedAddressesTest {
  @Test
  void everyWebAddressOfTheSharedSetHasTheExpectedNormalForm() throws Exception {
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    for (String line : Files.readAllLines(SharedData.path("data/misc/url_normalizer.tsv"))) {
      String[] columns = line.split("\t", -1);
      // Addresses without a host are no web addresses here.
      if (columns.length < 2 || !columns[1].matches("https?://.+")) {
        continue;
      }
      checked++;
      String normal = WebAddress.normalise(columns[0]).orElse("none");
      if (!normal.equals(columns[1])) {
        wrong.add("%s: expected %s, was %s".formatted(columns[0], columns[1], normal));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(80);
  }
}
