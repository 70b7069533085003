package io.faultline.app.cli;

import io.faultline.events.Direction;
import io.faultline.events.FactLevel;
import io.faultline.events.ListCode;
import io.faultline.events.Measure;
import io.faultline.events.RiskType;
import io.faultline.events.Stance;
import io.faultline.streams.reading.Claim;
import io.faultline.streams.reading.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline inspect risks}: what texts claim of companies and countries. */
@Command(
    name = "risks",
    description = {
      "Prints the risks that each text claims: a line of JSON for each line of input.",
      "Places are those of the sentence, in UTF-16 units of the text (of title, line break and"
          + " text",
      "where the line has a title)."
    })
final class InspectRisksCommand implements Callable<Integer> {
  @Option(
      names = {"-r", "--reference"},
      required = true,
      paramLabel = "DIR",
      description = "directory with companies.csv")
  private Path reference = Path.of("");

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "lines of {\"id\",\"text\"}, optionally \"title\" and \"published\"; standard input if"
              + " there is none")
  private @Nullable Path file;

  @Mixin private RulesOption rules = new RulesOption();

  @Spec private CommandSpec spec;

  private record Risk(
      RiskType type,
      FactLevel factLevel,
      Direction direction,
      @Nullable String jurisdiction,
      String target,
      int begin,
      int end,
      double confidence,
      Stance stance,
      @Nullable String speaker,
      @Nullable ListCode list,
      @Nullable Measure measure,
      boolean background,
      String rule) {}

  private record Line(String id, List<Risk> risks) {}

  @Override
  public Integer call() {
    Reader reader = ReadingInput.reader(reference, rules.read(), spec.commandLine().getErr());
    ReadingInput.each(
        file,
        spec.commandLine().getOut(),
        item ->
            new Line(
                item.id(),
                reader.claims(item.title(), item.text(), item.publishedAt()).stream()
                    .map(InspectRisksCommand::risk)
                    .toList()));
    return 0;
  }

  private static Risk risk(Claim claim) {
    return new Risk(
        claim.type(),
        claim.factLevel(),
        claim.direction(),
        claim.jurisdiction(),
        claim.target(),
        claim.begin(),
        claim.end(),
        claim.confidence(),
        claim.stance(),
        claim.speaker(),
        claim.list(),
        claim.measure(),
        claim.background(),
        claim.rule());
  }
}
