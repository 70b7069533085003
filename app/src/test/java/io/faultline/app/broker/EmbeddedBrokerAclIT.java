package io.faultline.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultline.alerts.distribution.Distributor;
import io.faultline.app.telling.Warning;
import io.faultline.events.Alert;
import io.faultline.events.Topics;
import io.faultline.events.kafka.EventDeserializer;
import io.faultline.events.kafka.EventSerializer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker with SASL/SCRAM and Kafka's authorizer: an investor's principal reads the topic of their
 * portfolio and nothing else. The ACLs are those that docs/alerts.md tells to set.
 */
class EmbeddedBrokerAclIT {
  private static final String PREFIX = "faultline.";
  private static final String ASIA = Topics.alertsOf("asia").under(PREFIX);
  private static final String GROWTH = Topics.alertsOf("growth").under(PREFIX);

  @TempDir private static Path folder;
  private static KafkaRaftServer server;
  private static int port;
  private static Distributor distributor;

  @BeforeAll
  static void start() throws Exception {
    port = freePort();
    int controller = freePort();
    Properties p = new Properties();
    p.put("process.roles", "broker,controller");
    p.put("node.id", "1");
    p.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
    p.put("controller.listener.names", "CONTROLLER");
    p.put(
        "listeners",
        "SASL_PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controller));
    p.put("listener.security.protocol.map", "SASL_PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.put("inter.broker.listener.name", "SASL_PLAINTEXT");
    p.put("sasl.enabled.mechanisms", "SCRAM-SHA-256");
    p.put("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-256");
    p.put("listener.name.sasl_plaintext.scram-sha-256.sasl.jaas.config", jaas("faultline", "own"));
    p.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    // The controller's listener is of this machine alone and has no users.
    p.put("super.users", "User:faultline;User:ANONYMOUS");
    p.put("log.dirs", folder.toString());
    p.put("auto.create.topics.enable", "false");
    p.put("offsets.topic.replication.factor", "1");
    p.put("offsets.topic.num.partitions", "2");
    p.put("transaction.state.log.replication.factor", "1");
    p.put("transaction.state.log.min.isr", "1");
    p.put("transaction.state.log.num.partitions", "2");
    p.put("group.initial.rebalance.delay.ms", "0");
    p.put("log.cleaner.dedupe.buffer.size", "8388608");
    new Formatter()
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .setControllerListenerName("CONTROLLER")
        .addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString())
        .setScramArguments(
            List.of(
                "SCRAM-SHA-256=[name=faultline,password=own]",
                "SCRAM-SHA-256=[name=asia-desk,password=theirs]"))
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
    server = new KafkaRaftServer(KafkaConfig.fromProps(p, false), Time.SYSTEM);
    server.startup();
    new TopicSetup(as("faultline", "own"), PREFIX, Map.of(), Duration.ofSeconds(60))
        .prepare(List.of(Topics.ALERTS));
    allowAsiaDesk();
    distributor = new Distributor(as("faultline", "own"), PREFIX, folder.resolve("state"));
    distributor.start();
    try (KafkaProducer<String, Alert> producer =
        new KafkaProducer<>(
            new HashMap<>(as("faultline", "own")),
            new StringSerializer(),
            new EventSerializer<>("/faultline/test"))) {
      Alert both = Warning.of("both", 1, "asia", "growth");
      Alert growth = Warning.of("growth-alone", 1, "growth");
      for (Alert alert : List.of(both, growth)) {
        producer.send(new ProducerRecord<>(Topics.ALERTS.under(PREFIX), alert.key(), alert)).get();
      }
    }
    assertThat(read("faultline", "own", GROWTH, "growth-reader", 2)).hasSize(2);
  }

  @AfterAll
  static void stop() {
    if (distributor != null) {
      distributor.close();
    }
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
    }
  }

  /** What {@code kafka-acls} does with the commands of the manual. */
  private static void allowAsiaDesk() throws Exception {
    AccessControlEntry reads = allow(AclOperation.READ);
    try (Admin admin = Admin.create(new HashMap<>(as("faultline", "own")))) {
      admin
          .createAcls(
              List.of(
                  new AclBinding(
                      new ResourcePattern(ResourceType.TOPIC, ASIA, PatternType.LITERAL), reads),
                  new AclBinding(
                      new ResourcePattern(ResourceType.GROUP, "asia-desk", PatternType.PREFIXED),
                      reads)))
          .all()
          .get();
    }
  }

  private static AccessControlEntry allow(AclOperation operation) {
    return new AccessControlEntry("User:asia-desk", "*", operation, AclPermissionType.ALLOW);
  }

  private static String jaas(String user, String password) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(user, password);
  }

  private static Map<String, String> as(String user, String password) {
    return Map.of(
        "bootstrap.servers",
        "127.0.0.1:" + port,
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "SCRAM-SHA-256",
        "sasl.jaas.config",
        jaas(user, password));
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The ids of the alerts of a topic; waits until there are so many. */
  private static Set<String> read(
      String user, String password, String topic, String group, int count) {
    Map<String, Object> settings = new HashMap<>(as(user, password));
    settings.put("group.id", group);
    settings.put("auto.offset.reset", "earliest");
    settings.put("isolation.level", "read_committed");
    Set<String> ids = new HashSet<>();
    try (KafkaConsumer<String, Alert> consumer =
        new KafkaConsumer<>(
            settings, new StringDeserializer(), new EventDeserializer<>(Alert.class))) {
      consumer.subscribe(List.of(topic));
      for (int i = 0; i < 60 && ids.size() < count; i++) {
        consumer.poll(Duration.ofMillis(500)).forEach(r -> ids.add(r.value().alertId()));
      }
    }
    return ids;
  }

  @Test
  void anInvestorReadsTheTopicOfTheirPortfolio() {
    assertThat(read("asia-desk", "theirs", ASIA, "asia-desk-1", 1)).containsExactly("both");
  }

  @Test
  void anInvestorReadsNeitherAnothersTopicNorThatOfAll() {
    for (String topic : List.of(GROWTH, Topics.ALERTS.under(PREFIX))) {
      assertThatThrownBy(() -> read("asia-desk", "theirs", topic, "asia-desk-2", 1))
          .as(topic)
          .isInstanceOf(AuthorizationException.class);
    }
  }

  @Test
  void anInvestorDoesNotSeeThatOtherTopicsAreThere() throws Exception {
    try (Admin admin = Admin.create(new HashMap<>(as("asia-desk", "theirs")))) {
      assertThat(admin.listTopics().names().get()).containsExactly(ASIA);
    }
  }

  @Test
  void anInvestorWritesNothing() {
    Map<String, Object> settings = new HashMap<>(as("asia-desk", "theirs"));
    try (KafkaProducer<String, Alert> producer =
        new KafkaProducer<>(
            settings, new StringSerializer(), new EventSerializer<>("/faultline/test"))) {
      Alert forged = Warning.of("forged", 1, "asia");
      assertThatThrownBy(() -> producer.send(new ProducerRecord<>(ASIA, "forged", forged)).get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(AuthorizationException.class);
    }
  }

  @Test
  void aWrongPasswordOpensNothing() {
    assertThatThrownBy(() -> read("asia-desk", "guessed", ASIA, "asia-desk-3", 1))
        .isInstanceOf(SaslAuthenticationException.class);
  }
}
