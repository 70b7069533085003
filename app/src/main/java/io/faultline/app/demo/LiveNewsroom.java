package io.faultline.app.demo;

import io.faultline.app.Faultline;
import io.faultline.events.Event;
import io.faultline.ingest.publishing.KafkaEventPublisher;
import io.faultline.ingest.publishing.Note;
import io.faultline.streams.topology.TickPublisher;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The newsroom of a running Faultline. */
final class LiveNewsroom implements Newsroom, AutoCloseable {
  private static final String AREA = "story";
  private static final String UNTIL = AREA + "/published-until";

  private final Faultline faultline;
  private final KafkaEventPublisher publisher;
  private final TickPublisher ticker;
  private final Pace pace;

  LiveNewsroom(Faultline faultline, Pace pace) {
    this.faultline = faultline;
    this.pace = pace;
    this.publisher = faultline.publisher(AREA);
    this.ticker = new TickPublisher(faultline.clientSettings(), faultline.prefix());
  }

  @Override
  public Instant publishedUntil() {
    Map<String, String> notes = publisher.recall(AREA);
    String until = notes.get(UNTIL);
    return until == null ? Instant.MIN : Instant.parse(until);
  }

  @Override
  public void publish(List<Event> facts, Instant until) {
    publisher.publish(facts, List.of(new Note(UNTIL, until.toString())));
  }

  @Override
  public void look() throws InterruptedException {
    faultline.lists().pollNow();
    faultline.news().pollNow();
  }

  @Override
  public void tick(Instant time) {
    ticker.publish(time);
  }

  @Override
  public void settle() throws InterruptedException {
    pace.await();
  }

  @Override
  public void close() {
    ticker.close();
    publisher.close();
  }
}
