package io.faultline.app.config;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of {@link Node}s. It goes on after a mistake, so that all mistakes are found in one
 * go; where there was one, the value is null and nothing is built of it.
 */
final class RecordReader {
  private static final int NEARLY_THE_SAME = 3;

  private final Scalars scalars;
  private final List<Problem> problems;

  RecordReader(Scalars scalars, List<Problem> problems) {
    this.scalars = scalars;
    this.problems = problems;
  }

  /** The record that a node holds; null where there was a problem. */
  <R extends Record> @Nullable R read(Class<R> type, Node node, String key) {
    return switch (node) {
      case Node.Mapping mapping -> record(type, mapping, key);
      case Node.Empty empty -> record(type, new Node.Mapping(empty.line(), Map.of()), key);
      case Node.Scalar _, Node.Sequence _ ->
          problem(node.line(), key, "expected keys and values below it");
    };
  }

  private <R extends Record> @Nullable R record(Class<R> type, Node.Mapping mapping, String key) {
    int before = problems.size();
    RecordComponent[] components = type.getRecordComponents();
    refuseUnknown(mapping, components, key);
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = component(components[i], mapping, key);
    }
    return problems.size() > before ? null : construct(type, components, values, mapping, key);
  }

  private void refuseUnknown(Node.Mapping mapping, RecordComponent[] components, String key) {
    List<String> known = Arrays.stream(components).map(RecordComponent::getName).toList();
    mapping
        .entries()
        .forEach(
            (name, entry) -> {
              if (!known.contains(name)) {
                problems.add(
                    new Problem(
                        entry.line(), below(key, name), "unknown key; " + suggestion(name, known)));
              }
            });
  }

  private static String suggestion(String name, List<String> known) {
    return known.stream()
        .filter(k -> LevenshteinDistance.getDefaultInstance().apply(k, name) < NEARLY_THE_SAME)
        .findFirst()
        .map("did you mean \"%s\"?"::formatted)
        .orElse("here one can write " + String.join(", ", known));
  }

  private @Nullable Object component(
      RecordComponent component, Node.Mapping mapping, String parent) {
    String key = below(parent, component.getName());
    Node.Entry entry = mapping.entries().get(component.getName());
    if (entry == null || entry.value() instanceof Node.Empty) {
      return absent(component, entry == null ? mapping.line() : entry.line(), key);
    }
    return value(component.getAnnotatedType(), setting(component), entry.value(), key);
  }

  private @Nullable Object absent(RecordComponent component, int line, String key) {
    Setting setting = setting(component);
    Class<?> type = component.getType();
    if (setting != null && !setting.byDefault().isEmpty()) {
      return scalar(setting.byDefault(), type, setting, line, key);
    }
    if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      return null;
    }
    if (type == List.class) {
      return List.of();
    }
    if (type == Map.class) {
      return Map.of();
    }
    if (type.isRecord()) {
      return record(type.asSubclass(Record.class), new Node.Mapping(line, Map.of()), key);
    }
    return problem(line, key, "is missing" + (setting == null ? "" : "; " + setting.value()));
  }

  private @Nullable Object value(
      AnnotatedType annotated, @Nullable Setting setting, Node node, String key) {
    Class<?> type = raw(annotated.getType());
    if (type == List.class) {
      return list(argument(annotated, 0), setting, node, key);
    }
    if (type == Map.class) {
      return map(argument(annotated, 1), setting, node, key);
    }
    if (type.isRecord()) {
      return read(type.asSubclass(Record.class), node, key);
    }
    return node instanceof Node.Scalar(int line, String text)
        ? scalar(text, type, setting, line, key)
        : problem(node.line(), key, "expected a single value");
  }

  private List<Object> list(AnnotatedType of, @Nullable Setting setting, Node node, String key) {
    List<Object> values = new ArrayList<>();
    if (node instanceof Node.Sequence(int _, List<Node> items)) {
      for (int i = 0; i < items.size(); i++) {
        Object value = value(of, setting, items.get(i), "%s[%d]".formatted(key, i));
        if (value != null) {
          values.add(value);
        }
      }
    } else {
      problem(node.line(), key, "expected a list, with one \"- \" for each");
    }
    return List.copyOf(values);
  }

  /** Keys of a map may be written with dots or as a tree: {@code a.b: 1} is {@code a: {b: 1}}. */
  private Map<String, Object> map(
      AnnotatedType of, @Nullable Setting setting, Node node, String key) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (node instanceof Node.Mapping mapping) {
      boolean tree = !raw(of.getType()).isRecord();
      entries(mapping, "", tree)
          .forEach(
              (name, entry) -> {
                Object value = value(of, setting, entry, below(key, name));
                if (value != null) {
                  values.put(name, value);
                }
              });
    } else {
      problem(node.line(), key, "expected keys and values below it");
    }
    return Map.copyOf(values);
  }

  private static Map<String, Node> entries(Node.Mapping mapping, String prefix, boolean tree) {
    Map<String, Node> flat = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (name, entry) -> {
              if (tree && entry.value() instanceof Node.Mapping below) {
                flat.putAll(entries(below, prefix + name + ".", /* tree= */ true));
              } else {
                flat.put(prefix + name, entry.value());
              }
            });
    return flat;
  }

  private @Nullable Object scalar(
      String text, Class<?> type, @Nullable Setting setting, int line, String key) {
    try {
      return scalars.read(text, type, setting);
    } catch (IllegalArgumentException e) {
      return problem(line, key, String.valueOf(e.getMessage()));
    }
  }

  /** The checks of the record itself speak last; their message begins with the key it is about. */
  private <R extends Record> @Nullable R construct(
      Class<R> type,
      RecordComponent[] components,
      @Nullable Object[] values,
      Node.Mapping mapping,
      String key) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        return problem(mapping.line(), key, String.valueOf(refused.getMessage()));
      }
      throw new IllegalStateException("can't make a " + type.getSimpleName(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("can't make a " + type.getSimpleName(), e);
    }
  }

  private <T> @Nullable T problem(int line, String key, String message) {
    problems.add(new Problem(line, key, message));
    return null;
  }

  private static @Nullable Setting setting(RecordComponent component) {
    return component.getAnnotation(Setting.class);
  }

  private static AnnotatedType argument(AnnotatedType type, int index) {
    return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[index];
  }

  static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType parameterized -> raw(parameterized.getRawType());
      default -> throw new IllegalStateException("the configuration can't hold a " + type);
    };
  }

  private static String below(String key, String name) {
    return key.isEmpty() ? name : key + "." + name;
  }
}
