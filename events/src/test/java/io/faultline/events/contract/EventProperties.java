package io.faultline.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.faultline.events.Event;
import io.faultline.events.EventType;
import io.faultline.events.Json;
import io.faultline.events.Topics;
import io.faultline.events.kafka.EventDeserializer;
import io.faultline.events.kafka.EventSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.header.internals.RecordHeaders;

class EventProperties {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<EventType, Schema> SCHEMAS = new EnumMap<>(EventType.class);

  static {
    for (EventType type : EventType.values()) {
      try (InputStream in =
          Objects.requireNonNull(EventType.class.getResourceAsStream("/" + type.schema()))) {
        SCHEMAS.put(type, REGISTRY.getSchema(in, InputFormat.JSON));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Property
  void everyEventValidatesAgainstItsOwnSchemaAndNoOther(@ForAll EventType type, @ForAll long seed) {
    String json = Json.write(SomeEvents.of(type, seed));
    List<EventType> valid =
        Arrays.stream(EventType.values())
            .filter(
                t ->
                    Objects.requireNonNull(SCHEMAS.get(t))
                        .validate(json, InputFormat.JSON)
                        .isEmpty())
            .toList();
    assertThat(valid).as(json).containsExactly(type);
  }

  @Property
  void everyEventReadsBackAsItWasWritten(@ForAll EventType type, @ForAll long seed) {
    Event event = SomeEvents.of(type, seed);
    assertThat(Json.read(Json.write(event), type.record())).isEqualTo(event);
  }

  @Property
  void anExactRepeatHasTheSameIdAndKeyAfterItsJourney(@ForAll EventType type, @ForAll long seed) {
    Event event = SomeEvents.of(type, seed);
    Event back = Json.read(Json.write(event), type.record());
    assertThat(back.eventId()).isEqualTo(event.eventId());
    assertThat(back.key()).isEqualTo(event.key());
  }

  @Property(tries = 200)
  void theCloudEventsSdkReadsWhatWeWrite(@ForAll EventType type, @ForAll long seed) {
    Event event = SomeEvents.of(type, seed);
    RecordHeaders headers = new RecordHeaders();
    byte[] value = new EventSerializer<>("/faultline/test").serialize("any", headers, event);
    try (CloudEventDeserializer sdk = new CloudEventDeserializer()) {
      CloudEvent read = sdk.deserialize("any", headers, value);
      assertThat(read.getId()).isEqualTo(event.eventId());
      assertThat(read.getType()).isEqualTo(type.type());
      assertThat(read.getSource()).hasToString("/faultline/test");
      assertThat(read.getTime()).isEqualTo(event.time().atOffset(ZoneOffset.UTC));
      assertThat(read.getDataContentType()).isEqualTo("application/json");
      assertThat(
              new String(Objects.requireNonNull(read.getData()).toBytes(), StandardCharsets.UTF_8))
          .isEqualTo(Json.write(event));
    }
  }

  @Property(tries = 200)
  void ourDeserializerReadsWhatWeWrite(@ForAll EventType type, @ForAll long seed) {
    Event event = SomeEvents.of(type, seed);
    RecordHeaders headers = new RecordHeaders();
    byte[] value = new EventSerializer<>("/faultline/test").serialize("any", headers, event);
    try (EventDeserializer<? extends Event> ours = new EventDeserializer<>(type.record())) {
      assertThat(ours.deserialize(Topics.ALERTS.name(), headers, value)).isEqualTo(event);
    }
  }
}
