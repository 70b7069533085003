package io.faultline.events.kafka;

import io.faultline.events.Event;
import io.faultline.events.EventType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of CloudEvents 1.0 as Kafka headers, after the Kafka protocol binding, section 3.2
 * (binary content mode). Written here rather than by the SDK because there are only seven of them
 * and this is the hot path; a test reads them with the SDK.
 */
public final class CloudEventHeaders {
  public static final String ID = "ce_id";
  public static final String TYPE = "ce_type";
  public static final String SOURCE = "ce_source";
  public static final String TIME = "ce_time";
  public static final String SUBJECT = "ce_subject";
  public static final String SPEC_VERSION = "ce_specversion";
  public static final String CONTENT_TYPE = "content-type";

  private static final byte[] ONE_POINT_ZERO = bytes("1.0");
  private static final byte[] JSON = bytes("application/json");

  private CloudEventHeaders() {}

  /**
   * Sets the attributes of an event, in place of those that a record brought along from upstream.
   */
  static void put(Headers headers, Event event, byte[] source) {
    set(headers, SPEC_VERSION, ONE_POINT_ZERO);
    set(headers, ID, bytes(event.eventId()));
    set(headers, TYPE, bytes(EventType.of(event).type()));
    set(headers, SOURCE, source);
    set(headers, TIME, bytes(event.time().toString()));
    set(headers, SUBJECT, bytes(event.key()));
    set(headers, CONTENT_TYPE, JSON);
  }

  /** The CloudEvents type of a record; empty if it has no such header. */
  public static Optional<String> type(Headers headers) {
    return Optional.ofNullable(text(headers.lastHeader(TYPE)));
  }

  private static @Nullable String text(@Nullable Header header) {
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static void set(Headers headers, String name, byte[] value) {
    headers.remove(name);
    headers.add(name, value);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
