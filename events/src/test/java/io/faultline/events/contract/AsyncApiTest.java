package io.faultline.events.contract;

import io.faultline.events.EventType;
import io.faultline.events.Json;
import io.faultline.events.Topic;
import io.faultline.events.Topics;
import io.faultline.events.kafka.CloudEventHeaders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

class AsyncApiTest {
  private final Javadocs docs = Javadocs.below(Path.of("src/main/java"));

  AsyncApiTest() throws IOException {}

  @Test
  void theCommittedDocumentIsThatOfTheTopics() throws IOException {
    String yaml =
        YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build()
            .writeValueAsString(document());
    Golden.compare(
        Path.of("src/main/resources/asyncapi.yaml"),
        "# Generated from io.faultline.events.Topics and the records: mvn test -pl events"
            + " -Dgolden=write\n"
            + yaml);
  }

  private ObjectNode document() {
    ObjectNode doc = Json.mapper().createObjectNode();
    doc.put("asyncapi", "3.0.0");
    doc.putObject("info")
        .put("title", "Faultline")
        .put("version", "1.0.0")
        .put(
            "description",
            "Explained warnings of geopolitical exposure. Values are JSON; the CloudEvents 1.0"
                + " attributes are Kafka headers (binary mode). Read with"
                + " isolation.level=read_committed. Pass over fields and codes that you do not"
                + " know: they may be added without notice; anything else changes the version in"
                + " ce_type.")
        .putObject("license")
        .put("name", "Apache-2.0")
        .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
    doc.put("defaultContentType", "application/json");
    ObjectNode channels = doc.putObject("channels");
    ObjectNode operations = doc.putObject("operations");
    for (Topic topic : Topics.all()) {
      channel(channels.putObject(topic.name()), topic, "{prefix}" + topic.name());
      operation(operations, topic.name(), topic);
    }
    ObjectNode own = channels.putObject("alerts-of-portfolio");
    channel(own, Topics.alertsOf("{portfolio}"), "{prefix}alerts.{portfolio}");
    ((ObjectNode) own.get("parameters"))
        .putObject("portfolio")
        .put("description", "The portfolio whose alerts, and no other's, the topic holds.");
    operation(operations, "alerts-of-portfolio", Topics.ALERTS);
    ObjectNode components = doc.putObject("components");
    ObjectNode messages = components.putObject("messages");
    for (EventType type : EventType.values()) {
      ObjectNode message = messages.putObject(slug(type));
      message.put("name", type.type());
      docs.of(type.record(), null).ifPresent(d -> message.put("summary", d));
      message.put("contentType", "application/json");
      message.putObject("headers").put("$ref", "#/components/schemas/cloudEvent");
      message.putObject("payload").put("$ref", type.schema());
    }
    headers(components.putObject("schemas").putObject("cloudEvent"));
    return doc;
  }

  private static void channel(ObjectNode channel, Topic topic, String address) {
    channel.put("address", address);
    channel
        .putObject("messages")
        .putObject(slug(topic.type()))
        .put("$ref", "#/components/messages/" + slug(topic.type()));
    channel
        .putObject("parameters")
        .putObject("prefix")
        .put("description", "What all names begin with; kafka.topicPrefix in the configuration.")
        .put("default", Topics.DEFAULT_PREFIX);
    ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
    kafka.put("bindingVersion", "0.5.0");
    kafka.put("partitions", topic.partitions());
    ObjectNode settings = kafka.putObject("topicConfiguration");
    settings.putArray("cleanup.policy").add(topic.settings().get("cleanup.policy"));
    for (String number : List.of("retention.ms", "max.message.bytes")) {
      settings.put(number, Long.parseLong(topic.settings().get(number)));
    }
    channel.put(
        "description",
        "Key: "
            + topic.keyedBy()
            + ". Message timestamps are LogAppendTime; event time is ce_time.");
  }

  /** Faultline sends all of them; prices and articles may be sent by others as well. */
  private static void operation(ObjectNode operations, String name, Topic topic) {
    ObjectNode operation = operations.putObject("send-" + name);
    operation.put("action", "send");
    operation.putObject("channel").put("$ref", "#/channels/" + name);
    operation
        .putArray("messages")
        .addObject()
        .put("$ref", "#/channels/" + name + "/messages/" + slug(topic.type()));
  }

  private static void headers(ObjectNode schema) {
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    property(properties, CloudEventHeaders.SPEC_VERSION, "Always 1.0.");
    property(
        properties,
        CloudEventHeaders.ID,
        "The same for an exact repeat, different for everything else of the type.");
    property(properties, CloudEventHeaders.TYPE, "The type with its major version.");
    property(properties, CloudEventHeaders.SOURCE, "Which part of Faultline wrote it.");
    property(properties, CloudEventHeaders.TIME, "Event time, RFC 3339 in UTC.");
    property(properties, CloudEventHeaders.SUBJECT, "The key.");
    property(properties, CloudEventHeaders.CONTENT_TYPE, "Always application/json.");
    properties.propertyNames().forEach(schema.withArray("required")::add);
  }

  private static void property(ObjectNode properties, String name, String description) {
    properties.putObject(name).put("type", "string").put("description", description);
  }

  private static String slug(EventType type) {
    return type.schema().replaceAll("schemas/(.*)\\.v1\\.schema\\.json", "$1");
  }
}
