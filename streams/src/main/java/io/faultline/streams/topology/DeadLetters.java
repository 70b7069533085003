package io.faultline.streams.topology;

import io.faultline.events.DeadLetter;
import io.faultline.events.DeadLetterCause;
import io.faultline.events.Json;
import io.faultline.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.exc.StreamReadException;

/** Writes down what could not be taken: why, and where it came from. Thread-safe. */
final class DeadLetters {
  static final String SERVICE = "streams";

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
  private static final int MAX_MESSAGE = 2_000;

  private final String topic;
  private final InstantSource clock;
  private final Measures measures;
  private final Serializer<DeadLetter> serializer =
      new EventSerde<>(Topics.DEAD_LETTERS, DeadLetter.class).serializer();

  DeadLetters(String prefix, InstantSource clock, Measures measures) {
    this.topic = Topics.DEAD_LETTERS.under(prefix);
    this.clock = clock;
    this.measures = measures;
  }

  /**
   * The record for the topic of dead letters. The same place has the same id, so that a second try
   * doesn't look like a second letter.
   *
   * @param payload the value as it came in; null where there is none
   */
  ProducerRecord<byte[], byte[]> letter(
      ErrorHandlerContext from,
      DeadLetterCause cause,
      Exception failure,
      byte @Nullable [] payload) {
    String message = message(failure);
    LOG.warn(
        "dead letter: {} {} partition {} offset {} at {}: {}",
        cause.code(),
        from.topic(),
        from.partition(),
        from.offset(),
        from.processorNodeId(),
        message);
    measures.deadLetter(cause);
    String id =
        Json.fingerprintOf(
            from.topic(), String.valueOf(from.partition()), String.valueOf(from.offset()));
    DeadLetter letter =
        new DeadLetter(
            id,
            SERVICE,
            cause,
            message,
            DeadLetter.Place.ofRecord(from.topic(), from.partition(), from.offset()),
            contentType(from.headers()),
            payload == null ? null : base64(cut(payload)),
            clock.instant(),
            from.sourceRawKey() == null ? null : base64(from.sourceRawKey()),
            headers(from.headers()),
            null);
    Headers headers = new RecordHeaders();
    byte[] value = serializer.serialize(topic, headers, letter);
    return new ProducerRecord<>(
        topic, null, null, letter.key().getBytes(StandardCharsets.UTF_8), value, headers);
  }

  /** Whether a value that can't be read is no JSON at all, or JSON that breaks a rule. */
  static DeadLetterCause causeOf(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof StreamReadException) {
        return DeadLetterCause.UNREADABLE;
      }
    }
    return DeadLetterCause.INVALID;
  }

  private static List<DeadLetter.Header> headers(@Nullable Headers headers) {
    List<DeadLetter.Header> all = new ArrayList<>();
    if (headers != null) {
      headers.forEach(
          h ->
              all.add(
                  new DeadLetter.Header(h.key(), h.value() == null ? null : base64(h.value()))));
    }
    return all;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] cut(byte[] payload) {
    return payload.length <= DeadLetter.MAX_PAYLOAD
        ? payload
        : Arrays.copyOf(payload, DeadLetter.MAX_PAYLOAD);
  }

  private static @Nullable String contentType(Headers headers) {
    Header type = headers == null ? null : headers.lastHeader("content-type");
    return type == null || type.value() == null
        ? null
        : new String(type.value(), StandardCharsets.UTF_8);
  }

  private static String message(Throwable failure) {
    String text = failure.getMessage();
    String message = text == null || text.isBlank() ? failure.toString() : text;
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
  }
}
