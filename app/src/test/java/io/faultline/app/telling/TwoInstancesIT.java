package io.faultline.app.telling;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.faultline.app.broker.BrokerFixture;
import io.faultline.events.Alert;
import io.faultline.events.Topics;
import io.faultline.events.kafka.EventSerializer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two alerts services that share a ledger in PostgreSQL and the consumer group; one is killed. */
class TwoInstancesIT {
  private static final int RECEIVERS = 4;
  private static final int ALERTS = 16;

  /** Of all messages; the kill comes in the middle. */
  private static final int BEFORE_THE_KILL = RECEIVERS * ALERTS / 3;

  private static final Pattern REVISION = Pattern.compile("Alert (\\S+), revision \\d+");

  @RegisterExtension private final BrokerFixture broker = new BrokerFixture();
  @TempDir private Path folder;

  private final Map<String, List<String>> arrived = new ConcurrentHashMap<>();
  private EmbeddedPostgres postgres;
  private HttpServer slack;
  private Process one;
  private Process two;

  @BeforeEach
  void open() throws Exception {
    try {
      postgres = EmbeddedPostgres.builder().start();
    } catch (IOException | RuntimeException e) {
      Assumptions.abort("PostgreSQL does not start here: " + e.getMessage());
    }
    broker.withTopics();
    slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    slack.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    slack.createContext(
        "/",
        call -> {
          String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          List<String> ofReceiver =
              arrived.computeIfAbsent(
                  call.getRequestURI().getPath(), path -> new CopyOnWriteArrayList<>());
          Matcher revision = REVISION.matcher(body);
          while (revision.find()) {
            ofReceiver.add(revision.group(1));
          }
          call.sendResponseHeaders(200, -1);
          call.close();
        });
    slack.start();
  }

  @AfterEach
  void stop() throws Exception {
    for (Process each : new Process[] {one, two}) {
      if (each != null) {
        each.destroyForcibly().waitFor();
      }
    }
    if (slack != null) {
      slack.stop(0);
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  @Test
  void whenOneIsKilledTheOtherSendsTheRestAndNothingTwiceButWhatWasUnderWay() throws Exception {
    one = start("one.log");
    two = start("two.log");
    write();
    await(BEFORE_THE_KILL, 120);
    one.destroyForcibly().waitFor();
    await(RECEIVERS * ALERTS, 150);
    List<String> all = IntStream.range(0, ALERTS).mapToObj(i -> "alert-" + i).toList();
    assertThat(arrived).hasSize(RECEIVERS);
    assertThat(arrived.values())
        .allSatisfy(
            ofReceiver -> {
              assertThat(ofReceiver).containsAll(all);
              assertThat(ofReceiver).hasSizeLessThanOrEqualTo(ALERTS + 1);
            });
  }

  private Process start(String log) throws IOException {
    return AlertsProcess.start(
        broker,
        postgres.getJdbcUrl("postgres", "postgres"),
        slack.getAddress().getPort(),
        RECEIVERS,
        folder.resolve(log));
  }

  private void write() throws Exception {
    String topic = Topics.ALERTS.under(broker.prefix());
    Map<String, Object> settings = new HashMap<>(broker.clientSettings());
    try (KafkaProducer<String, Alert> producer =
        new KafkaProducer<>(
            settings, new StringSerializer(), new EventSerializer<Alert>("/faultline/test"))) {
      for (int i = 0; i < ALERTS; i++) {
        Alert alert = Warning.of("alert-" + i, 1, "growth");
        producer.send(new ProducerRecord<>(topic, alert.key(), alert)).get();
      }
    }
  }

  /** Waits for so many different messages, but not for ever. */
  private void await(int messages, int seconds) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (different() < messages && System.nanoTime() < deadline) {
      Thread.sleep(200);
    }
    assertThat(different()).isGreaterThanOrEqualTo(messages);
  }

  private int different() {
    return arrived.values().stream().mapToInt(a -> new HashSet<>(a).size()).sum();
  }
}
