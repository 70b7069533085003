package io.faultline.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedBrokerTest {
  private static final OptionalInt ANY_PORT = OptionalInt.empty();

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path dir;

  @Test
  void whatWasAcknowledgedIsThereAfterAStopAndAStart() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(dir, ANY_PORT)) {
      write(broker, "before the stop");
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(dir, ANY_PORT)) {
      assertThat(read(broker)).containsExactly("before the stop");
    }
  }

  @Test
  void whatWasAcknowledgedIsThereAfterTheProcessWasKilled() throws Exception {
    Process process = brokerInItsOwnProcess();
    try {
      String address = process.inputReader().readLine();
      write(new ExternalBroker(Map.of("bootstrap.servers", address)), "before the kill");
    } finally {
      process.destroyForcibly().waitFor();
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(dir, ANY_PORT)) {
      assertThat(read(broker)).containsExactly("before the kill");
    }
  }

  @Test
  void listensOnLoopbackAtTheFixedPort() throws Exception {
    int port = freePort();
    try (EmbeddedBroker broker = EmbeddedBroker.start(dir, OptionalInt.of(port))) {
      assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
    }
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      OptionalInt port = OptionalInt.of(taken.getLocalPort());
      assertThatThrownBy(() -> EmbeddedBroker.start(dir, port))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " of 127.0.0.1 is taken");
    }
  }

  @Test
  void aFolderInUseIsRefusedAndItsBrokerGoesOn() throws Exception {
    try (EmbeddedBroker first = EmbeddedBroker.start(dir, ANY_PORT)) {
      assertThatThrownBy(() -> EmbeddedBroker.start(dir, ANY_PORT))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("is using this directory");
      write(first, "still here");
      assertThat(read(first)).containsExactly("still here");
      assertThat(first.failure()).isEmpty();
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.writeString(dir.resolve("file"), "");
    assertThatThrownBy(() -> EmbeddedBroker.start(file.resolve("data"), ANY_PORT))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining(file.resolve("data").toString());
  }

  @Test
  void aLostFolderIsReportedAndDoesNotEndTheProcess() throws Exception {
    CompletableFuture<String> told = new CompletableFuture<>();
    Path data = dir.resolve("data");
    EmbeddedBroker broker = EmbeddedBroker.start(data, ANY_PORT, told::complete);
    delete(data);
    try (Admin admin = Admin.create(settings(broker))) {
      // Makes the broker write, and so find out.
      admin.createTopics(List.of(new NewTopic("greetings", 1, (short) 1)));
      assertThat(told.get(60, TimeUnit.SECONDS)).contains(data.toString());
    }
    assertThat(broker.failure()).isPresent();
    broker.close();
  }

  private Process brokerInItsOwnProcess() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "-Xmx256m"));
    command.addAll(List.of(BrokerProcess.class.getName(), dir.toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static Map<String, Object> settings(Broker broker) {
    return new HashMap<>(broker.clientSettings());
  }

  private static void write(Broker broker, String greeting) throws Exception {
    try (Admin admin = Admin.create(settings(broker))) {
      admin.createTopics(List.of(new NewTopic("greetings", 1, (short) 1))).all().get();
    }
    try (var producer =
        new KafkaProducer<>(settings(broker), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>("greetings", greeting)).get();
    }
  }

  private static List<String> read(Broker broker) {
    TopicPartition partition = new TopicPartition("greetings", 0);
    List<String> greetings = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings(broker), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> greetings.add(record.value()));
      }
    }
    return greetings;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
