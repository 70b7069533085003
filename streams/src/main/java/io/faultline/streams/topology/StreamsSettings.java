package io.faultline.streams.topology;

import io.faultline.streams.reading.claims.RuleBook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How the analysis runs.
 *
 * @param clientSettings what every Kafka client needs: addresses and security, by Kafka's names;
 *     passed through
 * @param prefix what the names of the topics begin with; may be empty
 * @param generation names this way of concluding. Another one is another application beside it,
 *     which begins at the beginning
 * @param stateDir where stores are kept; can be restored from the broker if it is lost
 * @param threads how many threads work
 * @param commitEvery how often what was concluded becomes visible: most of the time from a record
 *     to its alert is four times this
 * @param standbys copies of each store that other instances keep ready
 * @param patience how long starting may take before {@link StreamsService#start} returns all the
 *     same
 * @param rules by which articles are read
 */
public record StreamsSettings(
    Map<String, String> clientSettings,
    String prefix,
    String generation,
    Path stateDir,
    int threads,
    Duration commitEvery,
    int standbys,
    Duration patience,
    RuleBook rules) {
  /** Of the rules and the topology as they are now. */
  public static final String CURRENT_GENERATION = "1";

  public StreamsSettings {
    clientSettings = Map.copyOf(clientSettings);
    if (!generation.matches("[A-Za-z0-9-]{1,40}")) {
      throw new IllegalArgumentException(
          "generation must be 1 to 40 letters, digits and hyphens, was \"" + generation + "\"");
    }
    if (threads < 1 || threads > 64) {
      throw new IllegalArgumentException("threads must be 1 to 64, was " + threads);
    }
    if (commitEvery.toMillis() < 1 || commitEvery.toSeconds() > 30) {
      throw new IllegalArgumentException(
          "commitEvery must be 1 ms to 30 s, was " + commitEvery.toMillis() + " ms");
    }
    if (standbys < 0) {
      throw new IllegalArgumentException("standbys must be 0 or more, was " + standbys);
    }
  }

  /** Two threads, commits every 20 ms, no standbys, 60 seconds of patience. */
  public static StreamsSettings of(
      Map<String, String> clientSettings, String prefix, Path stateDir) {
    return new StreamsSettings(
        clientSettings,
        prefix,
        CURRENT_GENERATION,
        stateDir,
        2,
        Duration.ofMillis(20),
        0,
        Duration.ofSeconds(60),
        RuleBook.standard());
  }

  /** The same with these rules for reading. */
  public StreamsSettings withRules(RuleBook others) {
    return new StreamsSettings(
        clientSettings,
        prefix,
        generation,
        stateDir,
        threads,
        commitEvery,
        standbys,
        patience,
        others);
  }

  /** The same with another number of threads. */
  public StreamsSettings withThreads(int others) {
    return new StreamsSettings(
        clientSettings,
        prefix,
        generation,
        stateDir,
        others,
        commitEvery,
        standbys,
        patience,
        rules);
  }

  /** The same, with what was concluded becoming visible more often or less. */
  public StreamsSettings withCommitEvery(Duration other) {
    return new StreamsSettings(
        clientSettings, prefix, generation, stateDir, threads, other, standbys, patience, rules);
  }

  /** The same in another folder. */
  public StreamsSettings withStateDir(Path other) {
    return new StreamsSettings(
        clientSettings, prefix, generation, other, threads, commitEvery, standbys, patience, rules);
  }

  /** The same with another way of concluding. */
  public StreamsSettings withGeneration(String other) {
    return new StreamsSettings(
        clientSettings, prefix, other, stateDir, threads, commitEvery, standbys, patience, rules);
  }

  /** Kafka's {@code application.id}: the consumer group, and the beginning of internal topics. */
  public String applicationId() {
    return prefix + "streams-" + generation;
  }
}
