package io.faultline.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultline.app.broker.TopicSetup.Difference;
import io.faultline.app.broker.TopicSetup.Outcome;
import io.faultline.events.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class TopicSetupTest {
  @RegisterExtension final BrokerFixture broker = new BrokerFixture();

  @Test
  void makesEveryTopicUnderThePrefix() {
    Outcome outcome = setup().prepare(Topics.all());
    assertThat(outcome.created())
        .hasSize(Topics.all().size())
        .contains(broker.prefix() + "articles", broker.prefix() + "dead-letters");
    assertThat(outcome.differences()).isEmpty();
  }

  @Test
  void findsNothingToDoTheSecondTime() {
    setup().prepare(Topics.all());
    assertThat(setup().prepare(Topics.all())).isEqualTo(new Outcome(List.of(), List.of()));
  }

  @Test
  void aTopicOfOtherSettingsIsReportedAndLeftAsItIs() throws Exception {
    String alerts = broker.prefix() + "alerts";
    try (Admin admin = Admin.create(new HashMap<String, Object>(broker.clientSettings()))) {
      NewTopic topic = new NewTopic(alerts, 2, (short) 1).configs(Topics.ALERTS.settings());
      topic.configs().replace("retention.ms", "86400000");
      admin.createTopics(List.of(topic)).all().get();
    }
    Outcome outcome = setup().prepare(List.of(Topics.ALERTS));
    assertThat(outcome.created()).isEmpty();
    assertThat(outcome.differences())
        .containsExactly(
            new Difference(alerts, "partitions", "4", "2"),
            new Difference(alerts, "retention.ms", "-1", "86400000"))
        .first()
        .hasToString(alerts + ": partitions should be 4, is 2");
  }

  @Test
  void theConfigurationMayAskForOtherNumbersOfPartitions() {
    TopicSetup wide =
        new TopicSetup(
            broker.clientSettings(),
            broker.prefix(),
            Map.of("articles", 7),
            Duration.ofSeconds(30));
    wide.prepare(List.of(Topics.ARTICLES));
    assertThat(setup().prepare(List.of(Topics.ARTICLES)).differences())
        .extracting(Difference::actual)
        .containsExactly("7");
  }

  @Test
  void aBrokerThatDoesNotAnswerIsAnError() {
    TopicSetup nowhere =
        new TopicSetup(
            Map.of("bootstrap.servers", "127.0.0.1:1"), "", Map.of(), Duration.ofMillis(200));
    assertThatThrownBy(() -> nowhere.prepare(List.of(Topics.ARTICLES)))
        .isInstanceOf(BrokerException.class);
  }

  private TopicSetup setup() {
    return TopicSetup.on(broker.broker(), broker.prefix());
  }
}
