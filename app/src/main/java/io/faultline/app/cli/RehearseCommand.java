package io.faultline.app.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code faultline rehearse}: does once, and silently, what users do often, while the JVM of the
 * build records which classes that takes. A rehearsal that goes wrong costs a second at every
 * start, and no more; so it never fails the build.
 */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Does once what users do often, so that the build can record it (AOT cache).")
final class RehearseCommand implements Runnable {
  private static final List<List<String>> SCENES = List.of(List.of("--help"));

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    for (List<String> scene : SCENES) {
      System.setOut(nowhere);
      System.setErr(nowhere);
      int code;
      try {
        code = FaultlineCommand.run(scene.toArray(String[]::new));
      } finally {
        System.setOut(out);
        System.setErr(err);
      }
      if (code != CommandLine.ExitCode.OK) {
        spec.commandLine().getErr().println("rehearsal of " + scene + " ended with " + code);
      }
    }
  }
}
