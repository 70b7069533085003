package io.faultline.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import org.junit.jupiter.api.Test;

class RemarksTest {
  private static final String NETWORK = "org.apache.kafka.clients.NetworkClient";

  @Test
  void aTopicThatIsBeingMadeIsNoWarning() {
    assertThat(
            decided(
                NETWORK,
                "[Consumer a] The metadata response from the cluster reported a recoverable issue"))
        .isEqualTo(FilterReply.DENY);
  }

  @Test
  void aBrokerThatCantBeReachedIsOne() {
    assertThat(
            decided(NETWORK, "Connection to node -1 could not be established. Node may be down."))
        .isEqualTo(FilterReply.NEUTRAL);
  }

  @Test
  void whichTasksAreMadeAnewAfterAKillIsSaidOnce() {
    assertThat(
            decided(
                "org.apache.kafka.streams.processor.internals.StreamThread",
                "Detected the states of tasks [1_0] are corrupted. Will close the task as dirty"))
        .isEqualTo(FilterReply.NEUTRAL);
  }

  private static FilterReply decided(String logger, String message) {
    LoggingEvent event = new LoggingEvent();
    event.setLoggerContext(new LoggerContext());
    event.setLoggerName(logger);
    event.setLevel(Level.WARN);
    event.setMessage(message);
    return new Remarks().decide(event);
  }
}
