package io.faultline.ingest.reference;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a number is what it claims to be, by its form and its check digits. */
public final class Identifiers {
  private static final Pattern ISIN = Pattern.compile("[A-Z]{2}[A-Z0-9]{9}[0-9]");
  private static final Pattern LEI = Pattern.compile("[A-Z0-9]{18}[0-9]{2}");
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

  private Identifiers() {}

  /** Whether it is an ISIN with its right check digit (ISO 6166, Luhn over the letters' values). */
  public static boolean isIsin(String value) {
    if (!ISIN.matcher(value).matches()) {
      return false;
    }
    String digits = digits(value);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 1 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  /** Whether it is an LEI with its right check digits (ISO 17442, mod 97 as of ISO 7064). */
  public static boolean isLei(String value) {
    return LEI.matcher(value).matches()
        && new BigInteger(digits(value)).mod(NINETY_SEVEN).intValue() == 1;
  }

  /** Whether it is an ISO 3166-1 alpha-2 code; XK is taken too, which registries use for Kosovo. */
  public static boolean isCountry(String value) {
    return COUNTRIES.contains(value) || value.equals("XK");
  }

  /** Whether it is a slug such as {@code softbank-group}. */
  public static boolean isSlug(String value) {
    return value.length() <= 100 && SLUG.matcher(value).matches();
  }

  /** A is 10, B is 11, and so on. */
  private static String digits(String value) {
    StringBuilder digits = new StringBuilder();
    value.chars().forEach(c -> digits.append(Character.digit(c, 36)));
    return digits.toString();
  }
}
