package io.faultline.ingest.news.pages;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The language of a page: as it says itself, else as its text reads. */
final class Languages {
  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*");

  private Languages() {}

  static @Nullable String of(Outline outline, LinkedData data, String text) {
    String[] said = {
      outline.language,
      data.language(),
      outline.meta("content-language", "dc.language", "dcterms.language", "language"),
      outline.meta("og:locale")
    };
    for (String tag : said) {
      if (tag != null && TAG.matcher(tag.strip()).matches()) {
        String known = Locale.forLanguageTag(tag.strip().replace('_', '-')).toLanguageTag();
        if (!known.equals("und")) {
          return known;
        }
      }
    }
    return LanguageGuess.of(text);
  }
}
