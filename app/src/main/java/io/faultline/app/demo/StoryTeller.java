package io.faultline.app.demo;

import io.faultline.events.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Tells the story: moves the clock from stop to stop, and at each one makes known what became known
 * by then. A stop is remembered only when it is through; after a crash the one that was under way
 * is gone through again, which changes nothing that was done, because facts are published together
 * with the memory of it and articles are published once.
 */
final class StoryTeller {
  private final Timetable timetable;
  private final Press press;
  private final StoryClock clock;
  private final DemoFolder folder;
  private final Newsroom newsroom;
  private final Audience audience;

  /** Who watches the story. */
  interface Audience {
    /** The clock has come to a time, at which this became known. */
    void at(Instant time, List<Event> facts, List<Press.Item> articles);
  }

  StoryTeller(
      Timetable timetable,
      Press press,
      StoryClock clock,
      DemoFolder folder,
      Newsroom newsroom,
      Audience audience) {
    this.timetable = timetable;
    this.press = press;
    this.clock = clock;
    this.folder = folder;
    this.newsroom = newsroom;
    this.audience = audience;
  }

  /** Tells what is left of the story; returns at its end. */
  void tell() throws InterruptedException, IOException {
    Instant told = folder.toldUntil().orElse(Instant.MIN);
    for (Instant stop : timetable.stopsAfter(told)) {
      Instant before = told;
      clock.moveTo(stop);
      List<Event> facts = timetable.known(newsroom.publishedUntil(), stop);
      List<Press.Item> articles =
          press.articles().stream()
              .filter(a -> a.published().isAfter(before) && !a.published().isAfter(stop))
              .toList();
      audience.at(stop, facts, articles);
      newsroom.publish(facts, stop);
      newsroom.look();
      newsroom.tick(stop);
      newsroom.settle();
      folder.toldUntil(stop);
      told = stop;
    }
  }
}
