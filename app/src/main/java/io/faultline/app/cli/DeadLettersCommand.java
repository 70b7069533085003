package io.faultline.app.cli;

import io.faultline.app.config.Config;
import io.faultline.app.deadletters.DeadLetterBox;
import io.faultline.app.deadletters.DeadLetterBox.Entry;
import io.faultline.app.deadletters.Redrive;
import io.faultline.events.DeadLetter;
import io.faultline.events.Json;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline dead-letters}: what could not be taken, and putting it back. */
@Command(
    name = "dead-letters",
    description = "Shows what could not be taken, with its cause and place, and puts it back.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {DeadLettersCommand.Listing.class, DeadLettersCommand.PuttingBack.class})
final class DeadLettersCommand implements Runnable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int SHORTEST_ID = 4;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "list or redrive?");
  }

  /** {@code faultline dead-letters list}. */
  @Command(
      name = "list",
      description = "Lists the dead letters that were not put back yet, the oldest first.")
  static final class Listing implements Runnable {
    @Mixin private ConfigOption config = new ConfigOption();

    @Option(names = "--all", description = "Also those that were put back.")
    private boolean all;

    @Option(names = "--json", description = "A line of JSON for each.")
    private boolean json;

    @Option(
        names = "--last",
        paramLabel = "N",
        defaultValue = "1000",
        description = "How many records of the topic are looked at (default: ${DEFAULT-VALUE}).")
    private int last = 1000;

    @Spec private CommandSpec spec;

    @Override
    public void run() {
      Config read = config.read();
      PrintWriter out = spec.commandLine().getOut();
      try (DeadLetterBox box = box(read)) {
        List<Entry> entries = box.entries(positive(spec, last));
        List<Entry> shown =
            entries.stream().filter(e -> all || e.letter().redrivenAt() == null).toList();
        if (json) {
          shown.forEach(e -> out.println(Json.write(e.letter())));
        } else {
          shown.forEach(e -> print(e.letter(), out));
          out.printf(
              "%d dead letters, %d of them put back%n",
              entries.size(),
              entries.stream().filter(e -> e.letter().redrivenAt() != null).count());
        }
      } catch (KafkaException e) {
        throw RunningBroker.silent(read, e);
      }
      out.flush();
    }

    private static void print(DeadLetter letter, PrintWriter out) {
      out.printf(
          "%s  %s  %s  %s  %s%n    %s%n",
          letter.deadLetterId(),
          letter.occurredAt().truncatedTo(ChronoUnit.SECONDS),
          letter.service(),
          letter.cause().code(),
          inWords(letter.place()),
          letter.message().lines().findFirst().orElse(""));
      Instant back = letter.redrivenAt();
      if (back != null) {
        out.printf("    put back at %s%n", back.truncatedTo(ChronoUnit.SECONDS));
      }
    }
  }

  /** {@code faultline dead-letters redrive}. */
  @Command(
      name = "redrive",
      description = {
        "Puts records back into the topic from which they came, as they were, each once.",
        "Do it when the cause is mended: what is still refused becomes a new dead letter."
      })
  static final class PuttingBack implements Callable<Integer> {
    @Mixin private ConfigOption config = new ConfigOption();

    @Parameters(
        paramLabel = "ID",
        arity = "0..*",
        description = "Which ones; the first letters of an id suffice.")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "All that were not put back yet.")
    private boolean all;

    @Option(
        names = "--most",
        paramLabel = "N",
        defaultValue = "100",
        description = "No more than this at once (default: ${DEFAULT-VALUE}).")
    private int most = 100;

    @Option(
        names = "--last",
        paramLabel = "N",
        defaultValue = "10000",
        description = "How many records of the topic are looked at (default: ${DEFAULT-VALUE}).")
    private int last = 10_000;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      if (all == !ids.isEmpty()) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "either ids of dead letters, or --all");
      }
      Config read = config.read();
      Map<String, String> client = RunningBroker.of(read);
      try (DeadLetterBox box = box(read);
          Redrive redrive = new Redrive(client, box, Clock.systemUTC())) {
        List<Entry> chosen = chosen(box.entries(positive(spec, last)));
        return putBack(
            redrive, chosen.stream().limit(positive(spec, most)).toList(), chosen.size());
      } catch (KafkaException e) {
        throw RunningBroker.silent(read, e);
      }
    }

    private List<Entry> chosen(List<Entry> entries) {
      if (all) {
        return entries.stream()
            .filter(e -> e.letter().redrivenAt() == null && e.letter().place().topic() != null)
            .toList();
      }
      return ids.stream().map(id -> find(id, entries)).distinct().toList();
    }

    private static Entry find(String id, List<Entry> entries) {
      List<Entry> found =
          id.length() < SHORTEST_ID
              ? List.of()
              : entries.stream().filter(e -> e.letter().deadLetterId().startsWith(id)).toList();
      if (found.size() != 1) {
        throw new BadInput(
            "%s: %s; faultline dead-letters list --all shows their ids"
                .formatted(
                    id, found.isEmpty() ? "no such dead letter" : "there are " + found.size()));
      }
      return found.getFirst();
    }

    private int putBack(Redrive redrive, List<Entry> entries, int chosen) {
      PrintWriter out = spec.commandLine().getOut();
      int refused = 0;
      for (Entry entry : entries) {
        String id = entry.letter().deadLetterId();
        switch (redrive.redrive(entry)) {
          case Redrive.Outcome.PutBack(String topic, int partition) ->
              out.printf("%s  put back into %s, partition %d%n", id, topic, partition);
          case Redrive.Outcome.Refused(String because) -> {
            refused++;
            out.printf("%s  not put back: %s (%s)%n", id, because, inWords(entry.letter().place()));
          }
        }
      }
      out.printf("%d put back, %d not%n", entries.size() - refused, refused);
      if (chosen > entries.size()) {
        out.printf("%d are left; do it again for the next%n", chosen - entries.size());
      }
      out.flush();
      return refused == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private static DeadLetterBox box(Config config) {
    return new DeadLetterBox(RunningBroker.of(config), config.topics().prefix(), PATIENCE);
  }

  private static int positive(CommandSpec spec, int number) {
    if (number < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "expected a number of 1 or more, was " + number);
    }
    return number;
  }

  static String inWords(DeadLetter.Place place) {
    @Nullable String url = place.url();
    if (place.topic() != null) {
      return "%s, partition %s, offset %s"
          .formatted(place.topic(), place.partition(), place.offset());
    }
    if (place.file() != null) {
      return place.file()
          + (place.line() == null ? "" : ":" + place.line())
          + (place.field() == null ? "" : ", " + place.field());
    }
    return url == null ? "an unknown place" : url;
  }
}
