package io.faultline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.app.Main;
import io.faultline.app.broker.Broker;
import io.faultline.app.broker.EmbeddedBroker;
import io.faultline.events.Alert;
import io.faultline.events.Topics;
import io.faultline.events.kafka.EventDeserializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo as users run it, a process of its own, killed without warning while it works: on the day
 * of the plunge and again on the day of the report. What is in the topic in the end is what a demo
 * that nobody disturbed concludes. Four demos take minutes on a busy machine, so it runs when
 * asked: {@code mvn test -pl app -am -Dtest=DemoKilledCheck
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class DemoKilledCheck {
  private static final Instant PLUNGE = Instant.parse("2022-06-30T04:00:00Z");
  private static final Instant REPORT = Instant.parse("2022-07-08T00:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  @TempDir private Path undisturbed;
  @TempDir private Path killed;

  /**
   * What must be the same; addresses of articles hold ports, and those are chosen by the system.
   */
  private record Conclusion(
      String holding,
      String origin,
      String status,
      String severity,
      long score,
      List<String> paths,
      List<Alert.Market> market) {
    static Conclusion of(Alert a) {
      return new Conclusion(
          a.holding().companyId(),
          a.origin().companyId(),
          a.status().code(),
          a.severity().code(),
          Math.round(a.score()),
          a.paths().stream().map(Conclusion::inWords).toList(),
          a.market());
    }

    private static String inWords(Alert.Path path) {
      return path.steps().stream()
          .map(s -> s.from().companyId() + ">" + s.to().companyId() + " " + s.disputedBy().size())
          .collect(Collectors.joining(", "));
    }
  }

  @Test
  void aKilledDemoEndsInTheSameConclusionsWithNoRevisionLostOrTwice() throws Exception {
    demo(undisturbed, Instant.MAX);
    demo(killed, PLUNGE);
    demo(killed, REPORT);
    demo(killed, Instant.MAX);

    List<Alert> revisions = revisions(killed);
    assertThat(numbers(revisions))
        .isNotEmpty()
        .allSatisfy(
            (id, n) ->
                assertThat(n)
                    .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, n.size()).boxed().toList()));
    assertThat(conclusions(revisions))
        .containsExactlyInAnyOrderElementsOf(conclusions(revisions(undisturbed)));
  }

  /** Runs the demo to its end, or kills it as soon as it has come to a time of the story. */
  private static void demo(Path folder, Instant until) throws Exception {
    Path out = folder.resolve("terminal.txt");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "demo",
                "--exit",
                "--data",
                folder.resolve("demo").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
            .start();
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (process.isAlive() && toldUntil(folder).isBefore(until)) {
        assertThat(System.nanoTime()).as(() -> "in time; see " + out).isLessThan(giveUp);
        process.waitFor(20, TimeUnit.MILLISECONDS);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(until.equals(Instant.MAX) == (process.exitValue() == 0))
        .as(() -> "ends by itself or is killed: " + Files.exists(out))
        .isTrue();
  }

  private static Instant toldUntil(Path folder) throws IOException {
    Path file = folder.resolve("demo/told-until");
    return Files.exists(file) ? Instant.parse(Files.readString(file).strip()) : Instant.MIN;
  }

  private static Map<String, List<Integer>> numbers(List<Alert> revisions) {
    return revisions.stream()
        .collect(
            Collectors.groupingBy(
                Alert::alertId, Collectors.mapping(Alert::revision, Collectors.toList())));
  }

  private static List<Conclusion> conclusions(List<Alert> revisions) {
    Map<String, Alert> latest = new HashMap<>();
    revisions.forEach(a -> latest.put(a.alertId(), a));
    return latest.values().stream().map(Conclusion::of).toList();
  }

  /** Everything in {@code alerts}, as a subscriber reads it, from the broker's folder. */
  private static List<Alert> revisions(Path folder) {
    List<Alert> read = new ArrayList<>();
    try (Broker broker = EmbeddedBroker.start(folder.resolve("demo/kafka"), OptionalInt.empty())) {
      Map<String, Object> settings = new HashMap<>(broker.clientSettings());
      settings.put("isolation.level", "read_committed");
      try (KafkaConsumer<String, Alert> consumer =
          new KafkaConsumer<>(
              settings, new StringDeserializer(), new EventDeserializer<>(Alert.class))) {
        String topic = Topics.ALERTS.under(Topics.DEFAULT_PREFIX);
        List<TopicPartition> partitions =
            consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
          consumer.poll(Duration.ofMillis(200)).forEach(r -> read.add(r.value()));
        }
      }
    }
    return read;
  }
}
