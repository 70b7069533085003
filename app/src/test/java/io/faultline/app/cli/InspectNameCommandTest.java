package io.faultline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InspectNameCommandTest {
  @TempDir private Path folder;

  @Test
  void aNameIsFoundOnTheListsOfADirectory() throws Exception {
    Files.writeString(
        folder.resolve("listed_parties.csv"),
        "list,entry_id,name,measure\nUS-BIS-EL,7,\"Alpha Optics Co., Ltd.\",export_licence\n");
    assertThat(run("-r", folder.toString(), "ALPHA OPTICS"))
        .startsWith(
            "{\"name\":\"ALPHA OPTICS\",\"candidates\":[{\"list\":\"US-BIS-EL\",\"entryId\":\"7\"")
        .contains("\"score\":1.0");
  }

  @Test
  void pairsGiveAScoreALine() throws Exception {
    Path pairs = folder.resolve("pairs.csv");
    Files.writeString(pairs, "name1,name2\nAlpha AG,Alpha Aktiengesellschaft\nAlpha,Omega\n");
    assertThat(run("--pairs", pairs.toString()).lines()).containsExactly("1.0000", "0.0000");
  }

  private static String run(String... arguments) {
    StringWriter out = new StringWriter();
    int code =
        new CommandLine(new InspectNameCommand()).setOut(new PrintWriter(out)).execute(arguments);
    assertThat(code).isZero();
    return out.toString();
  }
}
