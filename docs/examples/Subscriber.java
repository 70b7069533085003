import io.faultline.events.Alert;
import io.faultline.events.kafka.EventDeserializer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Prints the alerts of one portfolio, each revision once, from the first on.
 *
 * <pre>java -cp 'app/target/faultline/lib/*' docs/examples/Subscriber.java global-payments [localhost:9092]</pre>
 */
public final class Subscriber {
  public static void main(String... args) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", args.length > 1 ? args[1] : "localhost:9092",
            "group.id", "my-desk",
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(
            settings, new StringDeserializer(), new EventDeserializer<>(Alert.class))) {
      consumer.subscribe(List.of("faultline.alerts." + args[0]));
      while (true) {
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          Alert alert = record.value();
          System.out.printf(
              "%s %s, revision %d: %s%n",
              alert.severity(), alert.status(), alert.revision(), alert.title());
        }
        consumer.commitSync();
      }
    }
  }
}
