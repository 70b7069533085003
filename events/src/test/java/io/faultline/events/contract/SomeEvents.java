package io.faultline.events.contract;

import io.faultline.events.Event;
import io.faultline.events.EventType;
import io.faultline.events.Portfolio;
import io.faultline.events.PriceBar;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Any valid event, from a seed: texts in several scripts, absent values absent half of the time,
 * lists of up to three.
 */
final class SomeEvents {
  private static final List<String> TEXTS =
      List.of(
          "a",
          "softbank-group",
          "商汤科技",
          "センスタイム",
          "\"quoted\", <b>&</b>",
          "two\nlines\t",
          "😀 emoji",
          "0020.HK");
  private static final Set<String> FRACTIONS =
      Set.of("share", "weight", "confidence", "strength", "shareOfOutstanding");

  private final Random random;

  private SomeEvents(long seed) {
    this.random = new Random(seed);
  }

  static Event of(EventType type, long seed) {
    return (Event) new SomeEvents(seed).record(type.record());
  }

  private Object record(Class<?> type) {
    if (type == PriceBar.class) {
      return bar();
    }
    if (type == Portfolio.Thresholds.class) {
      return new Portfolio.Thresholds(random.nextInt(20), 20 + random.nextInt(20), 50, 75);
    }
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      boolean absent = SchemaWriter.nullable(component) && random.nextBoolean();
      values[i] = absent ? null : value(component.getName(), component.getGenericType());
    }
    if (type.getSimpleName().equals("Relationship")) {
      values[1] = values[0] + "-2";
    }
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(type + " refused " + Arrays.toString(values), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object value(String name, Type type) {
    if (type instanceof ParameterizedType list) {
      List<Object> items = new ArrayList<>();
      for (int n = random.nextInt(4); n > 0; n--) {
        items.add(value(name, list.getActualTypeArguments()[0]));
      }
      return items;
    }
    Class<?> raw = (Class<?>) type;
    if (raw == String.class) {
      return TEXTS.get(random.nextInt(TEXTS.size()));
    } else if (raw == Instant.class) {
      return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
    } else if (raw == LocalDate.class) {
      return LocalDate.ofEpochDay(random.nextInt(40_000));
    } else if (raw == boolean.class) {
      return random.nextBoolean();
    } else if (raw == int.class || raw == Integer.class) {
      return 1 + random.nextInt(1000);
    } else if (raw == long.class || raw == Long.class) {
      return random.nextLong(Long.MAX_VALUE);
    } else if (raw == double.class || raw == Double.class) {
      return FRACTIONS.contains(name) ? random.nextDouble() : 100 * random.nextDouble();
    } else if (raw == BigDecimal.class) {
      return BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(5));
    } else if (raw.isEnum()) {
      return raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
    } else {
      return record(raw);
    }
  }

  private PriceBar bar() {
    BigDecimal low = BigDecimal.valueOf(1 + random.nextInt(1000), 2);
    BigDecimal high = low.add(BigDecimal.valueOf(random.nextInt(1000), 2));
    @Nullable Instant from = random.nextBoolean() ? null : (Instant) value("from", Instant.class);
    return new PriceBar(
        "0020.HK",
        LocalDate.ofEpochDay(random.nextInt(40_000)),
        from,
        low,
        high,
        low,
        high,
        random.nextInt(1_000_000),
        random.nextBoolean() ? null : "HKD",
        (Instant) value("knownAt", Instant.class),
        "exchange");
  }
}
