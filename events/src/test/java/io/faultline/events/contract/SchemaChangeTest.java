package io.faultline.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.EventType;
import io.faultline.events.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class SchemaChangeTest {
  /**
   * The schemas as subscribers have them. They change only with a release, and then only by
   * additions.
   */
  private static final Path PUBLISHED = Path.of("src/test/resources/published");

  @ParameterizedTest
  @EnumSource
  void noSubscriberToThePublishedSchemaIsBroken(EventType type) throws IOException {
    JsonNode published = Json.mapper().readTree(Files.readString(PUBLISHED.resolve(type.schema())));
    JsonNode current =
        Json.mapper()
            .readTree(Files.readString(Path.of("src/main/resources").resolve(type.schema())));
    assertThat(SchemaChange.breaks(published, current))
        .as("a break needs a new major version of %s", type.type())
        .isEmpty();
  }

  @Test
  void aNewFieldIsNoBreak() {
    assertThat(
            breaks(
                "{'properties':{'a':{'type':'string'}}}",
                "{'properties':{'a':{'type':'string'},'b':{}}}"))
        .isEmpty();
  }

  @Test
  void aNewCodeIsNoBreak() {
    assertThat(breaks("{'enum':['a']}", "{'enum':['a','b']}")).isEmpty();
  }

  @Test
  void aFieldThatIsGoneBreaks() {
    assertThat(
            breaks(
                "{'properties':{'a':{'properties':{'b':{}}}}}",
                "{'properties':{'a':{'properties':{}}}}"))
        .containsExactly("a.b is gone");
  }

  @Test
  void aFieldThatMayNowBeAbsentBreaks() {
    assertThat(
            breaks(
                "{'properties':{'a':{}},'required':['a']}",
                "{'properties':{'a':{}},'required':[]}"))
        .containsExactly("a may now be absent");
  }

  @Test
  void anotherTypeBreaksBehindAReferenceToo() {
    assertThat(
            breaks(
                "{'properties':{'a':{'type':'array','items':{'$ref':'#/$defs/A'}}},'$defs':{'A':{'type':'string'}}}",
                "{'properties':{'a':{'type':'array','items':{'$ref':'#/$defs/A'}}},'$defs':{'A':{'type':'number'}}}"))
        .containsExactly("a[] was of type string, is number");
  }

  @Test
  void aCodeThatIsGoneBreaks() {
    assertThat(
            breaks(
                "{'properties':{'a':{'enum':['x','y']}}}", "{'properties':{'a':{'enum':['x']}}}"))
        .containsExactly("a no longer has y");
  }

  private static List<String> breaks(String published, String current) {
    return SchemaChange.breaks(
        Json.mapper().readTree(published.replace('\'', '"')),
        Json.mapper().readTree(current.replace('\'', '"')));
  }
}
