package io.faultline.app.cli;

import io.faultline.app.Faultline;
import io.faultline.app.Plan;
import io.faultline.app.Service;
import io.faultline.app.config.Config;
import io.faultline.app.demo.Story;
import io.faultline.app.logging.Logs;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Commands that run services until they are told to stop. */
abstract sealed class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  /** Between two stops of a story that is told to other processes. */
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final Set<Service> services;

  @Mixin private ConfigOption config = new ConfigOption();

  ServeCommand(Set<Service> services) {
    this.services = services;
  }

  /** {@code faultline run}. */
  @Command(
      name = "run",
      description =
          "Runs everything in one process, with a broker of its own unless kafka.bootstrap.servers"
              + " is set.")
  static final class Run extends ServeCommand {
    Run() {
      super(Set.of(Service.values()));
    }
  }

  /** {@code faultline streams}. */
  @Command(name = "streams", description = "Runs the analysis alone, as often as the load needs.")
  static final class Streams extends ServeCommand {
    Streams() {
      super(Set.of(Service.STREAMS));
    }
  }

  /** {@code faultline alerts}. */
  @Command(name = "alerts", description = "Runs delivery, the API and the pages alone.")
  static final class Alerts extends ServeCommand {
    Alerts() {
      super(Set.of(Service.ALERTS));
    }
  }

  /** {@code faultline ingest}. */
  @Command(name = "ingest", description = "Runs what comes in alone: news, lists, prices, files.")
  static final class Ingest extends ServeCommand {
    @Option(
        names = "--demo",
        description =
            "Tells the demo's story to the services at the same broker, in place of what is"
                + " configured.")
    private boolean demo;

    Ingest() {
      super(Set.of(Service.INGEST));
    }

    @Override
    int serve(Config config) throws IOException, InterruptedException {
      if (!demo) {
        return super.serve(config);
      }
      try (Story story = Story.open(config.data().resolve("demo"), /* brief= */ false)) {
        Plan plan =
            new Plan(
                config.withSources(story.sources()),
                Set.of(Service.INGEST),
                story.clock(),
                /* keepsTime= */ false,
                List.of());
        return run(plan, faultline -> story.tell(faultline, PAUSE));
      }
    }
  }

  /** What is done when everything runs. */
  interface Work {
    void on(Faultline faultline) throws IOException, InterruptedException;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Config read = config.read();
    Logs.configure(read.logging());
    if (services.size() < Service.values().length && read.embedded()) {
      throw new BadInput(
          config.file()
              + ": kafka.bootstrap.servers is missing; services in processes of their own need a"
              + " broker between them");
    }
    return serve(read);
  }

  int serve(Config read) throws IOException, InterruptedException {
    return run(Plan.of(read, services), faultline -> {});
  }

  static int run(Plan plan, Work work) throws IOException, InterruptedException {
    Faultline faultline = new Faultline(plan);
    Worker worker = new Worker();
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("shutdown")
                .unstarted(
                    () -> {
                      worker.breakOff();
                      faultline.close();
                    }));
    try (faultline) {
      faultline.start();
      LOG.info(
          "running; Kafka at {}, HTTP at {}:{}",
          faultline.clientSettings().get("bootstrap.servers"),
          plan.config().http().host(),
          faultline.httpPort());
      worker.perform(work, faultline);
      String failure = faultline.awaitEnd();
      if (failure != null) {
        throw new IllegalStateException(failure);
      }
    } catch (InterruptedException e) {
      // Told to stop: the shutdown hook waits for what is closed here.
      return CommandLine.ExitCode.SOFTWARE;
    }
    return CommandLine.ExitCode.OK;
  }

  /** Lets the work end before what it works with is closed. */
  private static final class Worker {
    private static final Duration LONGEST_BREAK = Duration.ofSeconds(30);

    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable Thread working;

    void perform(Work work, Faultline faultline) throws IOException, InterruptedException {
      working = Thread.currentThread();
      try {
        work.on(faultline);
      } finally {
        working = null;
        done.countDown();
      }
    }

    void breakOff() {
      Thread thread = working;
      if (thread == null) {
        return;
      }
      thread.interrupt();
      try {
        if (!done.await(LONGEST_BREAK.toMillis(), TimeUnit.MILLISECONDS)) {
          LOG.warn("what was under way did not stop in {}", LONGEST_BREAK);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
