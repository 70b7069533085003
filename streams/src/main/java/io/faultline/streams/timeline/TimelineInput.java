package io.faultline.streams.timeline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.faultline.events.LockUp;
import io.faultline.streams.reading.CompanyReport;
import java.time.Instant;

/** What comes into the timeline of one company. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "input")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TimelineInput.Reported.class, name = "report"),
  @JsonSubTypes.Type(value = TimelineInput.Moved.class, name = "move"),
  @JsonSubTypes.Type(value = TimelineInput.LockUpStated.class, name = "lock-up"),
  @JsonSubTypes.Type(value = TimelineInput.Listed.class, name = "listing"),
  @JsonSubTypes.Type(value = TimelineInput.Ticked.class, name = "tick")
})
public sealed interface TimelineInput {
  /** When it could be known. */
  Instant knownAt();

  /** What an article says of the company. */
  record Reported(CompanyReport report) implements TimelineInput {
    @Override
    public Instant knownAt() {
      return report.knownAt();
    }
  }

  /** What the company's share did. */
  record Moved(MarketMove move) implements TimelineInput {
    @Override
    public Instant knownAt() {
      return move.knownAt();
    }
  }

  /** What a source says of a lock-up of the company's shares. */
  record LockUpStated(LockUp lockUp) implements TimelineInput {
    @Override
    public Instant knownAt() {
      return lockUp.knownFrom();
    }
  }

  /** What an official list says of the company. */
  record Listed(ScreenedListing listing) implements TimelineInput {
    @Override
    public Instant knownAt() {
      return listing.change().changedAt();
    }
  }

  /** What time it is. */
  record Ticked(Instant time) implements TimelineInput {
    @Override
    public Instant knownAt() {
      return time;
    }
  }
}
