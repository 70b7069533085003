package io.faultline.app.streaming;

import io.faultline.events.Alert;
import io.faultline.events.AlertStatus;
import io.faultline.events.Event;
import io.faultline.events.Topic;
import io.faultline.events.kafka.EventDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a run has concluded, in the order of each alert's revisions. */
record Outcome(SortedMap<String, List<Alert>> byAlert) {
  /** Reads all committed revisions. */
  static Outcome read(Map<String, String> clientSettings, Topic alerts, String prefix) {
    return of(readAll(clientSettings, alerts.under(prefix), Alert.class));
  }

  static Outcome of(List<Alert> revisions) {
    SortedMap<String, List<Alert>> byAlert = new TreeMap<>();
    revisions.forEach(a -> byAlert.computeIfAbsent(a.alertId(), i -> new ArrayList<>()).add(a));
    return new Outcome(byAlert);
  }

  static <E extends Event> List<E> readAll(
      Map<String, String> clientSettings, String topic, Class<E> record) {
    Map<String, Object> settings = new HashMap<>(clientSettings);
    settings.put("isolation.level", "read_committed");
    List<E> all = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new EventDeserializer<>(record))) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(r -> all.add(r.value()));
      }
    }
    return all;
  }

  /** Alerts whose revisions are not 1, 2, 3... in this order. */
  List<String> brokenRevisions() {
    List<String> broken = new ArrayList<>();
    byAlert.forEach(
        (id, revisions) -> {
          for (int i = 0; i < revisions.size(); i++) {
            if (revisions.get(i).revision() != i + 1) {
              broken.add(
                  id + ": " + revisions.stream().map(a -> String.valueOf(a.revision())).toList());
              break;
            }
          }
        });
    return broken;
  }

  /** The live alerts in words that don't depend on the order of arrival. */
  List<String> conclusions() {
    return byAlert.values().stream()
        .map(List::getLast)
        .filter(a -> a.status() != AlertStatus.RETRACTED)
        .map(Outcome::inWords)
        .sorted()
        .toList();
  }

  private static String inWords(Alert alert) {
    return "%s <- %s %s %s %s %.1f paths %s evidence %s market %s"
        .formatted(
            alert.holding().companyId(),
            alert.origin().companyId(),
            alert.risk().type().family(),
            alert.status() == AlertStatus.RESOLVED ? "resolved" : "live",
            alert.severity(),
            alert.score(),
            alert.paths().stream()
                .map(p -> "%.4f/%d".formatted(p.strength(), p.steps().size()))
                .sorted()
                .toList(),
            alert.evidence().stream()
                .map(e -> e.kind() + ":" + e.url() + ":" + e.stance())
                .sorted()
                .toList(),
            alert.market().stream()
                .sorted(Comparator.comparing((Alert.Market m) -> m.date()))
                .map(m -> m.kind() + ":" + m.symbol() + ":" + m.date())
                .sorted()
                .toList());
  }
}
