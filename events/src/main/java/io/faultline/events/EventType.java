package io.faultline.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The types of events by their CloudEvents {@code type}. The number is the major version: it
 * changes only with a break.
 */
public enum EventType {
  ARTICLE("article", Article.class),
  PRICE_BAR("price-bar", PriceBar.class),
  LOCK_UP("lock-up", LockUp.class),
  LISTED_PARTY("listed-party", ListedParty.class),
  LISTING_CHANGE("listing-change", ListingChange.class),
  COMPANY("company", Company.class),
  RELATIONSHIP("relationship", Relationship.class),
  PORTFOLIO("portfolio", Portfolio.class),
  RULE_STATE("rule-state", RuleState.class),
  TICK("tick", Tick.class),
  ALERT("alert", Alert.class),
  DECISION("decision", Decision.class),
  DEAD_LETTER("dead-letter", DeadLetter.class);

  private static final Map<String, EventType> BY_TYPE =
      Arrays.stream(values()).collect(Collectors.toMap(EventType::type, Function.identity()));
  private static final Map<Class<?>, EventType> BY_RECORD =
      Arrays.stream(values()).collect(Collectors.toMap(EventType::record, Function.identity()));

  private final String slug;
  private final Class<? extends Event> record;

  EventType(String slug, Class<? extends Event> record) {
    this.slug = slug;
    this.record = record;
  }

  /** The CloudEvents {@code type}: {@code io.faultline.alert.v1}. */
  public String type() {
    return "io.faultline." + slug + ".v1";
  }

  /**
   * The name of the type's JSON Schema, a resource of this module: {@code
   * schemas/alert.v1.schema.json}.
   */
  public String schema() {
    return "schemas/" + slug + ".v1.schema.json";
  }

  /** The record that holds such an event. */
  public Class<? extends Event> record() {
    return record;
  }

  /** The type of an event. */
  public static EventType of(Event event) {
    return of(event.getClass());
  }

  /** The type that a record holds. */
  public static EventType of(Class<? extends Event> record) {
    EventType type = BY_RECORD.get(record);
    if (type == null) {
      throw new IllegalArgumentException(record + " is no event");
    }
    return type;
  }

  /** The type with this CloudEvents name, if it is one of ours. */
  public static Optional<EventType> named(String type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }
}
