package io.faultline.ingest.news.pages;

import java.net.URI;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the headline among those that a page gives: the one for machines (JSON-LD, Open Graph,
 * {@code title}) and the one that it shows. Where they differ, two that agree win over one, and the
 * one that is shown wins over the one written for search engines.
 */
final class Titles {
  private static final Pattern SEPARATOR =
      Pattern.compile("\\s+[|»«·•—–:-]+\\s+|\\s*[|»«]\\s*|\\s+::?\\s+");
  private static final Pattern CUT_OFF = Pattern.compile("(?:\\.\\.\\.|…)$");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
  private static final int LONGEST = 500;
  private static final int HEADINGS = 8;

  /** A heading with as many words more than the headline has a label before it, not a sentence. */
  private static final int LONGEST_LABEL = 3;

  private final Map<String, String> keys = new HashMap<>();
  private final Set<String> sites = new HashSet<>();
  private final String host;
  private final @Nullable String linked;
  private final @Nullable String shared;
  private final @Nullable String document;
  private final List<String> forMachines = new ArrayList<>();
  private final List<String> firstRank = new ArrayList<>();
  private final List<String> secondRank = new ArrayList<>();

  private Titles(Outline outline, LinkedData data, URI url) {
    host = label(url);
    addSite(outline.meta("og:site_name"));
    addSite(outline.meta("application-name"));
    addSite(data.siteName());
    String headline = withoutSite(data.isArticle() ? data.headline() : null);
    linked = headline == null || CUT_OFF.matcher(headline).find() ? null : headline;
    shared = withoutSite(outline.meta("og:title", "twitter:title"));
    document = plain(outline.documentTitle);
    String[] all = {
      linked,
      shared,
      withoutSite(outline.meta("twitter:title")),
      withoutSite(outline.meta("dc.title", "dcterms.title", "headline", "title")),
      withoutSite(outline.documentTitle),
    };
    for (String title : all) {
      if (title != null) {
        forMachines.add(title);
      }
    }
    for (Box heading : outline.headings) {
      String text = heading.chars == 0 ? null : plain(ElementText.of(heading.element, LONGEST));
      if (text != null && !sites.contains(key(text))) {
        (heading.part == Part.HEADING_1 ? firstRank : secondRank).add(text);
      }
    }
  }

  static @Nullable String of(Outline outline, LinkedData data, URI url) {
    return new Titles(outline, data, url).choose();
  }

  private void addSite(@Nullable String name) {
    if (name != null && !key(name).isEmpty()) {
      sites.add(key(name));
    }
  }

  private @Nullable String choose() {
    String heading = heading();
    String key = heading == null ? "" : key(heading);
    if (shared != null && linked != null && key(shared).equals(key(linked))) {
      return shared;
    }
    for (String lower : first(secondRank)) {
      if (linked != null && !key(linked).equals(key) && key(lower).equals(key(linked))) {
        return linked;
      }
    }
    if (shared != null && isShownBelow(shared, key)) {
      return shared;
    }
    if (heading == null) {
      return withoutHeading();
    }
    if (linked != null && isLabelled(heading, linked)) {
      return linked;
    }
    if (linked == null && shared == null) {
      return besideSiteName(heading);
    }
    return heading;
  }

  /** The heading of the first rank that is most like what the page tells machines. */
  private @Nullable String heading() {
    String best = null;
    double most = -1;
    for (String heading : firstRank) {
      double likeness = 0;
      for (String title : forMachines) {
        likeness = Math.max(likeness, likeness(heading, title));
      }
      if (likeness > most) {
        most = likeness;
        best = heading;
      }
    }
    boolean alone = firstRank.size() == 1 && words(best == null ? "" : best).size() > LONGEST_LABEL;
    return most > 0 || alone || forMachines.isEmpty() ? best : null;
  }

