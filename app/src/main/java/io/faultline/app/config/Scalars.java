package io.faultline.app.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns the text of one value into its type. What is wrong is thrown as {@link
 * IllegalArgumentException} with a message for the user.
 */
final class Scalars {
  /** {@code ${NAME}} or {@code ${NAME:-otherwise}}; {@code $${} stands for itself. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(\\$\\{)|\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) *(ms|s|m|h|d)");
  private static final int MAX_SECRET_FILE_BYTES = 64 * 1024;

  private static final Set<Class<?>> TYPES =
      Set.of(
          String.class,
          Secret.class,
          LocalTime.class,
          int.class,
          Integer.class,
          double.class,
          Double.class,
          boolean.class,
          Duration.class,
          URI.class,
          Path.class,
          ZoneId.class);

  private final Path base;
  private final Function<String, @Nullable String> environment;

  /**
   * @param base where relative paths begin: the folder of the configuration file
   * @param environment the value of an environment variable, or null
   */
  Scalars(Path base, Function<String, @Nullable String> environment) {
    this.base = base;
    this.environment = environment;
  }

  static boolean reads(Class<?> type) {
    return type.isEnum() || TYPES.contains(type);
  }

  Object read(String written, Class<?> type, @Nullable Setting setting) {
    String text = expand(written);
    if (type == Secret.class) {
      return secret(text);
    }
    if (type == String.class) {
      return text;
    }
    if (type == int.class || type == Integer.class) {
      return integer(text, setting);
    }
    if (type == double.class || type == Double.class) {
      return number(text, setting);
    }
    if (type == boolean.class) {
      return bool(text);
    }
    if (type == Duration.class) {
      return duration(text);
    }
    if (type == URI.class) {
      return uri(text);
    }
    if (type == Path.class) {
      return path(text);
    }
    if (type == LocalTime.class) {
      return time(text);
    }
    if (type == ZoneId.class) {
      return zone(text);
    }
    return constant(text, type);
  }

  private String expand(String written) {
    Matcher matcher = VARIABLE.matcher(written);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(text, Matcher.quoteReplacement(replacement(matcher)));
    }
    return matcher.appendTail(text).toString();
  }

  private String replacement(Matcher matcher) {
    if (matcher.group(1) != null) {
      return matcher.group(1);
    }
    String value = environment.apply(matcher.group(2));
    if (value != null) {
      return value;
    }
    if (matcher.group(3) != null) {
      return matcher.group(3);
    }
    throw new IllegalArgumentException(
        "the environment variable %s is not set".formatted(matcher.group(2)));
  }

  private Secret secret(String text) {
    if (!text.startsWith("file:")) {
      return new Secret(text);
    }
    Path file = path(text.substring("file:".length()));
    try {
      if (Files.size(file) > MAX_SECRET_FILE_BYTES) {
        throw new IllegalArgumentException(file + " is too large for a secret (64 KiB)");
      }
      return new Secret(Files.readString(file).strip());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "can't read the secret from %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static int integer(String text, @Nullable Setting setting) {
    try {
      return within(Integer.parseInt(text), setting);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected a whole number, was \"%s\"".formatted(text), e);
    }
  }

  private static int within(int value, @Nullable Setting setting) {
    if (setting != null && (value < setting.min() || value > setting.max())) {
      throw new IllegalArgumentException(
          "expected a number from %d to %d, was %d".formatted(setting.min(), setting.max(), value));
    }
    return value;
  }

  private static double number(String text, @Nullable Setting setting) {
    try {
      double value = new BigDecimal(text).doubleValue();
      if (setting != null && (value < setting.min() || value > setting.max())) {
        throw new IllegalArgumentException(
            "expected a number from %d to %d, was %s"
                .formatted(setting.min(), setting.max(), text));
      }
      return value;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected a number, was \"%s\"".formatted(text), e);
    }
  }

  private static boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException("expected true or false, was \"%s\"".formatted(text));
    };
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected a duration such as 30s, 15m, 12h or 2d, was \"%s\"".formatted(text));
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static URI uri(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme();
      boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      if (!web || uri.getHost() == null) {
        throw new IllegalArgumentException(
            "expected an absolute address that begins with http:// or https://, was \"%s\""
                .formatted(text));
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no valid address: %s".formatted(text, e.getReason()), e);
    }
  }

  private Path path(String text) {
    try {
      return base.resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no valid path: %s".formatted(text, e.getReason()), e);
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "expected a time zone such as Europe/Berlin, was \"%s\"".formatted(text), e);
    }
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "expected a time of day such as 07:30, was \"%s\"".formatted(text), e);
    }
  }

  private static Object constant(String text, Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(c -> code(c).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of %s, was \"%s\"".formatted(codes(type), text)));
  }

  /** The constants of an enum as they are written in the file. */
  static List<String> codesOf(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(Scalars::code).toList();
  }

  private static String codes(Class<?> type) {
    return String.join(", ", codesOf(type));
  }

  /** As JSON has it where the constant is part of an event; otherwise its name in lower case. */
  private static String code(Object constant) {
    Enum<?> value = (Enum<?>) constant;
    try {
      JsonProperty property =
          value.getDeclaringClass().getField(value.name()).getAnnotation(JsonProperty.class);
      return property == null
          ? value.name().toLowerCase(Locale.ROOT).replace('_', '-')
          : property.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }
}
