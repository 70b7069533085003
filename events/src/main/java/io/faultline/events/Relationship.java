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

  /** The same record, known since another time. */
  public Relationship knownSince(Instant time) {
    return ending(validTo, time);
  }

  /**
   * The same relation with another end.
   *
   * @param until the first day on which it does not hold; null for one that holds
   * @param time since when that can be known
   */
  public Relationship ending(@Nullable LocalDate until, Instant time) {
    return new Relationship(
        from, to, type, share, validFrom, until, time, confidence, status, sourceUrl, quote);
  }

  /** The same relation, of two companies under these ids. */
  public Relationship between(String fromId, String toId) {
    return new Relationship(
        fromId,
        toId,
        type,
        share,
        validFrom,
        validTo,
        knownFrom,
        confidence,
        status,
        sourceUrl,
        quote);
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
