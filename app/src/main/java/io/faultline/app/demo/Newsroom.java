package io.faultline.app.demo;

import io.faultline.events.Event;
import java.time.Instant;
import java.util.List;

/**
 * What the story needs of the running system. Each method returns when its work is acknowledged.
 */
interface Newsroom {
  /** Until when facts have been published; {@link Instant#MIN} before the first. */
  Instant publishedUntil();

  /** Publishes facts, and remembers with them until when they have been published. */
  void publish(List<Event> facts, Instant until);

  /** Looks at all lists and news sources, as of the story's clock. */
  void look() throws InterruptedException;

  /** Says what time it is. */
  void tick(Instant time);

  /** Waits until what is known has been thought through and delivered, within reason. */
  void settle() throws InterruptedException;
}
