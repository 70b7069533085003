package io.faultline.ingest.news.fetching;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a site's robots.txt allows us, after RFC 9309.
 *
 * @param verdict whether the rules are known
 * @param rules what they say
 */
record Robots(Verdict verdict, BaseRobotRules rules) {
  /** RFC 9309, section 2.5: at least 500 kibibytes must be read. */
  static final int MAX_BYTES = 512 * 1024;

  enum Verdict {
    /** The rules were read. */
    READ,
    /** There is none (4xx), so everything is allowed. */
    NONE,
    /** It can't be reached (5xx, no network), so nothing is allowed. */
    UNREACHABLE
  }

  static Robots none() {
    return new Robots(Verdict.NONE, new SimpleRobotRules(RobotRulesMode.ALLOW_ALL));
  }

  static Robots unreachable() {
    return new Robots(Verdict.UNREACHABLE, new SimpleRobotRules(RobotRulesMode.ALLOW_NONE));
  }

  static Robots read(byte[] body, URI address, String productToken) {
    SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
    parser.setExactUserAgentMatching(true);
    return new Robots(
        Verdict.READ,
        parser.parseContent(address.toString(), body, "text/plain", List.of(productToken)));
  }

  boolean allows(URI address) {
    return rules.isAllowed(address.toString());
  }

  /** The pause that the site asks for; null where it asks for none. */
  @Nullable Duration crawlDelay() {
    long delay = rules.getCrawlDelay();
    return delay == BaseRobotRules.UNSET_CRAWL_DELAY || delay <= 0
        ? null
        : Duration.ofMillis(delay);
  }
}
