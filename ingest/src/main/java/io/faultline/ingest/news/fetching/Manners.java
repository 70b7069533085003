package io.faultline.ingest.news.fetching;

import java.time.Duration;
import java.util.Locale;

/**
 * How Faultline behaves towards the sites that it visits.
 *
 * @param userAgent what it calls itself; its first word is the product token that robots.txt names.
 *     Some publishers (the SEC among them) ask for a contact address in it
 * @param connectionsPerHost at the same time
 * @param pause between two requests to a host, unless its robots.txt asks for a longer one
 */
public record Manners(String userAgent, int connectionsPerHost, Duration pause) {
  /** One connection, half a second between requests. */
  public static final Manners DEFAULT =
      new Manners("Faultline/0.1 (news reader)", 1, Duration.ofMillis(500));

  public Manners {
    if (!userAgent.matches("[A-Za-z_-]+(?:[/ ].*)?")) {
      throw new IllegalArgumentException(
          "a user agent begins with a product token of letters, - and _, was " + userAgent);
    }
    if (connectionsPerHost < 1) {
      throw new IllegalArgumentException(
          "connectionsPerHost must be 1 or more, was " + connectionsPerHost);
    }
  }

  /** As {@link #DEFAULT}, without a pause: for hosts of one's own. */
  public Manners withPause(Duration pause) {
    return new Manners(userAgent, connectionsPerHost, pause);
  }

  String productToken() {
    return userAgent.split("[/ ]", 2)[0].toLowerCase(Locale.ROOT);
  }
}
