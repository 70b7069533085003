package io.faultline.app.demo;

import io.faultline.app.Faultline;
import io.faultline.app.config.Config;
import io.faultline.ingest.folder.InputFolder;
import io.faultline.ingest.lists.ListFormat;
import io.faultline.ingest.news.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The story of SenseTime, SoftBank and two card companies, May to July 2022, ready to be told to a
 * running Faultline: its news sites are open, its files are laid out, its clock stands where it was
 * stopped.
 */
public final class Story implements AutoCloseable {
  /** A Friday evening in Hong Kong, a month before the lock-up ends. */
  private static final Instant BEGINNING = Instant.parse("2022-05-27T12:00:00Z");

  /** Thirty days before the lock-up ends, with an hour for what follows. */
  private static final Instant FIRST_ALERT = Instant.parse("2022-05-30T02:00:00Z");

  private static final Instant END = Instant.parse("2022-07-13T12:00:00Z");

  private final DemoFolder folder;
  private final Press press;
  private final StoryClock clock;
  private final List<NewsSite> sites;
  private final Timetable timetable;

  private Story(
      DemoFolder folder, Press press, StoryClock clock, List<NewsSite> sites, Timetable timetable) {
    this.folder = folder;
    this.press = press;
    this.clock = clock;
    this.sites = List.copyOf(sites);
    this.timetable = timetable;
  }

  /**
   * Opens the story.
   *
   * @param root the folder in which it lays out its files and remembers how far it was told
   * @param brief whether it ends with its first alert
   * @throws IOException if a site can't be opened or the folder can't be written
   */
  public static Story open(Path root, boolean brief) throws IOException {
    DemoFolder folder = DemoFolder.at(root);
    Press press = Press.read();
    StoryClock clock = new StoryClock(folder.toldUntil().orElse(BEGINNING));
    Timetable timetable =
        new Timetable(
            InputFolder.read(folder.input()), press, BEGINNING, brief ? FIRST_ALERT : END);
    return new Story(folder, press, clock, sites(folder, press, clock), timetable);
  }

  private static List<NewsSite> sites(DemoFolder folder, Press press, StoryClock clock)
      throws IOException {
    List<NewsSite> sites = new ArrayList<>();
    for (Press.Outlet outlet : press.outlets()) {
      int port = folder.port(outlet.id());
      try {
        NewsSite site = NewsSite.open(press, outlet, clock, port);
        sites.add(site);
        folder.port(outlet.id(), site.port());
      } catch (IOException e) {
        sites.forEach(NewsSite::close);
        throw new IOException(
            "the port %d, at which %s published before, is taken; free it, or begin again with --fresh"
                .formatted(port, outlet.name()),
            e);
      }
    }
    return sites;
  }

  /** By which the story's things happen and are seen. */
  public Clock clock() {
    return clock;
  }

  /** What a Faultline that is to hear the story must watch. */
  public Config.Sources sources() {
    List<Config.Feed> feeds =
        sites.stream()
            .map(
                s ->
                    new Config.Feed(
                        s.feed(),
                        s.name(),
                        "en",
                        /* every= */ null,
                        Source.Content.PAGES,
                        /* askRobots= */ true,
                        /* privateNetwork= */ true))
            .toList();
    List<Config.OfficialList> lists =
        List.of(
            list(ListFormat.OFAC_CONSOLIDATED_CSV, folder.ofacNonSdn()),
            list(ListFormat.CSL_CSV, folder.consolidatedScreeningList()));
    return new Config.Sources(
        List.of(),
        feeds,
        lists,
        List.of(),
        /* starter= */ false,
        /* webSub= */ null,
        List.of(),
        List.of(),
        /* postedPrices= */ null);
  }

  private static Config.OfficialList list(ListFormat format, Path file) {
    return new Config.OfficialList(format, null, file, Duration.ofHours(6));
  }

  DemoFolder folder() {
    return folder;
  }

  List<NewsSite> sites() {
    return sites;
  }

  /** How much of it has been told by a time, from 0 to 100. */
  int percentAt(Instant time) {
    int stops = timetable.stopsAfter(Instant.MIN).size();
    return 100 * (stops - timetable.stopsAfter(time).size()) / stops;
  }

  /** Whether all of it has been told. */
  boolean isTold() throws IOException {
    return percentAt(folder.toldUntil().orElse(Instant.MIN)) == 100;
  }

  /** Tells what is left of it to a Faultline that watches {@link #sources}, at a pace. */
  void tell(Faultline faultline, Pace pace, StoryTeller.Audience audience)
      throws IOException, InterruptedException {
    try (LiveNewsroom newsroom = new LiveNewsroom(faultline, pace)) {
      new StoryTeller(timetable, press, clock, folder, newsroom, audience).tell();
    }
  }

  /** Tells what is left of it, with a pause at every stop, to whoever listens at the broker. */
  public void tell(Faultline faultline, Duration pause) throws IOException, InterruptedException {
    tell(faultline, Pace.of(pause), (time, facts, articles) -> {});
  }

  @Override
  public void close() {
    sites.forEach(NewsSite::close);
  }
}
