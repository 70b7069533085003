package io.faultline.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.DeadLetter;
import io.faultline.events.DeadLetterCause;
import io.faultline.events.Topics;
import io.faultline.events.kafka.EventDeserializer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step that fails at some records, run with the handlers that the service has. */
final class DeadLetterHandlerTest {
  @TempDir Path stateDir;
  private TopologyTestDriver driver;

  @BeforeEach
  void build() {
    StreamsSettings settings =
        StreamsSettings.of(Map.of("bootstrap.servers", "unused:1"), "test.", stateDir);
    InstantSource clock = InstantSource.fixed(Instant.parse("2022-07-08T12:00:00Z"));
    Measures measures = new Measures(new SimpleMeterRegistry(), clock);
    Properties properties = new Properties();
    properties.putAll(StreamsService.config(settings, clock, measures).originals());
    // The driver drops what is sent in a transaction between two records, as dead letters are.
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    Topology topology = new Topology();
    Deserializer<String> clear = DeadLetterHandlerTest::clear;
    topology.addSource("source", new StringDeserializer(), clear, "in");
    topology.addProcessor("step", Step::new, "source");
    Serializer<String> small = DeadLetterHandlerTest::small;
    topology.addSink("sink", "out", new StringSerializer(), small, "step");
    driver = new TopologyTestDriver(topology, properties);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  private static final class Step extends ContextualProcessor<String, String, String, String> {
    @Override
    public void process(Record<String, String> record) {
      if (record.value().equals("a riddle")) {
        throw new IllegalStateException("no step can solve a riddle");
      }
      context().forward(record);
    }
  }

  private static String clear(String topic, byte[] value) {
    String text = new String(value, UTF_8);
    if (text.equals("a scribble")) {
      throw new SerializationException("nobody can read this hand");
    }
    return text;
  }

  private static byte[] small(String topic, String value) {
    if (value.length() > 20) {
      throw new SerializationException("a value of " + value.length() + " letters is too large");
    }
    return value.getBytes(UTF_8);
  }

  @Test
  void aRecordThatCannotBeReadBecomesADeadLetterWithCauseAndOriginAndTheNextIsTaken() {
    send("fine", "a scribble", "fine too");
    assertThat(received()).containsExactly("fine", "fine too");
    DeadLetter letter = onlyLetter();
    assertThat(letter.cause()).isEqualTo(DeadLetterCause.INVALID);
    assertThat(letter.message()).contains("nobody can read this hand");
    assertThat(letter.place()).isEqualTo(DeadLetter.Place.ofRecord("in", 0, 1));
    assertThat(payload(letter)).isEqualTo("a scribble");
  }

  @Test
  void aRecordThatAStepFailsAtBecomesADeadLetterWithCauseAndOriginAndTheNextIsTaken() {
    send("fine", "a riddle", "fine too");
    assertThat(received()).containsExactly("fine", "fine too");
    DeadLetter letter = onlyLetter();
    assertThat(letter.cause()).isEqualTo(DeadLetterCause.PROCESSING);
    assertThat(letter.message()).contains("no step can solve a riddle");
    assertThat(letter.place()).isEqualTo(DeadLetter.Place.ofRecord("in", 0, 1));
    assertThat(payload(letter)).isEqualTo("a riddle");
  }

  @Test
  void aResultThatIsTooLargeToWriteBecomesADeadLetterOfWhatItCameFrom() {
    send("fine", "much too long for this sink", "fine too");
    assertThat(received()).containsExactly("fine", "fine too");
    DeadLetter letter = onlyLetter();
    assertThat(letter.cause()).isEqualTo(DeadLetterCause.TOO_LARGE);
    assertThat(letter.message()).contains("27 letters");
    assertThat(letter.place()).isEqualTo(DeadLetter.Place.ofRecord("in", 0, 1));
    assertThat(payload(letter)).isEqualTo("much too long for this sink");
  }

  private void send(String... values) {
    var input = driver.createInputTopic("in", new StringSerializer(), new StringSerializer());
    for (String value : values) {
      input.pipeInput("key", value);
    }
  }

  private List<String> received() {
    return driver
        .createOutputTopic("out", new StringDeserializer(), new StringDeserializer())
        .readValuesToList();
  }

  private DeadLetter onlyLetter() {
    List<DeadLetter> letters =
        driver
            .createOutputTopic(
                Topics.DEAD_LETTERS.under("test."),
                new StringDeserializer(),
                new EventDeserializer<>(DeadLetter.class))
            .readValuesToList();
    assertThat(letters).hasSize(1);
    return letters.getFirst();
  }

  private static String payload(DeadLetter letter) {
    return new String(Base64.getDecoder().decode(letter.payload()), UTF_8);
  }
}
