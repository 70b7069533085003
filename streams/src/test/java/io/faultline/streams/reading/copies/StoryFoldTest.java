package io.faultline.streams.reading.copies;

import static io.faultline.streams.reading.copies.Reports.WIRE;
import static io.faultline.streams.reading.copies.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.streams.reading.CompanyReport;
import io.faultline.streams.reading.CompanyReport.Salience;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryFoldTest {
  private static final String TITLE = "Crane falls on barge";

  @Test
  void aReprintIsACopy() {
    assertThat(
            kinds(
                report("a", "2024-03-05T09:00:00Z", TITLE, WIRE),
                report("b", "2024-03-05T09:20:00Z", "Barge hit by crane", WIRE)))
        .containsExactly("a new", "b copy of a");
  }

  @Test
  void aLightlyEditedCopyIsACopy() {
    String edited = WIRE.replace("Nobody was hurt. ", "").replace("may take", "could take");
    assertThat(
            kinds(
                report("a", "2024-03-05T09:00:00Z", TITLE, WIRE),
                report("b", "2024-03-05T09:20:00Z", TITLE, edited)))
        .containsExactly("a new", "b copy of a");
  }

  @Test
  void aMachineSpunCopyIsACopy() {
    String spun =
        WIRE.replace("closed", "shut")
            .replace("carried", "transported")
            .replace("hurt", "injured")
            .replace("expects no shortage", "anticipates no scarcity");
    assertThat(
            kinds(
                report("a", "2024-03-05T09:00:00Z", TITLE, WIRE),
                report("b", "2024-03-05T09:20:00Z", TITLE, spun)))
        .containsExactly("a new", "b copy of a");
  }

  @Test
  void aTextThatGoesOnIsAVersion() {
    String more =
        WIRE
            + " In the evening the owner of the crane, a firm from Bregenz, said that a bolt had"
            + " broken which it had replaced in January. The prosecutor opened a file against the"
            + " maker of the bolt. Insurers put the damage at three million euros, of which the"
            + " barge is a third, and the city council will meet on Thursday to ask why the crane"
            + " had not been inspected since the summer. Trains to the quay run as before.";
    assertThat(
            kinds(
                report("a", "2024-03-05T09:00:00Z", TITLE, WIRE),
                report("b", "2024-03-05T19:00:00Z", "Update: bolt of crane broke", more)))
        .containsExactly("a new", "b version of a");
  }

  @Test
  void aTextThatCallsItselfACorrectionIsOne() {
    assertThat(
            kinds(
                report("a", "2024-03-05T09:00:00Z", TITLE, WIRE),
                report(
                    "b",
                    "2024-03-05T11:00:00Z",
                    "CORRECTED: Crane falls on barge",
                    WIRE.replace("400", "40"))))
        .containsExactly("a new", "b correction of a");
  }

  @Test
  void anotherReportBeginsAStoryOfItsOwn() {
    assertThat(
            kinds(
                report("a", "2024-03-05T09:00:00Z", TITLE, WIRE),
                report(
                    "b",
                    "2024-03-05T10:00:00Z",
                    "Tamarin Foods raises dividend",
                    "Tamarin Foods will pay 40 cents a share for last year, a tenth more than for"
                        + " the year before, its board decided on Tuesday after a meeting in"
                        + " Ulm.")))
        .containsExactly("a new", "b new");
  }

  @Test
  void consentWallsAreLikeNothing() {
    String wall =
        "We and our partners use cookies to store information on your device. Please accept cookies"
            + " to read this article, or subscribe to continue without advertising today.";
    assertThat(
            kinds(
                report("a", "2024-03-05T09:00:00Z", "One thing", wall),
                report("b", "2024-03-05T10:00:00Z", "Another thing", wall)))
        .containsExactly("a new", "b new");
  }

  @Test
  void aLiveBlogThatCarriesAReportAmongOthersIsNoVersionOfIt() {
    String blog =
        "3 min ago\n"
            + "The mayor of Konstanz opened the new ferry landing this morning with a speech on the"
            + " lake, its fish and the price of tickets, which will rise in June.\n"
            + "41 min ago\n"
            + WIRE
            + "\n1 hr 5 min ago\n"
            + "Fog keeps two flights from Friedrichshafen on the ground; travellers to Frankfurt"
            + " are taken by bus, which takes three hours, and the airline pays for a meal.\n"
            + "2 hrs ago\n"
            + "In Bregenz the festival has begun to build its stage on the water; singers from"
            + " nine countries rehearse in a tent, and the first tickets went on sale at noon.";
    assertThat(
            kinds(
                report("a", "2024-03-05T09:00:00Z", TITLE, WIRE),
                report("b", "2024-03-05T10:00:00Z", "Live: the lake today", blog)))
        .containsExactly("a new", "b new");
  }

  @Test
  void aReprintOfALiveBlogIsACopyOfIt() {
    String blog = "09:40\n" + WIRE + "\n09:12\nFog over the lake.\n08:55\nGood morning.";
    assertThat(
            kinds(
                report("a", "2024-03-05T09:00:00Z", "Live", blog),
                report("b", "2024-03-05T10:00:00Z", "Live", blog + " It is Tuesday.")))
        .containsExactly("a new", "b copy of a");
  }

  @Test
  void theEarliestArticleNamesTheStoryThoughItArrivesLast() {
    List<Story> stories =
        StoryFold.fold(
            List.of(
                report("b", "2024-03-05T09:20:00Z", TITLE, WIRE),
                report("a", "2024-03-05T09:00:00Z", TITLE, WIRE)));
    assertThat(stories).extracting(Story::storyId).containsExactly("a");
  }

  @Test
  void aReprintAfterTenDaysBeginsAStoryOfItsOwn() {
    assertThat(
            kinds(
                report("a", "2024-03-05T09:00:00Z", TITLE, WIRE),
                report("b", "2024-03-15T09:01:00Z", TITLE, WIRE)))
        .containsExactly("a new", "b new");
  }

  @Test
  void ofTwoVersionsOfAnArticleTheLaterCounts() {
    List<Story> stories =
        StoryFold.fold(
            List.of(
                report("a", 2, Salience.MENTIONED, "2024-03-05T09:00:00Z", TITLE, WIRE),
                report("a", 1, Salience.SUBJECT, "2024-03-05T09:00:00Z", TITLE, WIRE)));
    assertThat(stories.getFirst().members())
        .extracting(member -> member.report().version())
        .containsExactly(2);
  }

  @Test
  void volumeCountsTheArticlesOfTheHoursBefore() {
    Story story =
        StoryFold.fold(
                List.of(
                    report("a", "2024-03-05T09:00:00Z", TITLE, WIRE),
                    report("b", "2024-03-05T20:00:00Z", TITLE, WIRE),
                    report("c", "2024-03-07T09:00:00Z", TITLE, WIRE)))
            .getFirst();
    assertThat(story.volumeAt(Instant.parse("2024-03-07T10:00:00Z")))
        .isEqualTo(new Story.Volume(1, 1, 3, 3));
  }

  private static List<String> kinds(CompanyReport... reports) {
    return StoryFold.fold(List.of(reports)).stream()
        .flatMap(story -> story.members().stream())
        .map(
            member ->
                member.report().articleId()
                    + " "
                    + member.kind().code()
                    + (member.kind() == Likeness.Verdict.NEW ? "" : " of " + member.like()))
        .toList();
  }
}
