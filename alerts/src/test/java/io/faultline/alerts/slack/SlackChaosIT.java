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
  private static final int LONGEST_SECONDS = Integer.getInteger("chaos.seconds", 240);

  @TempDir private Path folder;

  @Test
  void nothingIsLostAndOnlyWhatWasUnderWayIsRepeated() throws Exception {
    try (SlackStandIn slack = new SlackStandIn(0.3, 4000)) {
      Random random = new Random(5);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
      int killed = 0;
      Process sender = start(slack.port());
      while (distinct(slack) < REVISIONS && System.nanoTime() < deadline) {
        long life = killed < KILLS ? 3000 + random.nextInt(4000) : 1000;
        Thread.sleep(life);
        if (killed < KILLS) {
          sender.destroyForcibly().waitFor();
          killed++;
          sender = start(slack.port());
        }
      }
      sender.destroyForcibly().waitFor();
      int accepted = slack.acceptedInAll();
      int repeated = accepted - distinct(slack);
      System.out.printf(
          "chaos: %d webhooks, %d revisions, %d kills, %d calls, %d accepted, %d repeated, %d"
              + " accepted and unanswered, shortest gap %d ms%n",
          WEBHOOKS,
          REVISIONS,
          killed,
          slack.calls(),
          accepted,
          repeated,
          slack.unanswered(),
          slack.shortestGapMillis());
      assertThat(distinct(slack)).isEqualTo(REVISIONS);
      assertThat(repeated).isLessThanOrEqualTo(slack.unanswered() + killed * WEBHOOKS);
      assertThat(slack.shortestGapMillis()).isGreaterThanOrEqualTo(1000);
      slack.accepted().forEach((webhook, told) -> assertThat(inOrder(told)).as(webhook).isTrue());
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
                String.valueOf(REVISIONS)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("sender.log").toFile()))
        .start();
  }

  private static int distinct(SlackStandIn slack) {
    Set<String> all = new HashSet<>();
    slack
        .accepted()
        .values()
        .forEach(
            list -> {
              synchronized (list) {
                all.addAll(list);
              }
            });
    return all.size();
  }

  /** Whether each revision first came after the revisions before it. */
  private static boolean inOrder(List<String> told) {
    Map<String, Integer> last = new HashMap<>();
    for (String each : told) {
      String[] parts = each.split(" ");
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
