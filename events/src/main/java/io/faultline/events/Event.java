package io.faultline.events;

import java.time.Instant;

/**
 * A record on one of Faultline's topics. {@link EventType} names the type on the wire, {@link
 * Topics} says where it travels.
 *
 * <p>The methods below are not fields of the JSON value: they become the CloudEvents attributes and
 * the Kafka key.
 */
public sealed interface Event
    permits Alert,
        Article,
        Company,
        DeadLetter,
        Decision,
        ListedParty,
        ListingChange,
        LockUp,
        Portfolio,
        PriceBar,
        Relationship,
        RuleState,
        Tick {

  /**
   * The CloudEvents id: the same for an exact repeat, different for everything else of the same
   * type.
   */
  String eventId();

  /** The Kafka key: records with one key keep their order. */
  String key();

  /** The event time, which every stage goes by. */
  Instant time();
}
