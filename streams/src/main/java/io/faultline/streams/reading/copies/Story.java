package io.faultline.streams.reading.copies;

import io.faultline.streams.reading.CompanyReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One report and all that repeats, carries on or corrects it.
 *
 * @param storyId the article id of the earliest member
 * @param members in the order of publication
 */
public record Story(String storyId, List<Member> members) {
  public Story {
    members = List.copyOf(members);
  }

  /**
   * One article of a story.
   *
   * @param report what it says
   * @param kind what it is to the article that it is most like; new for the first
   * @param like the article id of that one; its own for the first
   * @param novelty the share of it that isn't in that one, 0 to 1; 1 for the first
   */
  public record Member(CompanyReport report, Likeness.Verdict kind, String like, double novelty) {}

  /**
   * How many articles were published in the hours before a time, that time included.
   *
   * @param hours12 in 12 hours
   * @param hours24 in 24 hours
   * @param days3 in 3 days
   * @param days7 in 7 days
   */
  public record Volume(int hours12, int hours24, int days3, int days7) {}

  /** When its earliest member was published. */
  public Instant firstAt() {
    return members.getFirst().report().publishedAt();
  }

  /** How much was published of it up to a time. */
  public Volume volumeAt(Instant time) {
    return new Volume(
        since(time, Duration.ofHours(12)),
        since(time, Duration.ofHours(24)),
        since(time, Duration.ofDays(3)),
        since(time, Duration.ofDays(7)));
  }

  private int since(Instant time, Duration window) {
    Instant from = time.minus(window);
    int count = 0;
    for (Member member : members) {
      Instant at = member.report().publishedAt();
      count += at.isAfter(from) && !at.isAfter(time) ? 1 : 0;
    }
    return count;
  }
}
