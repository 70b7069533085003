package io.faultline.ingest.news.fetching;

import org.jspecify.annotations.Nullable;

/**
 * What a server gave to ask with whether a document has changed (RFC 9110, section 8.8). Both are
 * sent back letter for letter: a server may compare them as text.
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {
  public static final Validators NONE = new Validators(null, null);
}
