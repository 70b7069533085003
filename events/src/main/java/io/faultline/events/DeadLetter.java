package io.faultline.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What could not be taken, with its cause and its place, so that somebody can mend it and send it
 * again.
 *
 * @param deadLetterId names it; the same place has the same one
 * @param service which part refused it: ingest, streams, alerts
 * @param cause a class of causes, small enough for a metric's label
 * @param message what was expected and what was there
 * @param place where it came from
 * @param contentType what the payload was meant to be
 * @param payload the refused content in base64, cut at {@link #MAX_PAYLOAD} bytes before encoding;
 *     null where there was none
 * @param occurredAt when it was refused
 */
public record DeadLetter(
    String deadLetterId,
    String service,
    DeadLetterCause cause,
    String message,
    Place place,
    @Nullable String contentType,
    @Nullable String payload,
    Instant occurredAt)
    implements Event {

  /** More of a payload than this is not kept. */
  public static final int MAX_PAYLOAD = 256 * 1024;

  public DeadLetter {
    Check.text(deadLetterId, "deadLetterId");
    Check.text(service, "service");
    Check.present(cause, "cause");
    Check.text(message, "message");
    Check.present(place, "place");
    Check.present(occurredAt, "occurredAt");
  }

  /** A record of a topic, or a line of a file, or an address; what doesn't apply is null. */
  public record Place(
      @Nullable String topic,
      @Nullable Integer partition,
      @Nullable Long offset,
      @Nullable String file,
      @Nullable Long line,
      @Nullable String field,
      @Nullable String url) {
    public static Place ofRecord(String topic, int partition, long offset) {
      return new Place(topic, partition, offset, null, null, null, null);
    }

    public static Place ofLine(String file, long line, @Nullable String field) {
      return new Place(null, null, null, file, line, field, null);
    }

    public static Place ofUrl(String url) {
      return new Place(null, null, null, null, null, null, url);
    }
  }

  @Override
  public String eventId() {
    return deadLetterId;
  }

  @Override
  public String key() {
    return deadLetterId;
  }

  @Override
  public Instant time() {
    return occurredAt;
  }
}
