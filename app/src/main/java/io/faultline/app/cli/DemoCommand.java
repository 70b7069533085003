package io.faultline.app.cli;

import io.faultline.app.demo.Demo;
import io.faultline.app.logging.Logs;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code faultline demo}. */
@Command(
    name = "demo",
    description =
        "Tells the SoftBank story of 2022 on this machine, with nothing else installed: real Kafka,"
            + " real news pages, real Slack messages.")
final class DemoCommand implements Callable<Integer> {
  @Option(names = "--exit", description = "Ends by itself after the last alert, with code 0.")
  private boolean exit;

  @Option(names = "--fresh", description = "Forgets what was told and begins again.")
  private boolean fresh;

  @Option(
      names = "--brief",
      hidden = true,
      description = "Tells the story only up to its first alert.")
  private boolean brief;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data/demo",
      description = "Where the demo keeps its data (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data/demo");

  @Override
  public Integer call() throws IOException {
    if (fresh) {
      delete(data);
    }
    Demo demo = Demo.in(data.toAbsolutePath().normalize(), brief);
    Logs.toFile(demo.log());
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(demo::close));
    try (demo) {
      demo.run();
      String failure = exit ? null : demo.stay();
      if (failure != null) {
        throw new IllegalStateException(failure);
      }
    } catch (InterruptedException e) {
      // Ctrl-C: the shutdown hook closes everything, and the JVM ends with the signal's code.
      return CommandLine.ExitCode.SOFTWARE;
    }
    return CommandLine.ExitCode.OK;
  }

  /** Only a folder of the demo: one that holds its configuration, or nothing. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.exists(folder.resolve("told-until"))) {
      try (var files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new BadInput(folder + " is no folder of the demo; nothing was deleted");
        }
      }
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
