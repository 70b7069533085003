package io.faultline.ingest.registries;

import java.net.URI;
import java.time.Duration;

/**
 * A registry to be watched.
 *
 * @param id names it in notes; must stay the same, or everything is published again
 * @param format what it is
 * @param main its file: an address of http or https, or a file, plain or packed as zip or gzip
 * @param every how often it is looked at
 * @param scope how much of it is taken
 */
public record RegistrySource(
    String id, RegistryFormat format, URI main, Duration every, Scope scope) {
  /** How much of a registry is taken. */
  public enum Scope {
    /** Every row. */
    ALL,
    /** Companies that are known from elsewhere by their LEI, their parents and their children. */
    NEAR
  }

  public RegistrySource {
    if (!id.matches("[a-zA-Z0-9._-]{1,80}")) {
      throw new IllegalArgumentException(
          "id must be letters, digits, dots and hyphens, was \"%s\"".formatted(id));
    }
  }

  /** What is usual: of GLEIF what is near, of the rest everything. */
  public static Scope usualScope(RegistryFormat format) {
    return switch (format) {
      case SEC_TICKERS, SP500_CSV -> Scope.ALL;
      case GLEIF_ENTITIES_CSV,
          GLEIF_ENTITIES_XML,
          GLEIF_RELATIONSHIPS_CSV,
          GLEIF_RELATIONSHIPS_XML ->
          Scope.NEAR;
    };
  }

  /** Whether it says who owns whom, and so which companies are near. */
  boolean hasRelationships() {
    return switch (format) {
      case GLEIF_RELATIONSHIPS_CSV, GLEIF_RELATIONSHIPS_XML -> true;
      case SEC_TICKERS, SP500_CSV, GLEIF_ENTITIES_CSV, GLEIF_ENTITIES_XML -> false;
    };
  }
}
