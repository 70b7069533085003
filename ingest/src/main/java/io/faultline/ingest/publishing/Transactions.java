package io.faultline.ingest.publishing;

import io.faultline.events.Topic;
import io.faultline.events.Topics;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits records to Kafka, a list in a transaction. When it can't be known whether a transaction
 * took place, it fails for good rather than guess. For one thread.
 */
final class Transactions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

  private final KafkaProducer<byte[], byte[]> producer;
  private final Duration patience;

  /** Shuts out an older producer of the same name, and ends the transaction that it left open. */
  Transactions(KafkaConnection connection) {
    this.patience = connection.patience();
    this.producer =
        new KafkaProducer<>(
            connection.with(settings(connection)),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    try {
      producer.initTransactions();
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw new PublishingFailed("can't begin to publish: " + e.getMessage(), e, /* fatal= */ true);
    }
  }

  private static Map<String, Object> settings(KafkaConnection connection) {
    int largest = Topics.all().stream().mapToInt(Topic::maxMessageBytes).max().orElseThrow();
    return Map.of(
        "transactional.id",
        connection.transactionalId(),
        // For so long may the open transaction of a dead process hold up its readers.
        "transaction.timeout.ms",
        30_000,
        "delivery.timeout.ms",
        25_000,
        "request.timeout.ms",
        10_000,
        "max.block.ms",
        connection.patience().toMillis(),
        "compression.type",
        "zstd",
        "compression.zstd.level",
        1,
        "batch.size",
        128 * 1024,
        // Room for the key and the headers beside the largest value.
        "max.request.size",
        largest + 64 * 1024);
  }

  /**
   * Returns when all records are committed.
   *
   * @throws PublishingFailed if none of them is; if it is fatal, then this must not be used again
   */
  void commit(List<ProducerRecord<byte[], byte[]>> records) {
    try {
      producer.beginTransaction();
      List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
      for (ProducerRecord<byte[], byte[]> record : records) {
        sent.add(producer.send(record));
      }
      producer.flush();
      for (Future<RecordMetadata> future : sent) {
        future.get();
      }
    } catch (ExecutionException | KafkaException e) {
      throw aborted(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw aborted(e);
    }
    commitSurely();
  }

  /** A commit that is not answered is asked again: only Kafka knows whether it took place. */
  private void commitSurely() {
    long giveUp = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        producer.commitTransaction();
        return;
      } catch (TimeoutException e) {
        if (System.nanoTime() > giveUp) {
          throw new PublishingFailed(
              "Kafka does not say whether it committed; start again to find out", e, true);
        }
        LOG.warn("Kafka has not answered a commit yet; asking again");
      } catch (KafkaException e) {
        throw new PublishingFailed(
            "can't publish any more: " + e.getMessage(), e, /* fatal= */ true);
      }
    }
  }

  private PublishingFailed aborted(Exception cause) {
    if (endsTheProducer(cause)) {
      return new PublishingFailed("can't publish any more: " + cause, cause, /* fatal= */ true);
    }
    try {
      producer.abortTransaction();
      return new PublishingFailed("not published: " + cause, cause, /* fatal= */ false);
    } catch (KafkaException e) {
      cause.addSuppressed(e);
      return new PublishingFailed("can't publish any more: " + cause, cause, /* fatal= */ true);
    }
  }

  private static boolean endsTheProducer(@Nullable Throwable cause) {
    return switch (cause) {
      case null -> false;
      case ApplicationRecoverableException e -> true;
      case AuthenticationException e -> true;
      case AuthorizationException e -> true;
      case OutOfOrderSequenceException e -> true;
      case UnsupportedVersionException e -> true;
      default -> endsTheProducer(cause.getCause());
    };
  }

  /** Kafka's own metrics of the producer, as long as it is open. */
  KafkaClientMetrics metrics() {
    return new KafkaClientMetrics(producer);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(10));
  }
}
