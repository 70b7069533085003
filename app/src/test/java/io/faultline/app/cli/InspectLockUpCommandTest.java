package io.faultline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InspectLockUpCommandTest {
  @TempDir private Path folder;

  @Test
  void whatAProspectusSaysIsOneLineOfJson() throws Exception {
    assertThat(
            inspect(
                "Prospectus dated March 12, 2024.\n\n"
                    + "Our directors have agreed not to sell any shares for 180 days after the date"
                    + " of this prospectus."))
        .startsWith(
            "{\"days\":180,\"expiresOn\":\"2024-09-08\",\"earlyRelease\":[],\"holders\":[\"directors\"],\"shares\":null,\"quote\":\"Our"
                + " directors have agreed");
  }

  @Test
  void whereThereIsNoLockUpTheFieldsAreEmpty() throws Exception {
    assertThat(inspect("Interest is paid within 30 days after the end of each period."))
        .startsWith(
            "{\"days\":null,\"expiresOn\":null,\"earlyRelease\":[],\"holders\":[],"
                + "\"shares\":null,\"quote\":null");
  }

  private String inspect(String prospectus) throws Exception {
    Path file = Files.writeString(folder.resolve("prospectus.txt"), prospectus);
    StringWriter out = new StringWriter();
    int code =
        new CommandLine(new InspectLockUpCommand())
            .setOut(new PrintWriter(out))
            .execute(file.toString());
    assertThat(code).isZero();
    return out.toString();
  }
}
