package io.faultline.events.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.faultline.events.EventType;
import io.faultline.events.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the JSON Schema (2020-12) of a record from its components, with the Javadoc as
 * descriptions.
 */
final class SchemaWriter {
  private final Javadocs docs;

  SchemaWriter(Javadocs docs) {
    this.docs = docs;
  }

  ObjectNode schema(EventType type) {
    Map<String, ObjectNode> nested = new LinkedHashMap<>();
    ObjectNode schema = Json.mapper().createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:faultline:" + type.schema());
    schema.put("title", type.type());
    object(schema, type.record(), nested);
    if (!nested.isEmpty()) {
      ObjectNode defs = schema.putObject("$defs");
      nested.forEach(defs::set);
    }
    return schema;
  }

  private void object(ObjectNode schema, Class<?> record, Map<String, ObjectNode> nested) {
    docs.of(record, null).ifPresent(d -> schema.put("description", d));
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = Json.mapper().createArrayNode();
    for (RecordComponent component : record.getRecordComponents()) {
      String name = name(component);
      ObjectNode property = properties.putObject(name);
      docs.of(record, component.getName()).ifPresent(d -> property.put("description", d));
      value(property, component.getGenericType(), nested);
      if (!nullable(component)) {
        required.add(name);
      }
    }
    schema.set("required", required);
  }

  private void value(ObjectNode schema, Type type, Map<String, ObjectNode> nested) {
    if (type instanceof ParameterizedType list) {
      schema.put("type", "array");
      value(schema.putObject("items"), list.getActualTypeArguments()[0], nested);
      return;
    }
    Class<?> raw = (Class<?>) type;
    if (raw == String.class) {
      schema.put("type", "string");
    } else if (raw == Instant.class) {
      schema.put("type", "string").put("format", "date-time");
    } else if (raw == LocalDate.class) {
      schema.put("type", "string").put("format", "date");
    } else if (raw == boolean.class) {
      schema.put("type", "boolean");
    } else if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
      schema.put("type", "integer");
    } else if (raw == double.class || raw == Double.class || raw == BigDecimal.class) {
      schema.put("type", "number");
    } else if (raw.isEnum()) {
      schema.put("type", "string");
      ArrayNode codes = schema.putArray("enum");
      for (Object constant : raw.getEnumConstants()) {
        codes.add(Json.mapper().<JsonNode>valueToTree(constant));
      }
    } else if (raw.isRecord()) {
      schema.put("$ref", "#/$defs/" + raw.getSimpleName());
      if (!nested.containsKey(raw.getSimpleName())) {
        ObjectNode inner = Json.mapper().createObjectNode();
        nested.put(raw.getSimpleName(), inner);
        object(inner, raw, nested);
      }
    } else {
      throw new IllegalArgumentException("no JSON Schema for " + raw);
    }
  }

  static String name(RecordComponent component) {
    JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
    return renamed == null ? component.getName() : renamed.value();
  }

  static boolean nullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
