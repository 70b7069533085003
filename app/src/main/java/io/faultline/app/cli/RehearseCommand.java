package io.faultline.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private static final String PAGE =
      """
      <html lang="en"><head><title>Shares fall</title><meta property="article:published_time"
      content="2022-06-30T04:00:00Z"></head><body><nav><a href="/">Home</a></nav><article><h1>Shares fall</h1>
      <p>The shares fell by half on Thursday, on the first day on which early holders could sell.</p>
      <p>The lock-up had ended on Wednesday.</p></article></body></html>
      """;

  private static final String FEED =
      """
      <?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title><item><title>Shares fall</title>
      <link>https://wire.example/1</link><pubDate>Thu, 30 Jun 2022 04:00:00 GMT</pubDate></item></channel></rss>
      """;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    try {
      Path folder = Files.createTempDirectory("faultline-rehearsal");
      String feed = Files.writeString(folder.resolve("feed.xml"), FEED).toString();
      String page = Files.writeString(folder.resolve("page.html"), PAGE).toString();
      String demo = folder.resolve("demo").toString();
      rehearse(
          List.of(
              List.of("--help"),
              List.of("inspect", "feed", feed),
              List.of("inspect", "article", page),
              List.of("demo", "--exit", "--brief", "--data", demo)));
      DemoCommand.delete(Path.of(demo));
      Files.delete(Path.of(feed));
      Files.delete(Path.of(page));
      Files.delete(folder);
    } catch (IOException e) {
      say("the rehearsal could not be prepared or cleared away: " + e.getMessage());
    }
  }

  private void rehearse(List<List<String>> scenes) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    for (List<String> scene : scenes) {
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
        say("the rehearsal of " + scene + " ended with " + code);
      }
    }
  }

  private void say(String what) {
    spec.commandLine().getErr().println(what);
  }
}
