package io.faultline.ingest.news.fetching;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of asking for an address. */
public sealed interface Answer {
  /**
   * A document.
   *
   * @param address where it was in the end, after redirects
   * @param movedTo where it is from now on, if the server says that it has moved for good
   * @param body decompressed
   * @param contentType the header as it came
   * @param validators what to ask with next time
   * @param freshFor for how long the server says that nothing will change
   * @param links what its {@code Link} headers announce
   */
  record Document(
      URI address,
      @Nullable URI movedTo,
      byte[] body,
      @Nullable String contentType,
      Validators validators,
      @Nullable Duration freshFor,
      Links links)
      implements Answer {}

  /** The document is what it was when the validators were got. */
  record Unchanged(@Nullable URI movedTo, Validators validators, @Nullable Duration freshFor)
      implements Answer {}

  /**
   * No document.
   *
   * @param why a class of reasons, small enough for a metric's label
   * @param message the reason, with the address
   * @param retryAfter how long the server asks to be left alone
   */
  record Failure(Reason why, String message, @Nullable Duration retryAfter) implements Answer {}

  /** Why there is no document. */
  enum Reason {
    /** No answer, or not all of it, in time. */
    TIMEOUT(true),
    /** No connection, or it broke. */
    NETWORK(true),
    /** 429, or 503 with a time. */
    RATE_LIMITED(true),
    /** 5xx. */
    SERVER_ERROR(true),
    /** robots.txt could not be had, which means that nothing may be fetched. */
    ROBOTS_UNREACHABLE(true),
    /** robots.txt says no. */
    ROBOTS_DISALLOW(false),
    /** 401, 402, 403, 451. */
    BLOCKED(false),
    /** 404 and other 4xx. */
    NOT_FOUND(false),
    /** 410: gone for good, on purpose. */
    GONE(false),
    /** Loopback, private or otherwise not of the public internet. */
    PRIVATE_ADDRESS(false),
    /** No http or https address. */
    BAD_ADDRESS(false),
    /** Too many redirects, or in a circle. */
    REDIRECTS(false),
    /** More bytes than allowed, before or after decompression. */
    TOO_LARGE(false),
    /** Compressed in a way that can't be undone. */
    UNREADABLE(false);

    private final boolean temporary;

    Reason(boolean temporary) {
      this.temporary = temporary;
    }

    /** Whether the same request may well succeed a while later. */
    public boolean isTemporary() {
      return temporary;
    }
  }
}
