package io.faultline.ingest.news.pages;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Chooses the headline among those that a page gives, and takes the name of the site off it. */
final class Titles {
  private static final Pattern SEPARATOR =
      Pattern.compile("\\s+[|»«·•—–-]\\s+|\\s*[|»«]\\s*|\\s+::?\\s+");
  private static final int LONGEST = 500;

  private Titles() {}

  static @Nullable String of(Outline outline, LinkedData data) {
    String heading = heading(outline);
    List<String> candidates = new ArrayList<>();
    add(candidates, data.isArticle() ? data.headline() : null);
    add(candidates, outline.meta("og:title", "twitter:title"));
    add(candidates, outline.meta("dc.title", "dcterms.title", "headline", "title"));
    add(candidates, outline.documentTitle);
    if (heading != null) {
      for (String candidate : candidates) {
        if (key(candidate).contains(key(heading))) {
          return heading;
        }
      }
    }
    if (candidates.isEmpty()) {
      return heading;
    }
    String site = outline.meta("og:site_name", "application-name");
    return withoutSite(candidates.getFirst(), site == null ? data.siteName() : site);
  }

  private static void add(List<String> candidates, @Nullable String title) {
    if (title != null && !title.isBlank()) {
      String plain = title.strip().replaceAll("\\s+", " ");
      candidates.add(plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain);
    }
  }

  private static @Nullable String heading(Outline outline) {
    for (Part rank : new Part[] {Part.HEADING_1, Part.HEADING_2}) {
      for (Box heading : outline.headings) {
        if (heading.part == rank && heading.chars >= 8) {
          String text = heading.element.text().strip();
          if (text.length() >= 8 && text.length() <= LONGEST) {
            return text;
          }
        }
      }
    }
    return null;
  }

  private static String withoutSite(String title, @Nullable String site) {
    if (site != null) {
      String[] parts = SEPARATOR.split(title);
      if (parts.length > 1) {
        if (key(parts[parts.length - 1]).equals(key(site))) {
          int end = title.lastIndexOf(parts[parts.length - 1]);
          return trimSeparators(title.substring(0, end));
        }
        if (key(parts[0]).equals(key(site))) {
          return trimSeparators(title.substring(parts[0].length()));
        }
      }
    }
    return title;
  }

  private static String trimSeparators(String title) {
    return title.replaceAll("^[\\s|»«·•—–:-]+|[\\s|»«·•—–:-]+$", "");
  }

  /** What two writings of one title have in common: letters and digits, without case. */
  static String key(String title) {
    return Normalizer.normalize(title, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\W_&&[^\\p{L}\\p{N}]]+", " ")
        .strip();
  }
}
