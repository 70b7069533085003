package io.faultline.events;

import java.time.Instant;

/**
 * Time as a record. No stage reads the wall clock: what must happen on a day happens when a tick of
 * that day comes by.
 *
 * @param time what time it is, for everything that reads this partition
 * @param ticker who says so
 */
public record Tick(Instant time, String ticker) implements Event {
  public Tick {
    Check.present(time, "time");
    Check.text(ticker, "ticker");
  }

  @Override
  public String eventId() {
    return ticker + "/" + time;
  }

  @Override
  public String key() {
    return ticker;
  }
}
