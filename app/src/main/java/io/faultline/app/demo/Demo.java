package io.faultline.app.demo;

import io.faultline.alerts.ledger.DeliveryBook;
import io.faultline.app.Faultline;
import io.faultline.app.OpenParts;
import io.faultline.app.Plan;
import io.faultline.app.Service;
import io.faultline.app.config.ConfigFile;
import io.faultline.events.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the whole of Faultline on a {@link Story}, and shows it in the terminal. Starting it again
 * continues where it stopped.
 */
public final class Demo implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

  private static final int KAFKA_PORT = 9092;
  private static final int HTTP_PORT = 8080;

  private static final Duration LONGEST_STOP = Duration.ofSeconds(3);
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(60);

  /** Longer than Kafka takes to accept or refuse what is being published. */
  private static final Duration LONGEST_BREAK = Duration.ofSeconds(30);

  private static final Duration DELIVERY_CHECK = Duration.ofMillis(100);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Story story;
  private final Screen screen;
  private final OpenParts opened = new OpenParts();
  private final CountDownLatch told = new CountDownLatch(1);

  // Mutable state
  private volatile boolean closing;
  private volatile @Nullable Thread teller;
  private volatile @Nullable Faultline faultline;

  private Demo(Story story, Screen screen) {
    this.story = opened.add(story);
    this.screen = screen;
  }

  /**
   * Prepares the demo, shown on the standard output.
   *
   * @param root its data folder
   * @param brief whether it ends with the first alert
   * @throws IOException if a site can't be opened or the folder can't be written
   */
  public static Demo in(Path root, boolean brief) throws IOException {
    return new Demo(Story.open(root, brief), Screen.standard());
  }

  /** Where it logs to. */
  public Path log() {
    return story.folder().log();
  }

  /**
   * Starts everything and tells what is left of the story; returns when all of it is delivered.
   *
   * @throws InterruptedException if it is closed meanwhile
   */
  public void run() throws IOException, InterruptedException {
    teller = Thread.currentThread();
    try {
      perform();
    } catch (RuntimeException | IOException e) {
      // What breaks because the demo is being closed is no failure.
      if (!closing) {
        throw e;
      }
      LOG.debug("broken off", e);
      throw new InterruptedException("closed");
    } finally {
      teller = null;
      told.countDown();
    }
  }

  private void perform() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    screen.print(
        "Faultline tells the story of SenseTime, SoftBank and two card companies, 2022.\n");
    SlackStandIn slack =
        opened.add(
            SlackStandIn.open(
                m ->
                    screen.print(
                        "  Slack  #%s  %s".formatted(m.channel(), Screen.inShort(m.text())))));
    screen.status("  starting the broker and the services ...");
    Faultline running = opened.add(new Faultline(plan(slack)));
    faultline = running;
    running.start();
    introduce(running, System.nanoTime() - begun);
    tell(running);
    sayFarewell(running, slack);
  }

  private Plan plan(SlackStandIn slack) throws IOException {
    Path file = story.folder().root().resolve("faultline.yaml");
    Files.writeString(
        file,
        DemoConfig.yaml(story, slack, Ports.preferring(KAFKA_PORT), Ports.preferring(HTTP_PORT)));
    return new Plan(
        ConfigFile.read(file, System::getenv),
        EnumSet.allOf(Service.class),
        story.clock(),
        /* keepsTime= */ false,
        List.of(new TerminalConfig(screen)));
  }

  private void introduce(Faultline running, long nanos) {
    screen.clear();
    screen.print(
        """
          Kafka    %s, in this process
          news     %s: two sites on this machine
          pages    http://localhost:%d
          folder   %s (log, files, configuration)
          started  in %.1f s
        """
            .formatted(
                running.clientSettings().get("bootstrap.servers"),
                story.sites().stream().map(NewsSite::name).collect(Collectors.joining(", ")),
                running.httpPort(),
                story.folder().root(),
                nanos / 1e9));
  }

  private void tell(Faultline running) throws IOException, InterruptedException {
    if (story.isTold()) {
      screen.print("The story has been told before; nothing is repeated.");
    } else {
      story
          .folder()
          .toldUntil()
          .ifPresent(
              time -> screen.print("The story goes on from %s.".formatted(TIME.format(time))));
    }
    List<String> groups = List.of(running.prefix() + "streams-1");
    try (CaughtUp pace = new CaughtUp(running.clientSettings(), groups, LONGEST_STOP)) {
      story.tell(running, pace, this::show);
    }
  }

  private void show(Instant time, List<Event> facts, List<Press.Item> articles) {
    screen.status("  %s  %d %% told".formatted(TIME.format(time), story.percentAt(time)));
    if (facts.size() > 3) {
      screen.print("%s  %s".formatted(TIME.format(time), Timetable.inWords(facts)));
    }
    for (Press.Item article : articles) {
      screen.print("%s  %s".formatted(TIME.format(time), Screen.inShort(article.title())));
    }
  }

  private void sayFarewell(Faultline running, SlackStandIn slack) throws InterruptedException {
    DeliveryBook deliveries = new DeliveryBook(running.alerts().ledger());
    long deadline = System.nanoTime() + LONGEST_FAREWELL.toNanos();
    int quiet = 0;
    while (quiet < 5 && System.nanoTime() < deadline) {
      screen.status("  delivering: %d to go".formatted(deliveries.unfinished()));
      Thread.sleep(DELIVERY_CHECK);
      quiet = deliveries.unfinished() == 0 ? quiet + 1 : 0;
    }
    screen.clear();
    screen.print(
        "\nThe story is told; %d Slack messages arrived. Pages: http://localhost:%d"
            .formatted(slack.messages().size(), running.httpPort()));
  }

  /**
   * Says how to go on, and serves the pages until it is closed.
   *
   * @return why it ended by itself; null if it was closed
   */
  public @Nullable String stay() throws InterruptedException {
    screen.print(
        "Ctrl-C stops. A new start repeats nothing; --fresh tells the story from its beginning.");
    Faultline running = faultline;
    return running == null ? null : running.awaitEnd();
  }

  /**
   * Ends the telling at a place where it can go on later, and waits until the story's publisher is
   * closed: it needs the broker for that.
   */
  private void breakOff() {
    Thread telling = teller;
    if (telling != null && telling != Thread.currentThread()) {
      screen.status("  stopping ...");
      telling.interrupt();
      try {
        if (!told.await(LONGEST_BREAK.toMillis(), TimeUnit.MILLISECONDS)) {
          LOG.warn("the story did not stop in time");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Stops everything in order; what was told stays told. */
  @Override
  public void close() {
    synchronized (this) {
      if (closing) {
        return;
      }
      closing = true;
    }
    screen.clear();
    breakOff();
    opened.close();
  }
}
