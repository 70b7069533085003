package io.faultline.ingest.news.pages;

/** What a page turned out to be. Only an {@link #ARTICLE} is one to publish. */
public enum PageVerdict {
  /** One text to read, whole as far as one can see. */
  ARTICLE,
  /** The beginning of an article whose rest is for subscribers. */
  PAYWALL_STUB,
  /** A request to accept cookies or to prove being human, in place of the page asked for. */
  CONSENT_WALL,
  /** A front page, a section or a page of search results: links to articles, none itself. */
  LISTING,
  /** "Not found", "access denied" and their kin, whatever HTTP status came with them. */
  ERROR_PAGE
}
