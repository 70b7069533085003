package io.faultline.streams.topology;

import io.faultline.events.Event;
import io.faultline.events.Topic;
import io.faultline.events.kafka.EventDeserializer;
import io.faultline.events.kafka.EventSerializer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The contract's serializers for one topic, with its bound: see {@link JsonSerde} for why a value
 * that is too large must not reach the producer.
 */
final class EventSerde<E extends Event> implements Serde<E> {
  private static final String SOURCE = "/faultline/streams";

  private final Class<E> record;
  private final int maxBytes;

  EventSerde(Topic topic, Class<E> record) {
    if (!topic.type().record().equals(record)) {
      throw new IllegalArgumentException(
          "%s holds %s, not %s".formatted(topic.name(), topic.type(), record));
    }
    this.record = record;
    this.maxBytes = topic.maxMessageBytes();
  }

  @Override
  public Serializer<E> serializer() {
    return new Bounded<>(new EventSerializer<>(SOURCE), maxBytes);
  }

  @Override
  public Deserializer<E> deserializer() {
    return new EventDeserializer<>(record);
  }

  private record Bounded<E extends Event>(EventSerializer<E> serializer, int maxBytes)
      implements Serializer<E> {
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable E event) {
      return bounded(topic, serializer.serialize(topic, event));
    }

    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable E event) {
      return bounded(topic, serializer.serialize(topic, headers, event));
    }

    private byte @Nullable [] bounded(String topic, byte @Nullable [] bytes) {
      if (bytes != null && bytes.length > maxBytes) {
        throw new SerializationException(
            "%s: an event of %d bytes is larger than %d".formatted(topic, bytes.length, maxBytes));
      }
      return bytes;
    }
  }
}
