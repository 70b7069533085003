package io.faultline.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sender in a process of its own, killed without warning again and again, and a Slack that fails
 * at 30 % of the calls. The full size is run by hand: {@code -Dchaos.webhooks=100
 * -Dchaos.revisions=5000 -Dchaos.kills=20}.
 */
final class SlackChaosIT {
  private static final int WEBHOOKS = Integer.getInteger("chaos.webhooks", 12);
  private static final int REVISIONS = Integer.getInteger("chaos.revisions", 60);
  private static final int KILLS = Integer.getInteger("chaos.kills", 2);

  /** How long the sender waits for an answer. */
  private static final int LIMIT_SECONDS = Integer.getInteger("chaos.limit", 4);

  private static final int LONGEST_SECONDS = Integer.getInteger("chaos.seconds", 240);

  @TempDir private Path folder;

  @Test
  void nothingIsLostAndOnlyWhatWasUnderWayIsRepeated() throws Exception {
    try (SlackStandIn slack = new SlackStandIn(0.3, 1000L * LIMIT_SECONDS + 2000)) {
      Random random = new Random(5);
      long begun = System.nanoTime();
      long deadline = begun + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
      List<Long> kills = new ArrayList<>();
      Process sender = start(slack.port());
      while (distinct(slack) < REVISIONS && System.nanoTime() < deadline) {
        Thread.sleep(kills.size() < KILLS ? 3000 + random.nextInt(3000) : 500);
        if (kills.size() < KILLS) {
          sender.destroyForcibly().waitFor();
          kills.add(System.nanoTime());
          sender = start(slack.port());
        }
      }
      // What a mistake would send twice has time to come.
      Thread.sleep(3000);
      sender.destroyForcibly().waitFor();
      Tally tally = Tally.of(slack.accepted(), kills);
      System.out.printf(
          "chaos: %d webhooks, %d revisions, %d kills, %.0f s, %d calls, %s, shortest gap %d ms%n",
          WEBHOOKS,
          REVISIONS,
          kills.size(),
          (System.nanoTime() - begun) / 1e9,
          slack.calls(),
          tally,
          slack.shortestGapMillis());
      assertThat(tally.distinct()).isEqualTo(REVISIONS);
      assertThat(tally.withoutCause()).isEmpty();
      assertThat(slack.shortestGapMillis()).isGreaterThanOrEqualTo(1000);
      slack.accepted().forEach((webhook, told) -> assertThat(inOrder(told)).as(webhook).isTrue());
    }
  }

  /**
   * What was accepted, and why what was accepted twice was.
   *
   * @param distinct revisions
   * @param afterNoAnswer repeats of an acceptance that was never answered
   * @param afterKill repeats of the last acceptance of a webhook before a kill
   * @param withoutCause repeats that neither explains
   */
  private record Tally(int distinct, int afterNoAnswer, int afterKill, List<String> withoutCause) {

    static Tally of(Map<String, List<SlackStandIn.Accepted>> accepted, List<Long> kills) {
      Set<String> distinct = new HashSet<>();
      List<String> without = new ArrayList<>();
      int noAnswer = 0;
      int killed = 0;
      for (List<SlackStandIn.Accepted> told : accepted.values()) {
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < told.size(); i++) {
          SlackStandIn.Accepted now = told.get(i);
          distinct.add(now.revision());
          Integer before = last.put(now.revision(), i);
          if (before == null) {
            continue;
          }
          if (!told.get(before).answered()) {
            noAnswer++;
          } else if (killedUnderWay(told, before, kills)) {
            killed++;
          } else {
            without.add(now.revision());
          }
        }
      }
      return new Tally(distinct.size(), noAnswer, killed, without);
    }

    /**
     * Whether a kill came after this message arrived and before the next one of the webhook did.
     */
    private static boolean killedUnderWay(
        List<SlackStandIn.Accepted> told, int i, List<Long> kills) {
      long arrived = told.get(i).arrived();
      long next =
          told.stream()
              .mapToLong(SlackStandIn.Accepted::arrived)
              .filter(nanos -> nanos > arrived)
              .findFirst()
              .orElse(Long.MAX_VALUE);
      return kills.stream().anyMatch(k -> arrived < k && k < next);
    }

    @Override
    public String toString() {
      return "%d arrived, repeated after no answer %d, after a kill %d, without cause %d"
          .formatted(distinct, afterNoAnswer, afterKill, withoutCause.size());
    }
  }

  private Process start(int port) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SlackSender.class.getName(),
                folder.resolve("ledger.db").toString(),
                String.valueOf(port),
                String.valueOf(WEBHOOKS),
                String.valueOf(REVISIONS),
                folder.resolve("committed").toString(),
                String.valueOf(LIMIT_SECONDS)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("sender.log").toFile()))
        .start();
  }

  private static int distinct(SlackStandIn slack) {
    return (int)
        slack.accepted().values().stream()
            .flatMap(List::stream)
            .map(SlackStandIn.Accepted::revision)
            .distinct()
            .count();
  }

  /** Whether each revision first came after the revisions before it. */
  private static boolean inOrder(List<SlackStandIn.Accepted> told) {
    Map<String, Integer> last = new HashMap<>();
    for (SlackStandIn.Accepted each : told) {
      String[] parts = each.revision().split(" ");
      int revision = Integer.parseInt(parts[1]);
      int before = last.getOrDefault(parts[0], 0);
      if (revision > before + 1) {
        return false;
      }
      last.put(parts[0], Math.max(before, revision));
    }
    return true;
  }
}
