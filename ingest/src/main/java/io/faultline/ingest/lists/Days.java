package io.faultline.ingest.lists;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Days as the offices of the world write them; each list writes them in one way only. */
enum Days {
  /** {@code 2021-12-10}, as the Consolidated Screening List and the UN write. */
  ISO("yyyy-MM-dd"),
  /** {@code 10 Dec 2021}, as OFAC writes in its remarks. */
  WORDS("d MMM yyyy"),
  /** {@code 10/16/2017}, as BIS writes. */
  AMERICAN("M/d/yyyy"),
  /** {@code 31/07/2024}, as the United Kingdom writes. */
  BRITISH("d/M/yyyy"),
  /** {@code 15.3.2022}. */
  DOTTED("d.M.yyyy");

  private final DateTimeFormatter format;

  Days(String pattern) {
    this.format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  /** The day; null for nothing, and for what is no whole day, such as a year alone. */
  @Nullable LocalDate read(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(text.strip(), format);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The day by the first of these ways of writing that fits. */
  static @Nullable LocalDate readAny(@Nullable String text, List<Days> ways) {
    for (Days way : ways) {
      LocalDate day = way.read(text);
      if (day != null) {
        return day;
      }
    }
    return null;
  }
}
