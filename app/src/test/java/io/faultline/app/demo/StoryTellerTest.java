package io.faultline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultline.events.Event;
import io.faultline.ingest.folder.InputFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryTellerTest {
  private static final Instant FROM = Instant.parse("2022-06-29T12:00:00Z");
  private static final Instant TO = Instant.parse("2022-07-01T12:00:00Z");

  @TempDir private Path root;
  private final Recorder newsroom = new Recorder();
  private DemoFolder folder;
  private Timetable timetable;

  @BeforeEach
  void setUp() throws Exception {
    folder = DemoFolder.at(root);
    timetable = new Timetable(InputFolder.read(folder.input()), Press.read(), FROM, TO);
  }

  @Test
  void everyFactIsPublishedOnceAndInTime() throws Exception {
    teller().tell();
    assertThat(newsroom.published).doesNotHaveDuplicates();
    assertThat(newsroom.published)
        .containsExactlyInAnyOrderElementsOf(timetable.known(Instant.MIN, TO));
  }

  @Test
  void everyStopIsTicked() throws Exception {
    teller().tell();
    assertThat(newsroom.ticks).isEqualTo(timetable.stopsAfter(Instant.MIN));
  }

  @Test
  void aSecondTellingContinuesAndRepeatsNothing() throws Exception {
    newsroom.failAt = Instant.parse("2022-06-30T04:25:00Z");
    assertThatThrownBy(() -> teller().tell()).hasMessage("killed");
    newsroom.failAt = Instant.MAX;
    teller().tell();
    assertThat(newsroom.published).doesNotHaveDuplicates();
    assertThat(newsroom.published)
        .containsExactlyInAnyOrderElementsOf(timetable.known(Instant.MIN, TO));
    assertThat(folder.toldUntil()).contains(TO);
  }

  @Test
  void aStoryThatIsToldIsNotToldAgain() throws Exception {
    teller().tell();
    newsroom.ticks.clear();
    teller().tell();
    assertThat(newsroom.ticks).isEmpty();
  }

  private StoryTeller teller() {
    return new StoryTeller(
        timetable,
        Press.read(),
        new StoryClock(FROM),
        folder,
        newsroom,
        (time, facts, articles) -> {});
  }

  /** Remembers, as Kafka would, across tellings. */
  private static final class Recorder implements Newsroom {
    private final List<Event> published = new ArrayList<>();
    private final List<Instant> ticks = new ArrayList<>();
    private Instant until = Instant.MIN;
    private Instant failAt = Instant.MAX;

    @Override
    public Instant publishedUntil() {
      return until;
    }

    @Override
    public void publish(List<Event> facts, Instant time) {
      published.addAll(facts);
      until = time;
    }

    @Override
    public void look() {
      if (!until.isBefore(failAt)) {
        throw new IllegalStateException("killed");
      }
    }

    @Override
    public void tick(Instant time) {
      ticks.add(time);
    }

    @Override
    public void settle() {}
  }
}
