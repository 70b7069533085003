package io.faultline.app.replay;

import io.faultline.events.Alert;
import io.faultline.events.Decision;
import io.faultline.events.Portfolio;
import io.faultline.ingest.folder.InputFolder;
import io.faultline.ingest.tables.Problem;
import io.faultline.streams.exposure.ExposureGraph;
import io.faultline.streams.replay.Inputs;
import io.faultline.streams.replay.Replay;
import io.faultline.streams.replay.Span;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory of input files, read.
 *
 * @param inputs what could be read
 * @param problems what could not, with its place
 */
public record Scenario(Inputs inputs, List<Problem> problems) {

  /** Reads a directory; what is wrong in it is among the problems. */
  public static Scenario read(Path directory) {
    return of(InputFolder.read(directory));
  }

  /** Reads all of a directory but its articles, of which there may be any number. */
  public static Scenario readWithoutArticles(Path directory) {
    return of(InputFolder.readWithoutArticles(directory));
  }

  private static Scenario of(io.faultline.ingest.folder.Inputs read) {
    return new Scenario(
        new Inputs(
            read.companies(),
            read.relationships(),
            read.portfolios(),
            List.of(),
            read.lockUps(),
            read.prices(),
            read.listingChanges(),
            read.articles()),
        List.copyOf(read.problems()));
  }

  /**
   * With what a further directory has beside articles; its files may mean companies of this one.
   */
  public Scenario withFolder(Path directory) {
    return and(of(InputFolder.readWithoutArticles(directory, inputs.companies())));
  }

  /** Both together. */
  public Scenario and(Scenario other) {
    Inputs a = inputs;
    Inputs b = other.inputs;
    return new Scenario(
        new Inputs(
            both(a.companies(), b.companies()),
            both(a.relationships(), b.relationships()),
            both(a.portfolios(), b.portfolios()),
            both(a.rules(), b.rules()),
            both(a.lockUps(), b.lockUps()),
            both(a.prices(), b.prices()),
            both(a.listings(), b.listings()),
            both(a.articles(), b.articles())),
        both(problems, other.problems));
  }

  private static <T> List<T> both(List<T> a, List<T> b) {
    return Stream.concat(a.stream(), b.stream()).toList();
  }

  /** The relations, companies and portfolios as a graph to be asked. */
  public ExposureGraph graph() {
    ExposureGraph graph = new ExposureGraph();
    inputs.companies().forEach(graph::refer);
    inputs.relationships().forEach(graph::refer);
    inputs.portfolios().forEach(graph::refer);
    inputs.rules().forEach(graph::refer);
    return graph;
  }

  /** The same with thresholds of portfolios' own, by portfolio; others keep what they have. */
  public Scenario withThresholds(Map<String, Portfolio.Thresholds> own) {
    return new Scenario(
        new Inputs(
            inputs.companies(),
            inputs.relationships(),
            inputs.portfolios().stream()
                .map(
                    p ->
                        new Portfolio(
                            p.portfolioId(),
                            p.positions(),
                            own.getOrDefault(p.portfolioId(), p.thresholds()),
                            p.knownFrom()))
                .toList(),
            inputs.rules(),
            inputs.lockUps(),
            inputs.prices(),
            inputs.listings(),
            inputs.articles()),
        problems);
  }

  /**
   * What the engine concludes.
   *
   * @param span what it concluded for
   * @param alerts every revision, in the order in which they were concluded
   * @param decisions what did not become an alert
   */
  public record Conclusions(Span span, List<Alert> alerts, List<Decision> decisions) {}

  /**
   * Runs the stages, all in memory.
   *
   * @param from null for the default, see {@link Span#of}
   * @param to null for the default
   */
  public Conclusions replay(@Nullable Instant from, @Nullable Instant to) {
    List<Alert> alerts = new ArrayList<>();
    List<Decision> decisions = new ArrayList<>();
    Span span = Span.of(inputs, from, to);
    new Replay(alerts::add, decisions::add).run(inputs, span);
    return new Conclusions(span, List.copyOf(alerts), List.copyOf(decisions));
  }
}
