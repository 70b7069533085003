package io.faultline.app.cli;

import io.faultline.events.Json;
import io.faultline.events.ListedParty;
import io.faultline.ingest.folder.InputFolder;
import io.faultline.ingest.folder.Inputs;
import io.faultline.ingest.lists.ListFormat;
import io.faultline.ingest.lists.ListRead;
import io.faultline.ingest.lists.ListText;
import io.faultline.streams.screening.NameMatcher;
import io.faultline.streams.screening.NameScore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline inspect name}: which entries of official lists a name resembles, and why. */
@Command(
    name = "name",
    description = "Which list entries a name resembles, and why; or how alike pairs of names are.")
final class InspectNameCommand implements Runnable {
  private static final int MOST = 20;
  private static final double LEAST = 0.5;

  @Spec private CommandSpec spec;

  @Option(names = "-r", paramLabel = "DIR", description = "input files with listed_parties.csv")
  private @Nullable Path folder;

  @Option(
      names = "--list",
      paramLabel = "FILE",
      description = "an official list as its office publishes it, may be given several times")
  private List<Path> lists = new ArrayList<>();

  @Option(
      names = "--pairs",
      paramLabel = "FILE",
      description = "CSV with the columns name1 and name2: a score from 0 to 1 a line")
  private @Nullable Path pairs;

  @Parameters(arity = "0..1", paramLabel = "NAME")
  private @Nullable String name;

  /** One entry that the name may mean. */
  private record Candidate(
      String list, String entryId, String name, double score, List<String> because) {}

  /** What is printed. */
  private record Answer(String name, List<Candidate> candidates) {}

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    if (pairs != null) {
      scorePairs(pairs, out);
    } else if (name != null && (folder != null || !lists.isEmpty())) {
      out.println(Json.write(new Answer(name, candidates(name))));
    } else {
      throw new ParameterException(
          spec.commandLine(), "a NAME with -r DIR or --list FILE is missing, or --pairs FILE");
    }
    out.flush();
  }

  private static void scorePairs(Path file, PrintWriter out) {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser rows = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
      if (!rows.getHeaderNames().containsAll(List.of("name1", "name2"))) {
        throw new BadInput(file + ": expected the columns name1 and name2");
      }
      for (CSVRecord row : rows) {
        double score = NameMatcher.compare(row.get("name1"), row.get("name2")).score();
        out.printf(Locale.ROOT, "%.4f%n", score);
      }
    } catch (IOException e) {
      throw new BadInput(file + " can't be read: " + e.getMessage());
    }
  }

  private List<Candidate> candidates(String wanted) {
    return parties().stream()
        .flatMap(party -> likest(wanted, party))
        .sorted(Comparator.comparingDouble(Candidate::score).reversed())
        .limit(MOST)
        .toList();
  }

  private static Stream<Candidate> likest(String wanted, ListedParty party) {
    return Stream.concat(Stream.of(party.name()), party.aliases().stream())
        .map(listed -> candidate(party, listed, NameMatcher.compare(wanted, listed)))
        .max(Comparator.comparingDouble(Candidate::score))
        .filter(candidate -> candidate.score() >= LEAST)
        .stream();
  }

  private static Candidate candidate(ListedParty party, String listed, NameScore score) {
    double rounded = Math.round(score.score() * 10_000) / 10_000.0;
    return new Candidate(party.list().code(), party.entryId(), listed, rounded, score.because());
  }

  private List<ListedParty> parties() {
    List<ListedParty> parties = new ArrayList<>();
    PrintWriter err = spec.commandLine().getErr();
    if (folder != null) {
      Inputs inputs = InputFolder.read(folder);
      inputs.problems().forEach(err::println);
      parties.addAll(inputs.listedParties());
    }
    for (Path file : lists) {
      ListRead read = read(file);
      read.problems().forEach(err::println);
      parties.addAll(read.parties());
    }
    return parties;
  }

  private static ListRead read(Path file) {
    try {
      ListText text = new ListText(file.getFileName().toString(), Files.readString(file));
      ListFormat format =
          ListFormat.detect(text)
              .orElseThrow(() -> new BadInput(file + " is no list of a known format"));
      List<ListText> companions = new ArrayList<>();
      for (String companion : format.companionsOf(text.name())) {
        Path beside = file.resolveSibling(companion);
        if (Files.exists(beside)) {
          companions.add(new ListText(companion, Files.readString(beside)));
        }
      }
      return format.read(text, companions);
    } catch (IOException e) {
      throw new BadInput(file + " can't be read: " + e.getMessage());
    }
  }
}
