package io.faultline.events.kafka;

import io.faultline.events.Event;
import io.faultline.events.Json;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as JSON with its CloudEvents headers. Thread-safe.
 *
 * @param <E> the type of event
 */
public final class EventSerializer<E extends Event> implements Serializer<E> {
  private final byte[] source;

  /**
   * @param source the CloudEvents {@code source}: which part of Faultline writes, as a relative URI
   *     ({@code /faultline/ingest})
   */
  public EventSerializer(String source) {
    this.source = CloudEventHeaders.bytes(source);
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable E event) {
    return serialize(topic, new RecordHeaders(), event);
  }

  @Override
  public byte @Nullable [] serialize(String topic, Headers headers, @Nullable E event) {
    if (event == null) {
      return null;
    }
    CloudEventHeaders.put(headers, event, source);
    return Json.bytes(event);
  }
}
