package io.faultline.events;

import java.time.Instant;
import java.util.List;
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
 * @param recordKey the key of the refused record in base64; null where there was none
 * @param headers the headers of the refused record; empty where there were none
 * @param redrivenAt when it was put back for a second try; null as long as it was not. A letter
 *     that says so is a later record of the same id
 */
public record DeadLetter(
    String deadLetterId,
    String service,
    DeadLetterCause cause,
    String message,
    Place place,
    @Nullable String contentType,
    @Nullable String payload,
    Instant occurredAt,
    @Nullable String recordKey,
    List<Header> headers,
    @Nullable Instant redrivenAt)
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
    headers = Check.list(headers);
  }

  /** Of what was never a record: a line of a file, or what an address gave. */
  public DeadLetter(
      String deadLetterId,
      String service,
      DeadLetterCause cause,
      String message,
      Place place,
      @Nullable String contentType,
      @Nullable String payload,
      Instant occurredAt) {
    this(
        deadLetterId,
        service,
        cause,
        message,
        place,
        contentType,
        payload,
        occurredAt,
        null,
        List.of(),
        null);
  }

  /** The same letter, put back for a second try. */
  public DeadLetter redriven(Instant at) {
    return new DeadLetter(
        deadLetterId,
        service,
        cause,
        message,
        place,
        contentType,
        payload,
        occurredAt,
        recordKey,
        headers,
        at);
  }

  /**
   * A header of a record.
   *
   * @param value in base64; null where the header had none
   */
  public record Header(String name, @Nullable String value) {
    public Header {
      Check.text(name, "name");
    }
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

  /** That it was put back is another event than that it was refused. */
  @Override
  public String eventId() {
    return redrivenAt == null ? deadLetterId : deadLetterId + "-redriven";
  }

  @Override
  public String key() {
    return deadLetterId;
  }

  @Override
  public Instant time() {
    return redrivenAt == null ? occurredAt : redrivenAt;
  }
}
