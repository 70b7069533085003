package io.faultline.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.EventType;
import io.faultline.events.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemasTest {
  private static final Path RESOURCES = Path.of("src/main/resources");

  @ParameterizedTest
  @EnumSource
  void theCommittedSchemaIsThatOfTheRecord(EventType type) throws IOException {
    SchemaWriter writer = new SchemaWriter(Javadocs.below(Path.of("src/main/java")));
    String generated =
        Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(writer.schema(type))
            + "\n";
    Golden.compare(RESOURCES.resolve(type.schema()), generated);
  }

  @Test
  void thereIsNoSchemaWithoutARecord() throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve("schemas"))) {
      assertThat(files.map(f -> "schemas/" + f.getFileName()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(EventType.values()).map(EventType::schema).toList());
    }
  }
}
