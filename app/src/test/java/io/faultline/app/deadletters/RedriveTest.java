package io.faultline.app.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.app.broker.BrokerFixture;
import io.faultline.app.deadletters.DeadLetterBox.Entry;
import io.faultline.app.deadletters.Redrive.Outcome;
import io.faultline.events.DeadLetter;
import io.faultline.events.DeadLetterCause;
import io.faultline.events.Topics;
import io.faultline.events.kafka.EventSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedriveTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final DeadLetter.Place NOWHERE = DeadLetter.Place.ofLine("prices.csv", 17, "low");

  @RegisterExtension private final BrokerFixture broker = new BrokerFixture();

  private String articles = "";

  @BeforeEach
  void makeTopics() {
    broker.withTopics(List.of(Topics.ARTICLES, Topics.DEAD_LETTERS));
    articles = Topics.ARTICLES.under(broker.prefix());
  }

  @Test
  void theRecordGoesBackAsItWas() {
    RecordMetadata original = write(articles, 2, "article-1", "no json", "ce_id", "7");
    refuse(DeadLetter.Place.ofRecord(articles, 2, original.offset()));

    assertThat(redriveAll()).containsExactly(new Outcome.PutBack(articles, 2));
    List<ConsumerRecord<byte[], byte[]>> records = read(articles, 2);
    assertThat(records).hasSize(2);
    assertThat(text(records.getLast().key())).isEqualTo("article-1");
    assertThat(text(records.getLast().value())).isEqualTo("no json");
    assertThat(text(records.getLast().headers().lastHeader("ce_id").value())).isEqualTo("7");
  }

  @Test
  void whatWasPutBackIsMarkedAndNotPutBackAgain() {
    RecordMetadata original = write(articles, 0, "article-1", "no json");
    refuse(DeadLetter.Place.ofRecord(articles, 0, original.offset()));

    redriveAll();
    assertThat(entries()).extracting(e -> e.letter().redrivenAt()).containsExactly(NOW);
    assertThat(redriveAll()).containsExactly(new Outcome.Refused("was put back at " + NOW));
    assertThat(read(articles, 0)).hasSize(2);
  }

  @Test
  void aSecondReadingOfTheSamePlaceDoesNotTakeTheMarkAway() {
    RecordMetadata original = write(articles, 0, "article-1", "no json");
    DeadLetter.Place place = DeadLetter.Place.ofRecord(articles, 0, original.offset());
    refuse(place);
    redriveAll();
    refuse(place);
    assertThat(entries()).extracting(e -> e.letter().redrivenAt()).containsExactly(NOW);
  }

  @Test
  void whatItsTopicNoLongerHasComesFromTheLettersCopy() {
    refuse(letter(DeadLetter.Place.ofRecord(articles, 1, 4_711), "the copy"));
    assertThat(redriveAll()).containsExactly(new Outcome.PutBack(articles, 1));
    ConsumerRecord<byte[], byte[]> record = read(articles, 1).getLast();
    assertThat(text(record.key())).isEqualTo("article-1");
    assertThat(text(record.value())).isEqualTo("the copy");
    assertThat(text(record.headers().lastHeader("ce_id").value())).isEqualTo("7");
  }

  @Test
  void aCutCopyIsNotPutBack() {
    String cut = "x".repeat(DeadLetter.MAX_PAYLOAD);
    refuse(letter(DeadLetter.Place.ofRecord(articles, 1, 4_711), cut));
    assertThat(redriveAll())
        .containsExactly(
            new Outcome.Refused(
                articles + " no longer has it, and the letter holds no whole copy"));
    assertThat(read(articles, 1)).isEmpty();
  }

  @Test
  void aLineOfAFileIsNoRecord() {
    refuse(NOWHERE);
    assertThat(redriveAll())
        .containsExactly(
            new Outcome.Refused(
                "it never was a record; mend what it came from, which is read again by itself"));
  }

  @Test
  void aForgedLetterCanNotWriteToForeignTopics() {
    refuse(letter(DeadLetter.Place.ofRecord("payments", 0, 0), "pay me"));
    assertThat(redriveAll())
        .containsExactly(new Outcome.Refused("payments is no topic of this installation"));
  }

  private List<Outcome> redriveAll() {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    try (DeadLetterBox box = box();
        Redrive redrive = new Redrive(broker.clientSettings(), box, clock)) {
      return box.entries(1_000).stream().map(redrive::redrive).toList();
    }
  }

  private List<Entry> entries() {
    try (DeadLetterBox box = box()) {
      return box.entries(1_000);
    }
  }

  private DeadLetterBox box() {
    return new DeadLetterBox(broker.clientSettings(), broker.prefix(), Duration.ofSeconds(30));
  }

  private void refuse(DeadLetter.Place place) {
    refuse(letter(place, "no json"));
  }

  private static DeadLetter letter(DeadLetter.Place place, String payload) {
    return new DeadLetter(
        "letter-1",
        "streams",
        DeadLetterCause.UNREADABLE,
        "expected JSON",
        place,
        "application/json",
        base64(payload),
        NOW.minusSeconds(60),
        base64("article-1"),
        List.of(new DeadLetter.Header("ce_id", base64("7"))),
        null);
  }

  private void refuse(DeadLetter letter) {
    String topic = Topics.DEAD_LETTERS.under(broker.prefix());
    try (EventSerializer<DeadLetter> serializer = new EventSerializer<>("/faultline/streams")) {
      write(topic, 0, letter.key(), text(serializer.serialize(topic, letter)));
    }
  }

  private RecordMetadata write(
      String topic, int partition, String key, String value, String... header) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(topic, partition, bytes(key), bytes(value));
      if (header.length == 2) {
        record.headers().add(new RecordHeader(header[0], bytes(header[1])));
      }
      return producer.send(record).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> read(String topic, int partition) {
    Map<String, Object> settings = settings();
    settings.put("isolation.level", "read_committed");
    TopicPartition from = new TopicPartition(topic, partition);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(from));
      consumer.seekToBeginning(List.of(from));
      long end = consumer.endOffsets(List.of(from)).get(from);
      while (consumer.position(from) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private Map<String, Object> settings() {
    return new HashMap<>(broker.clientSettings());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
