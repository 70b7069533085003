package io.faultline.app.config;

import io.faultline.events.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of {@code faultline.yaml}, by which editors complete and check it. It is made of
 * the records themselves.
 */
public final class ConfigSchema {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ConfigSchema() {}

  /** The schema, indented. */
  public static String text() {
    ObjectNode schema = NODES.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "faultline.yaml");
    schema.setAll(of(Config.class, null));
    return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
  }

  private static ObjectNode of(Type type, @Nullable Setting setting) {
    Class<?> raw = RecordReader.raw(type);
    if (raw.isRecord()) {
      return record(raw);
    }
    ObjectNode schema = NODES.objectNode();
    if (raw == List.class) {
      schema.put("type", "array");
      schema.set("items", of(((ParameterizedType) type).getActualTypeArguments()[0], setting));
      return schema;
    }
    if (raw == Map.class) {
      schema.put("type", "object");
      Type value = ((ParameterizedType) type).getActualTypeArguments()[1];
      if (RecordReader.raw(value).isRecord()) {
        schema.set("additionalProperties", of(value, setting));
      }
      return schema;
    }
    return scalar(raw, setting);
  }

  private static ObjectNode record(Class<?> type) {
    ObjectNode schema = NODES.objectNode();
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = NODES.arrayNode();
    for (RecordComponent component : type.getRecordComponents()) {
      Setting setting = component.getAnnotation(Setting.class);
      ObjectNode property = of(component.getGenericType(), setting);
      if (setting != null) {
        property.put("description", description(setting));
      }
      properties.set(component.getName(), property);
      if (required(component, setting)) {
        required.add(component.getName());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema;
  }

  private static String description(Setting setting) {
    return setting.byDefault().isEmpty()
        ? setting.value()
        : "%s Default: %s".formatted(setting.value(), setting.byDefault());
  }

  private static boolean required(RecordComponent component, @Nullable Setting setting) {
    return (setting == null || setting.byDefault().isEmpty())
        && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        && Scalars.reads(component.getType());
  }

  /** Whatever the type, a variable of the environment may stand for it. */
  private static ObjectNode scalar(Class<?> type, @Nullable Setting setting) {
    ObjectNode schema = NODES.objectNode();
    if (type.isEnum()) {
      return orVariable(schema.set("enum", Json.mapper().valueToTree(Scalars.codesOf(type))));
    }
    if (type == boolean.class) {
      return orVariable(schema.put("type", "boolean"));
    }
    if (type == int.class
        || type == Integer.class
        || type == double.class
        || type == Double.class) {
      schema.put("type", type == int.class || type == Integer.class ? "integer" : "number");
      if (setting != null) {
        schema.put("minimum", setting.min());
        if (setting.max() != Integer.MAX_VALUE) {
          schema.put("maximum", setting.max());
        }
      }
      return orVariable(schema);
    }
    if (type == Duration.class) {
      return orVariable(schema.put("type", "string").put("pattern", "^\\d{1,9} *(ms|s|m|h|d)$"));
    }
    if (type == URI.class) {
      return orVariable(schema.put("type", "string").put("pattern", "^https?://"));
    }
    return schema.put("type", "string");
  }

  private static ObjectNode orVariable(ObjectNode schema) {
    ObjectNode either = NODES.objectNode();
    either.putArray("anyOf").add(schema).addObject().put("type", "string").put("pattern", "\\$\\{");
    return either;
  }
}
