package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The codes by which enum constants are written in JSON and in input files. They are said once, in
 * {@link JsonProperty}, and read from there, so that files and topics can't drift apart.
 */
public final class Codes {
  private static final Map<Class<?>, Map<String, Enum<?>>> BY_CODE = new ConcurrentHashMap<>();
  private static final Map<Enum<?>, String> CODE = new ConcurrentHashMap<>();

  private Codes() {}

  static String of(Enum<?> constant) {
    return CODE.computeIfAbsent(constant, Codes::read);
  }

  /**
   * The constant with this code; empty where there is none. Exact, as JSON is.
   *
   * @param type an enum of this package
   */
  public static <E extends Enum<E>> Optional<E> find(Class<E> type, String code) {
    return Optional.ofNullable(byCode(type).get(code)).map(type::cast);
  }

  /**
   * The constant with this code.
   *
   * @throws IllegalArgumentException naming the codes that are allowed
   */
  public static <E extends Enum<E>> E parse(Class<E> type, String code) {
    return find(type, code)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of %s, was \"%s\""
                        .formatted(String.join(" ", byCode(type).keySet()), code)));
  }

  private static Map<String, Enum<?>> byCode(Class<? extends Enum<?>> type) {
    return BY_CODE.computeIfAbsent(
        type,
        t ->
            Arrays.stream(type.getEnumConstants())
                .collect(
                    Collectors.toMap(
                        Codes::of, c -> c, (a, b) -> a, java.util.LinkedHashMap::new)));
  }

  private static String read(Enum<?> constant) {
    try {
      JsonProperty property =
          constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
      if (property == null) {
        throw new IllegalStateException(constant + " has no @JsonProperty");
      }
      return property.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }
}
