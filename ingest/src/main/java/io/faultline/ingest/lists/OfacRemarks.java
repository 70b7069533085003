package io.faultline.ingest.lists;

import io.faultline.ingest.reference.Countries;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes apart what OFAC writes behind its entries as free text, and the Consolidated Screening List
 * in its column of numbers: dates, tickers, ISINs, tax numbers, other names.
 */
final class OfacRemarks {
  private static final Pattern DATE =
      Pattern.compile("(Listing|Effective) Date \\(([^)]*)\\):? (\\d{1,2} \\p{L}{3} \\d{4})");
  private static final Pattern QUOTED_NAME =
      Pattern.compile(
          "(?:a\\.k\\.a\\.|f\\.k\\.a\\.|n\\.k\\.a\\.)[,:]? ['\"“](.+?)['\"”](?=[.;]|$)");
  private static final Pattern COUNTRY = Pattern.compile("\\(([^()]*)\\)\\.?$");

  /** How OFAC calls a number, and how Faultline does. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("Equity Ticker", "ticker"),
          Map.entry("ISIN", "isin"),
          Map.entry("Legal Entity Number", "lei"),
          Map.entry("SWIFT/BIC", "bic"),
          Map.entry("Tax ID No.", "tax"),
          Map.entry("Registration Number", "registration"),
          Map.entry("Registration ID", "registration"),
          Map.entry("Company Number", "registration"),
          Map.entry("Business Registration Number", "registration"),
          Map.entry("Commercial Registry Number", "registration"),
          Map.entry("Enterprise Number", "registration"),
          Map.entry("Unified Social Credit Code (USCC)", "uscc"),
          Map.entry("Government Gazette Number", "okpo"),
          Map.entry("D-U-N-S Number", "duns"),
          Map.entry("Passport", "passport"),
          Map.entry("National ID No.", "national-id"),
          Map.entry("MMSI", "mmsi"),
          Map.entry("Vessel Registration Identification", "imo"));

  private static final String ISSUER = "Issuer Name";

  private OfacRemarks() {}

  /** Reads what stands behind an OFAC entry, statements separated by semicolons. */
  static void read(String remarks, Draft draft) {
    Matcher date = DATE.matcher(remarks);
    while (date.find()) {
      date(draft, date.group(1), Days.WORDS.read(date.group(3)));
    }
    for (String part : remarks.split(";")) {
      String statement = part.strip();
      String bare = statement.startsWith("alt. ") ? statement.substring(5) : statement;
      Matcher name = QUOTED_NAME.matcher(bare);
      while (name.find()) {
        draft.aliases.add(name.group(1));
      }
      if (bare.startsWith(ISSUER + " ")) {
        draft.aliases.add(withoutEnd(bare.substring(ISSUER.length() + 1)));
      }
      TYPES.forEach(
          (title, type) -> {
            if (bare.startsWith(title + " ")) {
              number(draft, type, withoutEnd(bare.substring(title.length() + 1)));
            }
          });
    }
    draft.remark(remarks);
  }

  /** Reads the same out of the Consolidated Screening List, where the kind stands last. */
  static void readNumbers(String ids, Draft draft) {
    for (String part : ids.split(";")) {
      String statement = part.strip();
      int comma = statement.lastIndexOf(", ");
      if (comma < 0) {
        continue;
      }
      String title = statement.substring(comma + 2).strip();
      String value = statement.substring(0, comma).strip();
      String country = null;
      if (value.length() > 4 && value.startsWith(", ", 2)) {
        country = Countries.code(value.substring(0, 2));
        value = value.substring(4);
      }
      if (title.startsWith("Listing Date")) {
        date(draft, "Listing", Days.WORDS.read(value));
      } else if (title.startsWith("Effective Date")) {
        date(draft, "Effective", Days.WORDS.read(value));
      } else if (title.equals(ISSUER)) {
        draft.aliases.add(value);
      } else if (TYPES.containsKey(title)) {
        draft.identifier(TYPES.get(title), value, country);
      }
    }
  }

  /** Several directives give several dates; the earliest is since when there is a measure. */
  private static void date(Draft draft, String which, @Nullable LocalDate day) {
    if (day != null && which.equals("Listing")) {
      draft.listedOn = earlier(draft.listedOn, day);
    } else if (day != null) {
      draft.effectiveOn = earlier(draft.effectiveOn, day);
    }
  }

  private static LocalDate earlier(@Nullable LocalDate known, LocalDate day) {
    return known == null || day.isBefore(known) ? day : known;
  }

  private static void number(Draft draft, String type, String value) {
    Matcher country = COUNTRY.matcher(value);
    boolean named = country.find() && Countries.code(country.group(1)) != null;
    draft.identifier(
        type,
        named ? value.substring(0, country.start()) : value,
        named ? Countries.code(country.group(1)) : null);
  }

  private static String withoutEnd(String text) {
    return text.endsWith(".") && !text.endsWith("Ltd.") && !text.endsWith("Co.")
        ? text.substring(0, text.length() - 1)
        : text;
  }
}
