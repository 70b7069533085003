package io.faultline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TopologyCommandTest {
  @Test
  void theDescriptionNamesStepsAndTopics() {
    assertThat(run()).startsWith("Topologies:").contains("faultline.articles", "faultline.alerts");
  }

  @Test
  void theDrawingIsAMermaidFlowChart() {
    assertThat(run("--format", "mermaid"))
        .startsWith("flowchart LR")
        .contains("[(articles)]", "[(alerts)]");
  }

  private static String run(String... arguments) {
    StringWriter out = new StringWriter();
    int code =
        new CommandLine(new TopologyCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out))
            .execute(arguments);
    assertThat(code).isZero();
    return out.toString();
  }
}
