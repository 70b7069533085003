package io.faultline.app.cli;

import io.faultline.app.config.Config;
import io.faultline.events.Json;
import io.faultline.ingest.news.Catalogue;
import io.faultline.ingest.news.HostShares;
import io.faultline.ingest.news.Opml;
import io.faultline.ingest.news.Source;
import io.faultline.ingest.news.SourceReport;
import io.faultline.ingest.news.SourceReports;
import io.faultline.ingest.publishing.KafkaConnection;
import io.faultline.ingest.publishing.KafkaNotes;
import io.faultline.ingest.publishing.PublishingFailed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline sources}: how the news feeds are doing, and lists of feeds in and out. */
@Command(
    name = "sources",
    description = {
      "Lists the news sources with what is worth knowing of each; those that need a hand first.",
      "Reads what the running Faultline remembers, and disturbs nothing."
    },
    subcommands = {
      SourcesCommand.Export.class,
      SourcesCommand.Import.class,
      SourcesCommand.FromCatalogue.class
    })
final class SourcesCommand implements Runnable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(names = "--json", description = "A line of JSON for each source.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    Config read = config.read();
    Instant now = Instant.now();
    List<SourceReport> reports = SourceReports.of(sources(read), states(read), now);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      reports.forEach(r -> out.println(Json.write(r)));
    } else {
      table(reports, now, out);
    }
    out.flush();
  }

  private static List<Source> sources(Config config) {
    return config.sources().feeds().stream().map(Config.Feed::source).toList();
  }

  private static Map<String, String> states(Config config) {
    Map<String, Object> client = new LinkedHashMap<>(RunningBroker.of(config));
    KafkaConnection connection =
        new KafkaConnection(client, config.topics().prefix(), "news", PATIENCE);
    try {
      return new KafkaNotes(connection, HostShares.DEALT_OUT.count()).recall(SourceReports.AREA);
    } catch (PublishingFailed e) {
      throw RunningBroker.silent(config, e);
    }
  }

  private static void table(List<SourceReport> reports, Instant now, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-8s %-12s %-10s %6s %7s %5s %6s%n",
        "health",
        "last success",
        "next",
        "today",
        "usual/d",
        "304",
        "errors");
    for (SourceReport r : reports) {
      out.printf(
          Locale.ROOT,
          "%-8s %-12s %-10s %6d %7.1f %4.0f%% %6d%n         %s%n         %s%n",
          r.health().code(),
          r.lastSuccess() == null
              ? "never"
              : words(Duration.between(r.lastSuccess(), now)) + " ago",
          next(r.nextPoll(), now),
          r.articlesToday(),
          r.usualPerDay(),
          100 * r.unchangedShare(),
          r.failures(),
          r.called(),
          r.url());
      if (r.movedTo() != null) {
        out.printf(
            "         moved to %s: write that address into the configuration%n", r.movedTo());
      }
      if (r.lastError() != null) {
        out.printf("         %s%n", r.lastError());
      }
    }
  }

  private static String next(@Nullable Instant next, Instant now) {
    if (next == null || !next.isAfter(now)) {
      return "now";
    }
    return "in " + words(Duration.between(now, next));
  }

  private static String words(Duration duration) {
    if (duration.toDays() > 1) {
      return duration.toDays() + " d";
    }
    if (duration.toHours() > 1) {
      return duration.toHours() + " h";
    }
    return Math.max(0, duration.toMinutes()) + " min";
  }

  /** {@code faultline sources export}. */
  @Command(name = "export", description = "Prints the configured sources as OPML.")
  static final class Export implements Runnable {
    @Mixin private ConfigOption config = new ConfigOption();
    @Spec private CommandSpec spec;

    @Override
    public void run() {
      spec.commandLine().getOut().print(Opml.write(sources(config.read())));
      spec.commandLine().getOut().flush();
    }
  }

  /** {@code faultline sources import}. */
  @Command(
      name = "import",
      description = "Prints the feeds of an OPML file as they stand in faultline.yaml.")
  static final class Import implements Runnable {
    @Parameters(paramLabel = "FILE", description = "a list of feeds in OPML")
    private Path file = Path.of("");

    @Spec private CommandSpec spec;

    @Override
    public void run() {
      List<Source> sources;
      try {
        sources = Opml.read(Files.readAllBytes(file));
      } catch (IOException e) {
        throw new BadInput("can't read %s: %s".formatted(file, e.getMessage()));
      }
      if (sources.isEmpty()) {
        throw new BadInput(
            "%s: expected OPML with outlines that have an xmlUrl, found none".formatted(file));
      }
      yaml(sources, spec.commandLine().getOut());
    }
  }

  /** {@code faultline sources catalogue}. */
  @Command(
      name = "catalogue",
      description = {
        "Prints public feeds to begin with, as they stand in faultline.yaml.",
        "Topics: official, central-bank, business, regional."
      })
  static final class FromCatalogue implements Runnable {
    @Option(names = "--topic", description = "only of this topic")
    private @Nullable String topic;

    @Option(names = "--region", description = "only of this country (ISO 3166-1), or world")
    private @Nullable String region;

    @Spec private CommandSpec spec;

    @Override
    public void run() {
      List<Source> sources =
          Catalogue.listings().stream()
              .filter(l -> topic == null || l.topic().equalsIgnoreCase(topic))
              .filter(l -> region == null || l.region().equalsIgnoreCase(region))
              .map(Catalogue.Listing::source)
              .toList();
      if (sources.isEmpty()) {
        throw new BadInput("nothing in the catalogue of this topic and region");
      }
      yaml(sources, spec.commandLine().getOut());
    }
  }

  private static void yaml(List<Source> sources, PrintWriter out) {
    out.println("sources:");
    out.println("  feeds:");
    for (Source source : sources) {
      out.println("    - url: " + Json.write(source.url().toString()));
      if (source.name() != null) {
        out.println("      name: " + Json.write(source.name()));
      }
      if (source.language() != null) {
        out.println("      language: " + source.language());
      }
      if (source.content() == Source.Content.ENTRIES) {
        out.println("      content: entries");
      }
      if (!source.askRobots()) {
        out.println("      askRobots: false");
      }
    }
    out.flush();
  }
}
