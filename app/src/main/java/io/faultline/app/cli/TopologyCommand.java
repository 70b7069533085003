package io.faultline.app.cli;

import io.faultline.app.config.Config;
import io.faultline.events.Topics;
import io.faultline.streams.topology.TopologyDrawing;
import io.faultline.streams.topology.TopologySettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code faultline topology}: the way of an event through the analysis, to read or to draw. */
@Command(
    name = "topology",
    description = {
      "Prints the topology of the analysis: its steps, what they keep, and the topics between"
          + " them.",
      "Needs neither a broker nor a configuration."
    })
final class TopologyCommand implements Runnable {
  /** How it is printed. */
  enum Form {
    TEXT,
    MERMAID
  }

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The configuration whose topic prefix is used (default: the usual prefix).")
  private @Nullable Path file;

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "text",
      description =
          "text: Kafka Streams' description; mermaid: a drawing for Markdown (default:"
              + " ${DEFAULT-VALUE}).")
  private Form form = Form.TEXT;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    TopologyDrawing drawing = TopologyDrawing.of(TopologySettings.under(prefix()));
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (form) {
          case TEXT -> drawing.text();
          case MERMAID -> drawing.mermaid();
        });
    out.flush();
  }

  private String prefix() {
    Path given = file;
    if (given == null) {
      return Topics.DEFAULT_PREFIX;
    }
    Config config = ConfigOption.read(given);
    return config.topics().prefix();
  }
}
