package io.faultline.ingest.news.fetching;

import java.time.Duration;

/**
 * The bounds of one fetch.
 *
 * @param bytes of a document, on the wire and decompressed
 * @param time from the first connection to the last byte, of each hop
 * @param redirects hops beyond the first
 */
public record Limits(int bytes, Duration time, int redirects) {
  /** 10 MiB, 30 seconds, 8 redirects. */
  public static final Limits DEFAULT = new Limits(10 * 1024 * 1024, Duration.ofSeconds(30), 8);
}
