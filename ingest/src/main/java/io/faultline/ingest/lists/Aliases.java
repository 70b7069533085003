package io.faultline.ingest.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Splits a field into which an office has put several names: {@code A; B; and C}, and {@code A Co.,
 * Ltd., and B}, where the comma before "and" ends a legal form and so a name.
 */
final class Aliases {
  private static final Pattern LEADING_AND =
      Pattern.compile(
          "^(?:and|or|a\\.?k\\.?a\\.?|f\\.?k\\.?a\\.?)[,:]?\\s+", Pattern.CASE_INSENSITIVE);
  private static final Pattern AFTER_A_FORM =
      Pattern.compile(
          "(?<=\\b(?:Ltd|Limited|Inc|Corp|Corporation|LLC|L\\.L\\.C|Co|Company|PLC|GmbH|AG|S\\.A|SA|JSC|OJSC|OOO|ZAO)\\.?),?"
              + "\\s+and\\s+(?=\\p{Lu})");

  private Aliases() {}

  static List<String> split(String field) {
    List<String> names = new ArrayList<>();
    for (String part : field.split(";")) {
      for (String name : AFTER_A_FORM.split(part.strip())) {
        String bare = LEADING_AND.matcher(name.strip()).replaceFirst("").strip();
        bare = bare.endsWith(",") ? bare.substring(0, bare.length() - 1) : bare;
        if (bare.chars().anyMatch(Character::isLetterOrDigit)) {
          names.add(bare);
        }
      }
    }
    return names;
  }
}
