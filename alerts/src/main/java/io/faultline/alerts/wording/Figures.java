package io.faultline.alerts.wording;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures and times as people read them, the same in every locale. */
public final class Figures {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Figures() {}

  /** A fraction as a percentage with at most two decimals: {@code 14.88 %}. */
  public static String percent(double fraction) {
    return plain(fraction * 100, 2) + " %";
  }

  /** The same with its sign, for changes: {@code -46.77 %}, {@code +3.1 %}. */
  public static String change(double fraction) {
    return (fraction > 0 ? "+" : "") + percent(fraction);
  }

  /** A multiple: {@code 89 times}, {@code 2.4 times}. */
  public static String times(double multiple) {
    return plain(multiple, multiple >= 10 ? 0 : 1) + " times";
  }

  /** A count of shares in words a person can compare: {@code 25.29 million}. */
  public static String count(long count) {
    if (count >= 1_000_000_000) {
      return plain(count / 1e9, 2) + " billion";
    }
    if (count >= 1_000_000) {
      return plain(count / 1e6, 2) + " million";
    }
    return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(count);
  }

  /** A price without needless zeros. */
  public static String price(BigDecimal price) {
    BigDecimal stripped = price.stripTrailingZeros();
    return stripped.setScale(Math.max(2, stripped.scale()), RoundingMode.HALF_UP).toPlainString();
  }

  /** A number with at most so many decimals. */
  public static String plain(double value, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** How strong a path is, to two decimals; a weak path is still one. */
  public static String strength(double strength) {
    return strength > 0 && strength < 0.01 ? "under 0.01" : plain(strength, 2);
  }

  /** {@code 8 Jul 2022, 09:30 UTC}. */
  public static String minute(Instant time) {
    return MINUTE.format(time);
  }

  /** {@code 8 Jul 2022}. */
  public static String day(Instant time) {
    return DAY.format(time);
  }

  /** {@code 8 Jul 2022}. */
  public static String day(LocalDate date) {
    return DAY.format(date.atStartOfDay(ZoneOffset.UTC));
  }
}
