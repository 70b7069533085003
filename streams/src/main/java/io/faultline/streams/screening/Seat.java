package io.faultline.streams.screening;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the countries of an entry and of a company say of whether they are one. */
enum Seat {
  SAME,
  /** One of them is missing, or is where companies only have their letter box. */
  UNKNOWN,
  OTHER;

  /** Companies of China are registered, listed and addressed in any of them. */
  private static final Set<String> CHINA = Set.of("CN", "HK", "MO");

  /** Places of registration that say nothing of where the company is. */
  private static final Set<String> LETTER_BOXES =
      Set.of("KY", "BM", "VG", "MH", "JE", "GG", "IM", "BS", "PA", "SC", "LR", "CW");

  static Seat of(@Nullable String listed, @Nullable String own) {
    if (listed == null || own == null) {
      return UNKNOWN;
    }
    if (listed.equals(own) || (CHINA.contains(listed) && CHINA.contains(own))) {
      return SAME;
    }
    return LETTER_BOXES.contains(listed) || LETTER_BOXES.contains(own) ? UNKNOWN : OTHER;
  }

  /**
   * Whether a name with one telling word at most may be believed: an entity's own name as it stands
   * unless the country speaks against it, any other only where the country speaks for it.
   */
  boolean bears(boolean ownNameExactly) {
    return switch (this) {
      case SAME -> true;
      case UNKNOWN -> ownNameExactly;
      case OTHER -> false;
    };
  }
}
