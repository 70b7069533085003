package io.faultline.events.kafka;

import io.faultline.events.Event;
import io.faultline.events.EventType;
import io.faultline.events.Json;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads an event from JSON. A record without CloudEvents headers is taken for the expected type, so
 * that one can write to a topic by hand; a record that says it is of another type is refused.
 * Thread-safe.
 *
 * @param <E> the type of event
 */
public final class EventDeserializer<E extends Event> implements Deserializer<E> {
  private final Class<E> record;
  private final String type;

  public EventDeserializer(Class<E> record) {
    this.record = record;
    this.type = EventType.of(record).type();
  }

  @Override
  public @Nullable E deserialize(String topic, byte @Nullable [] value) {
    if (value == null) {
      return null;
    }
    try {
      return Json.read(value, record);
    } catch (JacksonException e) {
      throw new SerializationException(
          "%s: no %s: %s".formatted(topic, type, e.getOriginalMessage()), e);
    }
  }

  @Override
  public @Nullable E deserialize(String topic, Headers headers, byte @Nullable [] value) {
    Optional<String> said = CloudEventHeaders.type(headers);
    if (said.isPresent() && !said.get().equals(type)) {
      throw new SerializationException(
          "%s: expected ce_type %s, was %s".formatted(topic, type, said.get()));
    }
    return deserialize(topic, value);
  }
}
