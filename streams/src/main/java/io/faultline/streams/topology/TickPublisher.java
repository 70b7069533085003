package io.faultline.streams.topology;

import io.faultline.events.Tick;
import io.faultline.events.Topics;
import io.faultline.events.kafka.EventSerializer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Says what time it is, to every partition of the clock at once. The newest publisher of a prefix
 * fences those before it: what they say afterwards is refused. Not thread-safe.
 */
public final class TickPublisher implements AutoCloseable {
  private static final String NAME = "ticker";

  private final String topic;
  private final KafkaProducer<String, Tick> producer;
  private final int partitions;

  /**
   * @param clientSettings what it takes to reach the broker
   * @param prefix what the names of the topics begin with
   * @throws KafkaException if the broker doesn't answer, or doesn't allow it
   */
  public TickPublisher(Map<String, String> clientSettings, String prefix) {
    this.topic = Topics.CLOCK.under(prefix);
    Map<String, Object> settings = new HashMap<>(clientSettings);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, prefix + NAME);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    this.producer =
        new KafkaProducer<>(
            settings, new StringSerializer(), new EventSerializer<Tick>("/faultline/ticker"));
    try {
      producer.initTransactions();
      this.partitions = producer.partitionsFor(topic).size();
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  /**
   * Says that it is this time. Returns when every partition has it.
   *
   * @throws ProducerFencedException if a newer publisher took over
   * @throws KafkaException if it can't be said
   */
  public void publish(Instant time) {
    Tick tick = new Tick(time, NAME);
    producer.beginTransaction();
    try {
      for (int partition = 0; partition < partitions; partition++) {
        producer.send(new ProducerRecord<>(topic, partition, tick.key(), tick));
      }
      producer.commitTransaction();
    } catch (ProducerFencedException e) {
      throw e;
    } catch (KafkaException e) {
      producer.abortTransaction();
      throw e;
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
