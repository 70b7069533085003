package io.faultline.alerts.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.alerts.Stories;
import io.faultline.events.Alert;
import io.faultline.events.kafka.EventDeserializer;
import io.faultline.events.kafka.EventSerializer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DistributorTest {
  @TempDir private Path folder;
  private final List<String> made = new ArrayList<>();

  private TopologyTestDriver driver() {
    Properties settings = new Properties();
    settings.put("application.id", "test");
    settings.put("bootstrap.servers", "nowhere:1");
    settings.put("state.dir", folder.toString());
    return new TopologyTestDriver(
        Distributor.topology(
            "t.",
            portfolio -> {
              made.add(portfolio);
              return !portfolio.contains(" ");
            }),
        settings);
  }

  private static void pipe(TopologyTestDriver driver, Alert... alerts) {
    TestInputTopic<String, Alert> in =
        driver.createInputTopic(
            "t.alerts", new StringSerializer(), new EventSerializer<>("/faultline/streams"));
    for (Alert alert : alerts) {
      in.pipeInput(alert.key(), alert);
    }
  }

  private static TestOutputTopic<String, Alert> topic(TopologyTestDriver driver, String portfolio) {
    return driver.createOutputTopic(
        "t.alerts." + portfolio, new StringDeserializer(), new EventDeserializer<>(Alert.class));
  }

  @Test
  void everyPortfolioHasItsTopicWhichIsMadeFirst() {
    try (TopologyTestDriver driver = driver()) {
      pipe(driver, Stories.softBank(), Stories.visa());
      assertThat(made).containsExactly("growth", "asia", "growth");
      assertThat(topic(driver, "asia").readValuesToList())
          .extracting(a -> a.holding().companyId())
          .containsExactly("softbank-group");
      assertThat(topic(driver, "growth").readValuesToList()).hasSize(2);
    }
  }

  @Test
  void theHeadersCountThePortfoliosRevisions() {
    try (TopologyTestDriver driver = driver()) {
      pipe(driver, Stories.softBankEscalated());
      byte[] id = topic(driver, "asia").readRecord().headers().lastHeader("ce_id").value();
      assertThat(new String(id, java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo(Stories.softBank().alertId() + "/1");
    }
  }
}
