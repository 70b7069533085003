package io.faultline.alerts.consuming;

import io.faultline.alerts.consuming.LedgerConsumer.Reader;
import io.faultline.events.Event;
import io.faultline.events.kafka.EventDeserializer;
import org.apache.kafka.common.errors.SerializationException;

/** Readers of the event types. */
public final class Readers {
  private Readers() {}

  /** Reads events of one type with their CloudEvents headers. */
  public static <E extends Event> Reader of(Class<E> type) {
    EventDeserializer<E> deserializer = new EventDeserializer<>(type);
    return record -> {
      E event = deserializer.deserialize(record.topic(), record.headers(), record.value());
      if (event == null) {
        throw new SerializationException(record.topic() + ": empty");
      }
      return event;
    };
  }
}
