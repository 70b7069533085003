package io.faultline.streams.reading.claims;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a text names: who acts, or on whom it is acted.
 *
 * @param kind what it is
 * @param first its first word
 * @param end the word after its last
 * @param targets whom a claim about it concerns: company ids, {@code country:RU}, or {@code name:X}
 *     for somebody whom the registry doesn't have; empty for a body that only acts
 * @param country whose body it is, or which country; null where that isn't said
 * @param adjective true for "Russian", which is a country only together with what follows
 */
record Entity(
    Kind kind,
    int first,
    int end,
    List<String> targets,
    @Nullable String country,
    boolean adjective) {
  enum Kind {
    COMPANY,
    /** "it", "the company", "the Chinese equipment maker". */
    REFERENCE,
    COUNTRY,
    /** A name that the registry doesn't have: kept as the text writes it. */
    UNKNOWN,
    /** A body with a name of its own that acts for a state: "the Treasury". */
    BODY,
    /** A body without one: "Chinese regulators", "the army". */
    OFFICE
  }

  boolean body() {
    return kind == Kind.BODY || kind == Kind.OFFICE;
  }

  boolean company() {
    return kind == Kind.COMPANY || kind == Kind.REFERENCE;
  }

  boolean acts() {
    return body() || kind == Kind.COUNTRY;
  }
}
