package io.faultline.ingest.news.fetching;

/**
 * What is known of a site's robots.txt.
 *
 * @param verdict whether the rules are known
 * @param rules what may be fetched
 */
record Robots(Verdict verdict, RobotsRules rules) {
  /** RFC 9309, section 2.5: at least 500 kibibytes must be read. */
  static final int MAX_BYTES = 512 * 1024;

  enum Verdict {
    /** The rules were read. */
    READ,
    /** There is none (4xx), so everything is allowed. */
    NONE,
    /** It can't be reached (5xx, no network), so nothing is allowed. */
    UNREACHABLE,
    /** Its host has no public address. */
    PRIVATE
  }

  static Robots none() {
    return new Robots(Verdict.NONE, RobotsRules.allowAll());
  }

  static Robots without(Verdict why) {
    return new Robots(why, RobotsRules.allowNothing());
  }

  static Robots read(byte[] body, String productToken) {
    return new Robots(Verdict.READ, RobotsRules.parse(body, productToken));
  }
}
