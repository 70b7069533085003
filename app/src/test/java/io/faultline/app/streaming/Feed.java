package io.faultline.app.streaming;

import io.faultline.events.Article;
import io.faultline.events.Event;
import io.faultline.events.EventType;
import io.faultline.events.ListingChange;
import io.faultline.events.LockUp;
import io.faultline.events.PriceBar;
import io.faultline.events.Topic;
import io.faultline.events.Topics;
import io.faultline.events.kafka.EventSerializer;
import io.faultline.streams.replay.Inputs;
import io.faultline.streams.replay.Span;
import io.faultline.streams.topology.TickPublisher;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes the inputs of a scenario as they became known: what holds anyway first, then day by day
 * with a tick at each midnight, as fast as the broker takes them.
 */
final class Feed implements AutoCloseable {
  private static final Map<EventType, Topic> TOPICS =
      Topics.all().stream().collect(Collectors.toMap(Topic::type, Function.identity()));

  private final String prefix;
  private final KafkaProducer<String, Event> producer;
  private final TickPublisher ticks;

  Feed(Map<String, String> clientSettings, String prefix) {
    this.prefix = prefix;
    this.producer =
        new KafkaProducer<>(
            new HashMap<String, Object>(clientSettings),
            new StringSerializer(),
            new EventSerializer<Event>("/test"));
    this.ticks = new TickPublisher(clientSettings, prefix);
  }

  /** The first tick, and then everything that is no event of a day. */
  void begin(Inputs inputs, Span span) {
    ticks.publish(span.from());
    send(inputs.companies());
    send(inputs.relationships());
    send(inputs.portfolios());
    send(inputs.rules());
    send(knownUntil(inputs.listings(), ListingChange::changedAt, span.from()));
    send(knownUntil(inputs.lockUps(), LockUp::knownFrom, span.from()));
    send(knownUntil(inputs.prices(), PriceBar::knownAt, span.from()));
    producer.flush();
  }

  /** One midnight after the other; {@code afterEach} runs between them. */
  void days(Inputs inputs, Span span, Runnable afterEach) {
    List<Event> news = new ArrayList<>();
    news.addAll(inputs.listings());
    news.addAll(inputs.lockUps());
    news.addAll(inputs.prices());
    news.addAll(inputs.articles());
    news.removeIf(e -> knownAt(e).isBefore(span.from()) || knownAt(e).isAfter(span.to()));
    news.sort(Comparator.comparing(Feed::knownAt).thenComparing(Event::eventId));
    Instant midnight = span.from();
    List<Event> day = new ArrayList<>();
    for (Event event : news) {
      while (!knownAt(event).isBefore(midnight)) {
        send(day);
        day.clear();
        ticks.publish(midnight);
        afterEach.run();
        midnight = midnight.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
      }
      day.add(event);
    }
    send(day);
    for (; !midnight.isAfter(span.to()); midnight = midnight.plus(Duration.ofDays(1))) {
      ticks.publish(midnight);
    }
  }

  private static Instant knownAt(Event event) {
    return event instanceof Article article ? article.knownAt() : event.time();
  }

  private static <E> List<E> knownUntil(List<E> all, Function<E, Instant> known, Instant until) {
    return all.stream().filter(e -> known.apply(e).isBefore(until)).toList();
  }

  private void send(List<? extends Event> events) {
    for (Event event : events) {
      String topic = TOPICS.get(EventType.of(event)).under(prefix);
      producer.send(new ProducerRecord<>(topic, event.key(), event));
    }
    producer.flush();
  }

  @Override
  public void close() {
    ticks.close();
    producer.close();
  }
}
