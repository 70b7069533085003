package io.faultline.alerts.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.alerts.Stories;
import io.faultline.alerts.pages.AlertView.Disagreement;
import io.faultline.events.LockUp;
import io.faultline.events.LockUpStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DisagreementsTest {
  private static LockUp of(String holders, LocalDate until) {
    return new LockUp(
        "sensetime",
        "0020.HK",
        until,
        null,
        null,
        List.of(holders),
        null,
        LockUpStatus.SCHEDULED,
        false,
        "https://filings.example/" + until,
        null,
        Instant.parse("2021-12-30T00:00:00Z"));
  }

  private static List<String> differ(LockUp... lockUps) {
    return Disagreements.of(Stories.softBank(), symbol -> List.of(lockUps)).stream()
        .map(Disagreement::about)
        .filter(about -> about.startsWith("Last day"))
        .toList();
  }

  @Test
  void lockUpsOfDifferentHoldersMayEndOnDifferentDays() {
    assertThat(
            differ(
                of("early investors", LocalDate.of(2022, 6, 29)),
                of("founders", LocalDate.of(2022, 12, 29))))
        .isEmpty();
  }

  @Test
  void twoDaysForTheSameHoldersAreShownSideBySide() {
    assertThat(
            differ(
                of("founders", LocalDate.of(2022, 6, 29)),
                of("founders", LocalDate.of(2022, 12, 29))))
        .containsExactly("Last day of the lock-up of 0020.HK for founders");
  }
}
