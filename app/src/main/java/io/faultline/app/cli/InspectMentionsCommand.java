package io.faultline.app.cli;

import io.faultline.streams.reading.Reader;
import io.faultline.streams.reading.names.Mention;
import io.faultline.streams.reading.names.MentionFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline inspect mentions}: the companies that texts name. */
@Command(
    name = "mentions",
    description = {
      "Prints the companies that each text names: a line of JSON for each line of input.",
      "Places are counted in UTF-16 units of the text."
    })
final class InspectMentionsCommand implements Callable<Integer> {
  @Option(
      names = {"-r", "--reference"},
      required = true,
      paramLabel = "DIR",
      description = "directory with companies.csv")
  private Path reference = Path.of("");

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "lines of {\"id\",\"text\"}; standard input if there is none")
  private @Nullable Path file;

  @Spec private CommandSpec spec;

  private record Found(
      String company, String surface, int begin, int end, double confidence, String reason) {}

  private record Line(String id, List<Found> mentions) {}

  @Override
  public Integer call() {
    Reader reader = ReadingInput.reader(reference, spec.commandLine().getErr());
    ReadingInput.each(file, spec.commandLine().getOut(), item -> line(reader, item));
    return 0;
  }

  private static Line line(Reader reader, ReadingInput.Item item) {
    return new Line(
        item.id(),
        reader.considered("", item.text()).stream()
            .filter(mention -> mention.confidence() >= MentionFinder.LEAST)
            .map(InspectMentionsCommand::found)
            .toList());
  }

  private static Found found(Mention mention) {
    return new Found(
        mention.companyId(),
        mention.surface(),
        mention.begin(),
        mention.end(),
        mention.confidence(),
        mention.reason());
  }
}
