package io.faultline.ingest.tables;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The codes by which settings name formats: {@code ofac-sdn-csv} for {@code OFAC_SDN_CSV}. */
public final class FormatCodes {
  private FormatCodes() {}

  /** The code of a constant. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The constant with this code.
   *
   * @throws IllegalArgumentException naming the codes that are allowed
   */
  public static <E extends Enum<E>> E parse(Class<E> type, String code) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> of(constant).equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of %s, was \"%s\""
                        .formatted(
                            Arrays.stream(type.getEnumConstants())
                                .map(FormatCodes::of)
                                .collect(Collectors.joining(" ")),
                            code)));
  }
}
