package io.faultline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.app.broker.BrokerFixture;
import io.faultline.events.DeadLetter;
import io.faultline.events.DeadLetterCause;
import io.faultline.events.Topics;
import io.faultline.ingest.publishing.KafkaConnection;
import io.faultline.ingest.publishing.KafkaEventPublisher;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DeadLettersCommandTest {
  @RegisterExtension private final BrokerFixture broker = new BrokerFixture();
  @TempDir private Path folder;

  @BeforeEach
  void refuseARecordAndALine() throws Exception {
    broker.withTopics(List.of(Topics.ARTICLES, Topics.DEAD_LETTERS));
    Files.writeString(
        folder.resolve("faultline.yaml"),
        "kafka:\n  bootstrap.servers: %s\ntopics:\n  prefix: %s\n"
            .formatted(broker.clientSettings().get("bootstrap.servers"), broker.prefix()));
    publish(
        letter(
            "1a2b3c4d",
            DeadLetter.Place.ofRecord(Topics.ARTICLES.under(broker.prefix()), 1, 118),
            Base64.getEncoder().encodeToString("{}".getBytes(StandardCharsets.UTF_8))),
        letter("5e6f7a8b", DeadLetter.Place.ofLine("prices.csv", 17, "low"), null));
  }

  @Test
  void theListSaysCauseAndPlace() {
    Said said = run("list");
    assertThat(said.code()).isZero();
    assertThat(said.out())
        .contains("1a2b3c4d  2026-11-23T06:00:00Z  streams  invalid  ")
        .contains("articles, partition 1, offset 118")
        .contains("prices.csv:17, low")
        .contains("2 dead letters, 0 of them put back");
  }

  @Test
  void redriveSaysWhatWentBackAndListNoLongerShowsIt() {
    Said said = run("redrive", "1a2b");
    assertThat(said.code()).isZero();
    assertThat(said.out()).contains("1a2b3c4d  put back into", "1 put back, 0 not");
    assertThat(run("list").out())
        .doesNotContain("1a2b3c4d")
        .contains("2 dead letters, 1 of them put back");
    assertThat(run("list", "--all").out()).contains("1a2b3c4d", "put back at");
  }

  @Test
  void whatCanNotGoBackIsSaidAndFails() {
    Said said = run("redrive", "5e6f7a8b");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out()).contains("5e6f7a8b  not put back: it never was a record");
  }

  @Test
  void anUnknownIdIsBadInput() {
    Said said = run("redrive", "ffff");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("ffff: no such dead letter");
  }

  @Test
  void withoutIdsOneHasToSayAll() {
    assertThat(run("redrive").err()).contains("either ids of dead letters, or --all");
  }

  private record Said(int code, String out, String err) {}

  private Said run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        FaultlineCommand.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 3];
    all[0] = "dead-letters";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "-c";
    all[arguments.length + 2] = folder.resolve("faultline.yaml").toString();
    return new Said(command.execute(all), out.toString(), err.toString());
  }

  private static DeadLetter letter(String id, DeadLetter.Place place, String payload) {
    return new DeadLetter(
        id,
        "streams",
        DeadLetterCause.INVALID,
        "url must not be empty",
        place,
        "application/json",
        payload,
        Instant.parse("2026-11-23T06:00:00Z"));
  }

  private void publish(DeadLetter... letters) {
    try (KafkaEventPublisher publisher =
        new KafkaEventPublisher(
            new KafkaConnection(
                Map.copyOf(broker.clientSettings()),
                broker.prefix(),
                "test",
                Duration.ofSeconds(30)))) {
      publisher.publish(List.of(letters));
    }
  }
}
