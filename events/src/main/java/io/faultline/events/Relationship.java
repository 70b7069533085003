package io.faultline.events;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One claim that one company stands in a relation to another. Reads from left to right: {@code
 * from} owns {@code to}.
 *
 * @param from a company id
 * @param to a company id, or {@code country:RU} for {@link RelationType#OPERATES_IN}
 * @param type the relation
 * @param share what it measures depends on the type; null where unknown
 * @param confidence how sure it is, from 0 to 1
 * @param status whether it holds, is contested, or is only intended
 * @param sourceUrl where it can be read
 * @param quote the sentence that says it
 */
public record Relationship(
    String from,
    String to,
    RelationType type,
    @Nullable Double share,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    Instant knownFrom,
    double confidence,
    RelationStatus status,
    @Nullable String sourceUrl,
    @Nullable String quote)
    implements Event, Reference {

  public Relationship {
    Check.text(from, "from");
    Check.text(to, "to");
    if (from.equals(to)) {
      throw new IllegalArgumentException("from and to must differ, were both " + from);
    }
    Check.present(type, "type");
    Check.fraction(share, "share");
    Check.present(knownFrom, "knownFrom");
    Check.fraction(confidence, "confidence");
    Check.present(status, "status");
  }

  @Override
  public String eventId() {
    return key();
  }

  @Override
  public String key() {
    return from + ">" + to + "@" + Json.fingerprint(this);
  }

  @Override
  public Instant time() {
    return knownFrom;
  }
}
