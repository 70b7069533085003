package io.faultline.app.cli;

import io.faultline.app.replay.Archive;
import io.faultline.app.replay.Comparison;
import io.faultline.app.replay.Findings;
import io.faultline.app.replay.Report;
import io.faultline.app.replay.Scenario;
import io.faultline.app.replay.Settings;
import io.faultline.events.Article;
import io.faultline.events.Json;
import io.faultline.events.Severity;
import io.faultline.streams.exposure.OwnershipRule;
import io.faultline.streams.reading.themes.AttentionIndex;
import io.faultline.streams.replay.Replay;
import io.faultline.streams.replay.Span;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline replay}: the stages over a directory of input files, without a broker. */
@Command(
    name = "replay",
    description =
        "Runs over a directory of input files and writes alerts.jsonl, decisions.jsonl and"
            + " report.html; with --what-if, compares two configurations side by side.")
final class ReplayCommand implements Callable<Integer> {
  private static final int MOST_DIFFERENCES = 40;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "a directory with companies.csv, articles.jsonl...")
  private Path directory;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "build/replay",
      description = "where to write; made if absent (default: ${DEFAULT-VALUE})")
  private Path out;

  @Option(names = "--from", paramLabel = "DAY", description = "the first day to conclude for")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "the last day")
  private @Nullable LocalDate to;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description =
          "a configuration; its portfolios' thresholds, rules of reading and input folders count"
              + " (default: what comes with Faultline, and DIR alone)")
  private @Nullable Path config;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "rules of your own for reading, beside those of the configuration; may be given several"
              + " times")
  private List<Path> rules = new ArrayList<>();

  @Option(
      names = "--what-if",
      paramLabel = "FILE",
      description =
          "a second configuration to run with and to compare: what only one of them tells, and"
              + " what it tells differently")
  private @Nullable Path whatIf;

  @Override
  public Integer call() throws IOException {
    PrintWriter log = spec.commandLine().getErr();
    Settings settings = settings(config);
    Settings others = whatIf == null ? null : settings(whatIf);
    Scenario inputs = Reading.withoutArticles(directory, log);
    try (Archive articles = Archive.open(directory)) {
      articles.problems().forEach(problem -> log.println("faultline: " + problem));
      Scenario scenario = under(settings, inputs, log);
      Findings found = new Findings();
      Ran ran = run(scenario, settings, articles, out, found);
      Report.WhatIf compared = null;
      if (others != null) {
        Findings otherwise = new Findings();
        run(under(others, inputs, log), others, articles, out.resolve("what-if"), otherwise);
        compared =
            new Report.WhatIf(
                settings.name(),
                others.name().equals(settings.name())
                    ? others.name() + " (what if)"
                    : others.name(),
                Comparison.of(found, otherwise));
      }
      Path name = directory.toAbsolutePath().normalize().getFileName();
      Files.writeString(
          out.resolve("report.html"),
          Report.of(
              name == null ? "everything" : name.toString(),
              ran.span(),
              found,
              scenario.inputs().prices(),
              ran.attention(),
              compared));
      log.printf(
          "%s to %s: %d alerts in %d revisions, %d decisions, in %s%n",
          ran.span().from(),
          ran.span().to(),
          found.count(),
          found.revisions(),
          found.decisions(),
          out);
      log.flush();
      if (compared != null) {
        print(compared);
      }
    }
    return 0;
  }

  private Settings settings(@Nullable Path file) {
    try {
      return Settings.of(file, rules);
    } catch (IllegalArgumentException e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    }
  }

  /** The inputs with the folders and thresholds of a configuration. */
  private Scenario under(Settings settings, Scenario inputs, PrintWriter log) {
    Scenario scenario = inputs;
    for (Path folder : settings.folders()) {
      if (!folder.toAbsolutePath().normalize().equals(directory.toAbsolutePath().normalize())) {
        int known = scenario.problems().size();
        scenario = scenario.withFolder(folder);
        scenario.problems().stream()
            .skip(known)
            .forEach(problem -> log.println("faultline: " + problem));
      }
    }
    for (String portfolio : settings.thresholds().keySet()) {
      if (scenario.inputs().portfolios().stream()
          .noneMatch(p -> p.portfolioId().equals(portfolio))) {
        log.printf(
            "faultline: %s sets thresholds of \"%s\", which is no portfolio of the inputs%n",
            settings.name(), portfolio);
      }
    }
    return scenario.withThresholds(settings.thresholds());
  }

  private record Ran(Span span, AttentionIndex attention) {}

  /** Runs it, and writes what is concluded as it comes. */
  private Ran run(
      Scenario scenario, Settings settings, Archive articles, Path folder, Findings found)
      throws IOException {
    Span span =
        Span.of(
            scenario.inputs(),
            articles.first(),
            articles.last(),
            from == null ? null : start(from),
            to == null ? null : start(to.plusDays(1)));
    Files.createDirectories(folder);
    Progress progress = Progress.onTerminal(articles.size());
    try (Writer alerts = writer(folder.resolve("alerts.jsonl"));
        Writer decisions = writer(folder.resolve("decisions.jsonl"))) {
      Replay replay =
          new Replay(
              alert -> {
                write(alerts, alert);
                found.take(alert);
              },
              decision -> {
                write(decisions, decision);
                found.take(decision);
              },
              OwnershipRule.standard(),
              settings.claims(),
              Runtime.getRuntime().availableProcessors());
      replay.run(scenario.inputs(), watched(articles.iterator(), progress), span);
      return new Ran(span, replay.attention());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      progress.end();
    }
  }

  private static Iterator<Article> watched(Iterator<Article> articles, Progress progress) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return articles.hasNext();
      }

      @Override
      public Article next() {
        progress.add(1);
        progress.show();
        return articles.next();
      }
    };
  }

  private static Writer writer(Path file) throws IOException {
    return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
  }

  private static void write(Writer writer, Object value) {
    try {
      writer.write(Json.write(value));
      writer.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  // The comparison, on the terminal

  private void print(Report.WhatIf compared) {
    PrintWriter out = spec.commandLine().getOut();
    Comparison comparison = compared.comparison();
    Table counts =
        new Table(
            "Alerts by the highest severity that they reach",
            "portfolio",
            "severity",
            compared.asIs(),
            compared.whatIf());
    for (Map.Entry<String, SortedMap<Severity, Comparison.Pair>> portfolio :
        comparison.counts().entrySet()) {
      portfolio
          .getValue()
          .forEach(
              (severity, pair) ->
                  counts.row(
                      portfolio.getKey().equals(Comparison.ALL) ? "(all)" : portfolio.getKey(),
                      severity.code(),
                      pair.asIs(),
                      pair.whatIf()));
    }
    counts.print(out, Table.Form.TEXT);
    Table differences =
        new Table(
            "Alerts that differ",
            "first heard",
            "holding",
            "hit",
            compared.asIs(),
            compared.whatIf(),
            "difference");
    List<Comparison.Difference> shown = new ArrayList<>(comparison.differences());
    shown.stream()
        .limit(MOST_DIFFERENCES)
        .forEach(
            d ->
                differences.row(
                    d.day(), d.holding(), d.origin(), d.asIsWords(), d.whatIfWords(), d.words()));
    differences.print(out, Table.Form.TEXT);
    out.printf(
        "%d alerts are the same, %d differ%s.%n",
        comparison.same(),
        shown.size(),
        shown.size() > MOST_DIFFERENCES ? "; report.html has more of them" : "");
    out.flush();
  }
}
