package io.faultline.alerts.consuming;

import io.faultline.alerts.consuming.LedgerConsumer.Refused;
import io.faultline.events.DeadLetter;
import io.faultline.events.Json;
import io.faultline.events.Topics;
import io.faultline.events.kafka.EventSerializer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes records that the ledger can't take to the topic of dead letters, with their cause and
 * their place. It returns when Kafka has the letter, so that the record's offset is not committed
 * before.
 */
public final class DeadLetters implements Consumer<Refused>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
  private static final String SERVICE = "alerts";
  private static final int LONGEST_MESSAGE = 2_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String topic;
  private final InstantSource clock;
  private final MeterRegistry meters;
  private final KafkaProducer<String, DeadLetter> producer;

  /**
   * @param kafka client settings
   * @param prefix of every topic
   */
  public DeadLetters(
      Map<String, String> kafka, String prefix, InstantSource clock, MeterRegistry meters) {
    this.topic = Topics.DEAD_LETTERS.under(prefix);
    this.clock = clock;
    this.meters = meters;
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.dividedBy(2).toMillis());
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
    this.producer =
        new KafkaProducer<>(
            settings, new StringSerializer(), new EventSerializer<>("/faultline/alerts"));
  }

  @Override
  public void accept(Refused refused) {
    LOG.warn(
        "dead letter: {} topic {}, partition {}, offset {}: {}",
        refused.cause().code(),
        refused.topic(),
        refused.partition(),
        refused.offset(),
        refused.message());
    DeadLetter letter = letter(refused);
    try {
      producer
          .send(new ProducerRecord<>(topic, letter.key(), letter))
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("a dead letter could not be written", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while writing a dead letter", e);
    }
    meters
        .counter("faultline.dead.letters", "service", SERVICE, "cause", refused.cause().code())
        .increment();
  }

  /** The same place gives the same id, so that a second try doesn't look like a second letter. */
  private DeadLetter letter(Refused refused) {
    String message = refused.message().isBlank() ? "no message" : refused.message();
    return new DeadLetter(
        Json.fingerprintOf(
            refused.topic(), String.valueOf(refused.partition()), String.valueOf(refused.offset())),
        SERVICE,
        refused.cause(),
        message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…",
        DeadLetter.Place.ofRecord(refused.topic(), refused.partition(), refused.offset()),
        null,
        Base64.getEncoder().encodeToString(cut(refused.payload())),
        clock.instant());
  }

  private static byte[] cut(byte[] payload) {
    return payload.length <= DeadLetter.MAX_PAYLOAD
        ? payload
        : Arrays.copyOf(payload, DeadLetter.MAX_PAYLOAD);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
