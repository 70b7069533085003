package io.faultline.ingest.news.fetching;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules that a robots.txt has for one product token, after RFC 9309: those of the groups that
 * name it, or else of the groups for all. The longest rule that matches decides, and of two equally
 * long ones the one that allows. What people write instead of the keywords is understood as the
 * largest crawler understands it.
 *
 * <p>Written here rather than taken from crawler-commons, whose parser decides 4 of the 142 cases
 * that we hold it against otherwise: it decodes the escapes of rules, so that a rule may allow what
 * its author closed.
 */
final class RobotsRules {
  /** Longer lines are cut; no address is that long. */
  private static final int MAX_LINE = 16_664;

  private static final int MOST_RULES = 20_000;

  private static final Pattern LINE = Pattern.compile("\\r\\n|\\r|\\n");
  private static final Pattern KEY_VALUE = Pattern.compile("\\s*([^:]*?)\\s*:\\s*(.*?)\\s*");
  private static final Pattern KEY_SPACE_VALUE = Pattern.compile("\\s*(\\S+)\\s+(\\S+)\\s*");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z_-]*");

  private record Rule(boolean allows, String pattern) {}

  private final List<Rule> rules;
  private final @Nullable Duration crawlDelay;
  private final List<String> sitemaps;

  private RobotsRules(List<Rule> rules, @Nullable Duration crawlDelay, List<String> sitemaps) {
    this.rules = List.copyOf(rules);
    this.crawlDelay = crawlDelay;
    this.sitemaps = List.copyOf(sitemaps);
  }

  static RobotsRules allowAll() {
    return new RobotsRules(List.of(), null, List.of());
  }

  static RobotsRules allowNothing() {
    return new RobotsRules(List.of(new Rule(false, "/")), null, List.of());
  }

  /**
   * @param productToken compared without regard to case
   */
  static RobotsRules parse(byte[] robots, String productToken) {
    // One char a byte: rules are compared in escaped form, so no byte may get lost here.
    String text = new String(robots, StandardCharsets.ISO_8859_1);
    Groups groups = new Groups(productToken);
    for (String line :
        LINE.split(text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text)) {
      groups.read(line.length() > MAX_LINE ? line.substring(0, MAX_LINE) : line);
    }
    return groups.rules();
  }

  /**
   * @param address an absolute address, escaped as it will be requested
   */
  boolean allows(String address) {
    String path = path(address);
    Rule strongest = null;
    for (Rule rule : rules) {
      boolean stronger =
          strongest == null
              || rule.pattern().length() > strongest.pattern().length()
              || (rule.pattern().length() == strongest.pattern().length() && rule.allows());
      if (stronger && matches(rule.pattern(), path)) {
        strongest = rule;
      }
    }
    return strongest == null || strongest.allows();
  }

  /** The pause that the site asks for; null where it asks for none. */
  @Nullable Duration crawlDelay() {
    return crawlDelay;
  }

  /** The sitemaps that the file names, as written. */
  List<String> sitemaps() {
    return sitemaps;
  }

  /** Path and query; what can't be read as an address counts as the root. */
  private static String path(String address) {
    int scheme = address.indexOf("://");
    int from = scheme < 0 ? (address.startsWith("//") ? 2 : 0) : scheme + 3;
    int hash = address.indexOf('#', from);
    String rest = hash < 0 ? address.substring(from) : address.substring(from, hash);
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      if (c == '/') {
        return rest.substring(i);
      }
      if (c == '?' || c == ';') {
        return "/" + rest.substring(i);
      }
    }
    return "/";
  }

  /**
   * Whether a pattern with {@code *} and a {@code $} at its end matches the beginning of a path.
   * Keeps the set of positions that the pattern can have reached, so it takes no longer than the
   * product of both lengths whatever the pattern.
   */
  private static boolean matches(String pattern, String path) {
    int[] reached = new int[path.length() + 1];
    int count = 1;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '$' && i + 1 == pattern.length()) {
        return reached[count - 1] == path.length();
      }
      if (c == '*') {
        int first = reached[0];
        count = path.length() - first + 1;
        for (int j = 0; j < count; j++) {
          reached[j] = first + j;
        }
        continue;
      }
      int kept = 0;
      for (int j = 0; j < count; j++) {
        if (reached[j] < path.length() && path.charAt(reached[j]) == c) {
          reached[kept++] = reached[j] + 1;
        }
      }
      count = kept;
      if (count == 0) {
        return false;
      }
    }
    return true;
  }

  /** Reads line by line, and keeps the groups for all and the groups for one token apart. */
  private static final class Groups {
    private final String token;
    private final List<Rule> forAll = new ArrayList<>();
    private final List<Rule> forToken = new ArrayList<>();
    private final List<String> sitemaps = new ArrayList<>();

    // Mutable state
    private boolean namesAll;
    private boolean namesToken;
    private boolean tokenSeen;
    private boolean rulesBegun;
    private @Nullable Duration delayForAll;
    private @Nullable Duration delayForToken;

    Groups(String token) {
      this.token = token;
    }

    void read(String line) {
      int comment = line.indexOf('#');
      String content = comment < 0 ? line : line.substring(0, comment);
      Matcher parts = KEY_VALUE.matcher(content);
      if (!parts.matches()) {
        parts = KEY_SPACE_VALUE.matcher(content);
        if (!parts.matches()) {
          return;
        }
      }
      String value = parts.group(2);
      switch (parts.group(1).toLowerCase(Locale.ROOT)) {
        case "user-agent", "useragent", "user agent" -> agent(value);
        case "allow" -> rule(true, value);
        case "disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw" ->
            rule(false, value);
        case "crawl-delay" -> delay(value);
        case "sitemap", "site-map" -> sitemaps.add(value);
        default -> {
          // Extensions of others.
        }
      }
    }

    private void agent(String value) {
      if (rulesBegun) {
        namesAll = false;
        namesToken = false;
        rulesBegun = false;
      }
      if (value.equals("*") || value.matches("\\*\\s.*")) {
        namesAll = true;
        return;
      }
      Matcher named = TOKEN.matcher(value);
      if (named.lookingAt() && !named.group().isEmpty() && named.group().equalsIgnoreCase(token)) {
        namesToken = true;
        tokenSeen = true;
      }
    }

    private void rule(boolean allows, String value) {
      if (!namesAll && !namesToken && !rulesBegun) {
        return;
      }
      rulesBegun = true;
      add(allows, value);
      int lastSlash = value.lastIndexOf('/');
      // A directory and its index are the same page.
      if (allows && lastSlash >= 0 && value.startsWith("index.htm", lastSlash + 1)) {
        add(true, value.substring(0, lastSlash + 1) + "$");
      }
    }

    private void add(boolean allows, String value) {
      if (value.isEmpty() || forAll.size() + forToken.size() >= MOST_RULES) {
        return;
      }
      Rule rule = new Rule(allows, escaped(value));
      if (namesAll) {
        forAll.add(rule);
      }
      if (namesToken) {
        forToken.add(rule);
      }
    }

    private void delay(String value) {
      if (value.matches("\\d{1,6}(?:\\.\\d{1,3})?")) {
        Duration delay = Duration.ofMillis((long) (Double.parseDouble(value) * 1_000));
        delayForAll = namesAll ? delay : delayForAll;
        delayForToken = namesToken ? delay : delayForToken;
      }
    }

    /** Bytes beyond ASCII escaped, and the digits of escapes in upper case. */
    private static String escaped(String pattern) {
      StringBuilder escaped = new StringBuilder(pattern.length());
      for (int i = 0; i < pattern.length(); i++) {
        char c = pattern.charAt(i);
        if (c >= 128) {
          escaped.append("%%%02X".formatted((int) c));
        } else if (c == '%'
            && i + 2 < pattern.length()
            && Character.digit(pattern.charAt(i + 1), 16) >= 0
            && Character.digit(pattern.charAt(i + 2), 16) >= 0) {
          escaped.append(pattern.substring(i, i + 3).toUpperCase(Locale.ROOT));
          i += 2;
        } else {
          escaped.append(c);
        }
      }
      return escaped.toString();
    }

    RobotsRules rules() {
      return tokenSeen
          ? new RobotsRules(forToken, delayForToken, sitemaps)
          : new RobotsRules(forAll, delayForAll, sitemaps);
    }
  }
}
