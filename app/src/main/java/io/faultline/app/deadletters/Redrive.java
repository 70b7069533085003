package io.faultline.app.deadletters;

import io.faultline.app.deadletters.DeadLetterBox.Entry;
import io.faultline.events.DeadLetter;
import io.faultline.events.kafka.EventSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Puts refused records back where they came from: same topic, partition, key, value and headers.
 * The record and the mark that it was put back are one transaction, so each goes back once,
 * whatever breaks in between. A second redrive of the same installation shuts out the first. For
 * one thread.
 */
public final class Redrive implements AutoCloseable {
  private final DeadLetterBox box;
  private final InstantSource clock;
  private final KafkaProducer<byte[], byte[]> producer;
  private final EventSerializer<DeadLetter> serializer =
      new EventSerializer<>("/faultline/dead-letters");

  /** What came of it. */
  public sealed interface Outcome {
    /** It is in its topic again; when {@code redrive} returns, readers see it. */
    record PutBack(String topic, int partition) implements Outcome {}

    /** It can't be put back, or was before; nothing was written. */
    record Refused(String because) implements Outcome {}
  }

  /**
   * Connects, and shuts out a redrive that is under way; read {@link DeadLetterBox#entries} only
   * afterwards, so that they have what the other one did.
   *
   * @throws KafkaException if the broker doesn't answer, or doesn't allow it
   */
  public Redrive(Map<String, String> clientSettings, DeadLetterBox box, InstantSource clock) {
    this.box = box;
    this.clock = clock;
    Map<String, Object> settings = new HashMap<>(clientSettings);
    settings.put("transactional.id", box.prefix() + "redrive");
    settings.put("max.block.ms", 15_000);
    settings.put("max.request.size", 32 * 1024 * 1024);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  /**
   * Puts one back, or says why not.
   *
   * @throws KafkaException if Kafka refuses; nothing was written then
   */
  public Outcome redrive(Entry entry) {
    DeadLetter.Place place = entry.letter().place();
    if (place.topic() == null || place.partition() == null || place.offset() == null) {
      return new Outcome.Refused(
          "it never was a record; mend what it came from, which is read again by itself");
    }
    if (entry.letter().redrivenAt() != null) {
      return new Outcome.Refused("was put back at " + entry.letter().redrivenAt());
    }
    if (!place.topic().startsWith(box.prefix())) {
      return new Outcome.Refused("%s is no topic of this installation".formatted(place.topic()));
    }
    DeadLetter letter = box.whole(entry);
    ProducerRecord<byte[], byte[]> record =
        box.original(place)
            .map(
                r ->
                    new ProducerRecord<>(
                        place.topic(), place.partition(), r.key(), r.value(), r.headers()))
            .or(() -> kept(letter, place))
            .orElse(null);
    if (record == null) {
      return new Outcome.Refused(
          "%s no longer has it, and the letter holds no whole copy".formatted(place.topic()));
    }
    commit(record, letter.redriven(clock.instant()));
    return new Outcome.PutBack(place.topic(), place.partition());
  }

  /** From the letter's own copy, unless that was cut: topics between two steps are soon cleared. */
  private static Optional<ProducerRecord<byte[], byte[]>> kept(
      DeadLetter letter, DeadLetter.Place place) {
    byte[] value = bytes(letter.payload());
    if (value == null || value.length >= DeadLetter.MAX_PAYLOAD) {
      return Optional.empty();
    }
    RecordHeaders headers = new RecordHeaders();
    letter.headers().forEach(h -> headers.add(h.name(), bytes(h.value())));
    return Optional.of(
        new ProducerRecord<>(
            Objects.requireNonNull(place.topic()),
            place.partition(),
            bytes(letter.recordKey()),
            value,
            headers));
  }

  private static byte @Nullable [] bytes(@Nullable String base64) {
    return base64 == null ? null : Base64.getDecoder().decode(base64);
  }

  private void commit(ProducerRecord<byte[], byte[]> record, DeadLetter marked) {
    RecordHeaders headers = new RecordHeaders();
    byte[] value = serializer.serialize(box.topic(), headers, marked);
    producer.beginTransaction();
    try {
      producer.send(record);
      producer.send(
          new ProducerRecord<>(
              box.topic(), null, marked.key().getBytes(StandardCharsets.UTF_8), value, headers));
      producer.commitTransaction();
    } catch (KafkaException e) {
      abort(e);
      throw e;
    }
  }

  /** Where a transaction can't be aborted either, the broker does so at its time-out. */
  private void abort(KafkaException cause) {
    try {
      producer.abortTransaction();
    } catch (KafkaException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
