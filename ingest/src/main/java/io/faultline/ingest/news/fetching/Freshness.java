package io.faultline.ingest.news.fetching;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the headers of a response say about when to ask again (RFC 9111 and 9110). */
final class Freshness {
  private static final Pattern MAX_AGE =
      Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,9})", Pattern.CASE_INSENSITIVE);

  private Freshness() {}

  /**
   * For how long the document is fresh; null where the server does not say.
   *
   * @param header gives the value of a header, or null
   */
  static @Nullable Duration of(Function<String, @Nullable String> header) {
    String control = header.apply("Cache-Control");
    if (control != null) {
      Matcher maxAge = MAX_AGE.matcher(control);
      if (control.toLowerCase(java.util.Locale.ROOT).matches(".*\\bno-(?:cache|store)\\b.*")) {
        return null;
      }
      if (maxAge.find()) {
        Duration age = seconds(header.apply("Age")).orElse(Duration.ZERO);
        return atLeastZero(Duration.ofSeconds(Long.parseLong(maxAge.group(1))).minus(age));
      }
    }
    Optional<Instant> expires = date(header.apply("Expires"));
    Optional<Instant> sent = date(header.apply("Date"));
    return expires.isPresent() && sent.isPresent()
        ? atLeastZero(Duration.between(sent.get(), expires.get()))
        : null;
  }

  /** {@code Retry-After}, as a number of seconds or as a date; null where it is neither. */
  static @Nullable Duration retryAfter(@Nullable String value, Instant now) {
    return seconds(value)
        .or(() -> date(value).map(at -> atLeastZero(Duration.between(now, at))))
        .orElse(null);
  }

  private static Optional<Duration> seconds(@Nullable String value) {
    return value != null && value.strip().matches("\\d{1,9}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(value.strip())))
        : Optional.empty();
  }

  private static Optional<Instant> date(@Nullable String value) {
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Duration atLeastZero(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}
