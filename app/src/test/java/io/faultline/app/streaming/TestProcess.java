package io.faultline.app.streaming;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own on this test's class path, so that a test can kill it. */
final class TestProcess {
  private final Process process;

  private TestProcess(Process process) {
    this.process = process;
  }

  /** Starts a main class. */
  static TestProcess start(Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    try {
      return new TestProcess(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when it has printed this line. */
  TestProcess awaitLine(String awaited) throws IOException {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals(awaited)) {
        return this;
      }
    }
    throw new AssertionError("the process ended before it said: " + awaited);
  }

  /** As {@code kill -9} does: nothing is finished, closed or said. */
  void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new AssertionError("it lives");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
