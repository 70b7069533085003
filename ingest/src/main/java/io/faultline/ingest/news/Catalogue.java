package io.faultline.ingest.news;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Public feeds to begin with: governments, central banks, international bodies, business and
 * regional press. Publishers move and close feeds without notice; {@code faultline sources} says
 * which.
 */
public final class Catalogue {
  private static final String RESOURCE = "catalogue.csv";

  private Catalogue() {}

  /**
   * One feed of the catalogue.
   *
   * @param topic {@code official}, {@code central-bank}, {@code business} or {@code regional}
   * @param region ISO 3166-1 alpha-2 of what it is mostly about, or {@code world}
   */
  public record Listing(Source source, String topic, String region) {}

  /** All listings, in the order of the file. */
  public static List<Listing> listings() {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the jar");
      }
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
          var records = format.parse(reader)) {
        List<Listing> listings = new ArrayList<>();
        for (CSVRecord row : records) {
          listings.add(
              new Listing(
                  new Source(
                      row.get("id"),
                      URI.create(row.get("url")),
                      row.get("name"),
                      row.get("language"),
                      null,
                      row.get("content").equals("entries")
                          ? Source.Content.ENTRIES
                          : Source.Content.PAGES,
                      /* allowPrivate= */ false,
                      row.get("ask_robots").equals("yes")),
                  row.get("topic"),
                  row.get("region")));
        }
        return listings;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
