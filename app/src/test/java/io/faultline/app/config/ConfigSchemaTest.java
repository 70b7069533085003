package io.faultline.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigSchemaTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(ConfigSchema.text());

  /** To write it again: {@code ./faultline check --schema > docs/faultline.schema.json}. */
  @Test
  void thePublishedSchemaIsThatOfTheRecords() throws IOException {
    assertThat(ROOT.resolve("docs/faultline.schema.json")).hasContent(ConfigSchema.text().strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"faultline.example.yaml", "deploy/faultline.yaml"})
  void whatWeShipIsValidByTheSchemaAndForTheReader(String file) throws IOException {
    Path example = ROOT.resolve(file);
    assertThat(SCHEMA.validate(Files.readString(example), InputFormat.YAML)).isEmpty();
    assertThat(ConfigFile.read(example, name -> "https://hooks.example/" + name)).isNotNull();
  }

  @Test
  void anUnknownKeyIsRefused() {
    assertThat(SCHEMA.validate("{\"http\": {\"prot\": 1}}", InputFormat.JSON)).hasSize(1);
  }

  @Test
  void aRequiredKeyIsRequired() {
    assertThat(SCHEMA.validate("{\"sources\": {\"feeds\": [{}]}}", InputFormat.JSON)).hasSize(1);
  }

  @Test
  void aVariableMayStandForANumber() {
    assertThat(SCHEMA.validate("{\"http\": {\"port\": \"${PORT}\"}}", InputFormat.JSON)).isEmpty();
  }
}
