package io.faultline.streams.topology;

import io.faultline.events.Json;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * JSON for what stays inside the application: hand-overs between stages and their states. A value
 * that is too large for a topic is refused here: once in the producer's hands it would fail the
 * transaction, and with it everything else.
 *
 * @param <T> a record, or a sealed type whose JSON names the case
 */
final class JsonSerde<T> implements Serde<T> {
  /** As large as the largest article. */
  static final int MAX_BYTES = 8 * 1024 * 1024;

  private final Class<T> type;

  JsonSerde(Class<T> type) {
    this.type = type;
  }

  @Override
  public Serializer<T> serializer() {
    return this::write;
  }

  @Override
  public Deserializer<T> deserializer() {
    return this::read;
  }

  private byte @Nullable [] write(String topic, @Nullable T value) {
    if (value == null) {
      return null;
    }
    byte[] bytes = Json.bytes(value);
    if (bytes.length > MAX_BYTES) {
      throw new SerializationException(
          "%s: a %s of %d bytes is larger than %d"
              .formatted(topic, type.getSimpleName(), bytes.length, MAX_BYTES));
    }
    return bytes;
  }

  private @Nullable T read(String topic, byte @Nullable [] value) {
    if (value == null) {
      return null;
    }
    try {
      return Json.read(value, type);
    } catch (JacksonException e) {
      throw new SerializationException(
          "%s: no %s: %s".formatted(topic, type.getSimpleName(), e.getOriginalMessage()), e);
    }
  }
}
