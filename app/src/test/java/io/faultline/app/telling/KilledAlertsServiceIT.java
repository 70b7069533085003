package io.faultline.app.telling;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.ledger.AlertBook;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.LedgerSettings;
import io.faultline.app.broker.BrokerFixture;
import io.faultline.events.Alert;
import io.faultline.events.DeadLetter;
import io.faultline.events.Topics;
import io.faultline.events.kafka.EventDeserializer;
import io.faultline.events.kafka.EventSerializer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The alerts service behind a real broker, killed at any point. */
class KilledAlertsServiceIT {
  private static final int ALERTS = 300;
  private static final int KILLS = 3;
  private static final List<String> RUBBISH = List.of("{\"half\":", "no JSON at all", "[]");

  @RegisterExtension private final BrokerFixture broker = new BrokerFixture();
  @TempDir private Path folder;

  private final AtomicInteger told = new AtomicInteger();
  private HttpServer slack;
  private Process service;

  @BeforeEach
  void open() throws Exception {
    broker.withTopics();
    slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    slack.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    slack.createContext(
        "/",
        call -> {
          call.getRequestBody().readAllBytes();
          told.incrementAndGet();
          call.sendResponseHeaders(200, -1);
          call.close();
        });
    slack.start();
  }

  @AfterEach
  void stop() throws Exception {
    if (service != null) {
      service.destroyForcibly().waitFor();
    }
    slack.stop(0);
  }

  @Test
  void whatIsCommittedIsInTheLedgerAndWhatCanNotBeReadHoldsNobodyUp() throws Exception {
    Map<TopicPartition, List<String>> written = write();
    Random random = new Random(3);
    service = start();
    for (int kill = 0; kill < KILLS; kill++) {
      Thread.sleep(2500 + random.nextInt(2500));
      service.destroyForcibly().waitFor();
      committedIsInTheLedger(written);
      service = start();
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while ((inTheLedger().size() < ALERTS || told.get() < 3) && System.nanoTime() < deadline) {
      Thread.sleep(500);
    }
    assertThat(inTheLedger()).hasSize(ALERTS);
    assertThat(told.get()).isGreaterThanOrEqualTo(3);
    assertThat(letters()).isEqualTo(RUBBISH.size());
  }

  private Process start() throws Exception {
    return AlertsProcess.start(
        broker,
        "jdbc:sqlite:" + ledgerFile(),
        slack.getAddress().getPort(),
        1,
        folder.resolve("service.log"));
  }

  private Path ledgerFile() {
    return folder.resolve("ledger.db");
  }

  /** Alerts with rubbish between them; gives the ids by partition, "" for rubbish. */
  private Map<TopicPartition, List<String>> write() throws Exception {
    Map<TopicPartition, List<String>> written = new HashMap<>();
    String topic = Topics.ALERTS.under(broker.prefix());
    EventSerializer<Alert> serializer = new EventSerializer<>("/faultline/test");
    Map<String, Object> settings = new HashMap<>(broker.clientSettings());
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < ALERTS; i++) {
        Alert alert = Warning.of("alert-" + i, 1, "growth");
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, alert.key(), null);
        byte[] value = serializer.serialize(topic, record.headers(), alert);
        add(
            written,
            producer
                .send(new ProducerRecord<>(topic, null, null, alert.key(), value, record.headers()))
                .get(),
            alert.alertId());
        if (i % 100 == 50) {
          add(
              written,
              producer
                  .send(
                      new ProducerRecord<>(
                          topic, "rubbish", RUBBISH.get(i / 100).getBytes(StandardCharsets.UTF_8)))
                  .get(),
              "");
        }
      }
    }
    return written;
  }

  private static void add(
      Map<TopicPartition, List<String>> written,
      org.apache.kafka.clients.producer.RecordMetadata at,
      String id) {
    written
        .computeIfAbsent(new TopicPartition(at.topic(), at.partition()), p -> new ArrayList<>())
        .add(id);
  }

  private Set<String> inTheLedger() {
    try (Ledger ledger = Ledger.open(LedgerSettings.sqlite(ledgerFile()))) {
      AlertBook alerts = new AlertBook(ledger);
      return new HashSet<>(
          IntStream.range(0, ALERTS)
              .mapToObj(i -> "alert-" + i)
              .filter(id -> alerts.latest(id, Audience.EVERYONE).isPresent())
              .toList());
    }
  }

  private void committedIsInTheLedger(Map<TopicPartition, List<String>> written) throws Exception {
    Map<String, Object> settings = new HashMap<>(broker.clientSettings());
    Map<TopicPartition, OffsetAndMetadata> committed;
    try (Admin admin = Admin.create(settings)) {
      committed =
          admin
              .listConsumerGroupOffsets(broker.prefix() + "ledger")
              .partitionsToOffsetAndMetadata()
              .get();
    }
    Set<String> known = inTheLedger();
    written.forEach(
        (partition, ids) -> {
          OffsetAndMetadata offset = committed.get(partition);
          int read = offset == null ? 0 : (int) Math.min(offset.offset(), ids.size());
          assertThat(ids.subList(0, read).stream().filter(id -> !id.isEmpty()))
              .as("committed in %s", partition)
              .allMatch(known::contains);
        });
  }

  /** How many places the dead letters name. */
  private int letters() {
    Map<String, Object> settings = new HashMap<>(broker.clientSettings());
    settings.put("group.id", broker.prefix() + "letters");
    settings.put("auto.offset.reset", "earliest");
    Set<String> places = new HashSet<>();
    try (KafkaConsumer<String, DeadLetter> consumer =
        new KafkaConsumer<>(
            settings, new StringDeserializer(), new EventDeserializer<>(DeadLetter.class))) {
      consumer.subscribe(List.of(Topics.DEAD_LETTERS.under(broker.prefix())));
      for (int i = 0; i < 20 && places.size() < RUBBISH.size(); i++) {
        consumer.poll(Duration.ofMillis(500)).forEach(r -> places.add(r.value().deadLetterId()));
      }
    }
    return places.size();
  }
}
