package io.faultline.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the records check of themselves. Each message says which field it is, what was expected, and
 * what was there.
 */
final class Check {
  private Check() {}

  static String text(@Nullable String value, String field) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(field + " must not be empty");
    }
    return value;
  }

  static <T> T present(@Nullable T value, String field) {
    if (value == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return value;
  }

  static void fraction(@Nullable Double value, String field) {
    if (value != null && !(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(field + " must be a fraction from 0 to 1, was " + value);
    }
  }

  static void atLeast(long least, long value, String field) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be %d or more, was %d".formatted(field, least, value));
    }
  }

  /** An unmodifiable copy; none is as good as empty. */
  static <T> List<T> list(@Nullable List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }
}