  /** Whether a heading of the second rank ends with it, after a label, or is it. */
  private boolean isShownBelow(String title, String headingKey) {
    String key = key(title);
    if (key.equals(headingKey) || key.length() <= HEADINGS) {
      return false;
    }
    boolean editorsUseFirstRank = linked != null && key(linked).equals(headingKey);
    for (String lower : first(secondRank)) {
      String shown = key(lower);
      if (shown.endsWith(' ' + key) || (shown.equals(key) && !editorsUseFirstRank)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String withoutHeading() {
    for (String lower : first(secondRank)) {
      for (String title : forMachines) {
        if (key(title).equals(key(lower))) {
          return lower;
        }
      }
    }
    for (String lower : first(secondRank)) {
      for (String title : forMachines) {
        if (key(lower).length() > 10 && key(title).contains(key(lower))) {
          return lower;
        }
      }
    }
    return forMachines.isEmpty() ? null : forMachines.getFirst();
  }

  /** "Opinion What the harbour needs" where the headline is "What the harbour needs". */
  private boolean isLabelled(String heading, String headline) {
    String whole = key(heading);
    String end = key(headline);
    if (!whole.endsWith(' ' + end)
        || words(heading).size() - words(headline).size() > LONGEST_LABEL) {
      return false;
    }
    String label = heading.substring(0, Math.max(0, heading.length() - headline.length()));
    return label.indexOf(':') < 0;
  }

  /** A heading that is the name of the site, as in "A ferry runs aground | My log". */
  private String besideSiteName(String heading) {
    if (document == null || firstRank.size() > 1) {
      return heading;
    }
    List<String> parts = new ArrayList<>();
    for (String part : SEPARATOR.split(document)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    if (parts.size() < 2) {
      return heading;
    }
    String key = key(heading);
    if (key(parts.getLast()).equals(key)) {
      return parts.getFirst();
    }
    return key(parts.getFirst()).equals(key) && isHost(key) ? parts.getLast() : heading;
  }

  private boolean isHost(String key) {
    String joined = key.replace(" ", "");
    return joined.length() > 3 && (host.contains(joined) || joined.contains(host));
  }

  private static List<String> first(List<String> headings) {
    return headings.subList(0, Math.min(HEADINGS, headings.size()));
  }

  private Set<String> words(String text) {
    return new HashSet<>(Arrays.asList(key(text).split(" ")));
  }

  /** Words in common as a share of all words. */
  private double likeness(String a, String b) {
    Set<String> common = words(a);
    Set<String> all = words(b);
    int size = all.size();
    all.addAll(common);
    int both = common.size() + size - all.size();
    return (double) both / all.size();
  }

  private static @Nullable String plain(@Nullable String title) {
    if (title == null || title.isBlank()) {
      return null;
    }
    String bounded = title.length() > LONGEST ? title.substring(0, LONGEST) : title;
    return SPACES.matcher(bounded.replace("\u00ad", "")).replaceAll(" ").strip();
  }

  /** Takes the name of the site off either end. */
  private @Nullable String withoutSite(@Nullable String written) {
    String title = plain(written);
    for (int i = 0; i < 2 && title != null; i++) {
      Matcher matcher = SEPARATOR.matcher(title);
      List<MatchResult> separators = matcher.results().toList();
      if (separators.isEmpty()) {
        return title;
      }
      MatchResult last = separators.getLast();
      MatchResult first = separators.getFirst();
      if (last.start() > 0 && isSite(title.substring(last.end()))) {
        title = title.substring(0, last.start()).strip();
      } else if (first.end() < title.length() && isSite(title.substring(0, first.start()))) {
        title = title.substring(first.end()).strip();
      } else {
        return title;
      }
    }
    return title;
  }

  private boolean isSite(String text) {
    String key = key(text);
    if (key.isEmpty()) {
      return false;
    }
    String joined = key.replace(" ", "");
    return sites.contains(key)
        || (joined.length() > 3 && (host.startsWith(joined) || joined.startsWith(host)));
  }

  /** The telling label of the host: the longest but for the last. */
  private static String label(URI url) {
    String name = url.getHost();
    String best = "";
    if (name != null) {
      String[] labels = name.toLowerCase(Locale.ROOT).split("\\.");
      for (int i = 0; i < labels.length - 1; i++) {
        best = labels[i].length() >= best.length() ? labels[i] : best;
      }
    }
    String letters = best.replace("-", "");
    return letters.isEmpty() ? "?" : letters;
  }

  /** What two writings of one title have in common: letters and digits, without case. */
  private String key(String title) {
    return keys.computeIfAbsent(title, Titles::fold);
  }

  static String fold(String title) {
    String folded = Normalizer.normalize(title, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return NO_LETTERS.matcher(folded).replaceAll(" ").strip();
  }
}
