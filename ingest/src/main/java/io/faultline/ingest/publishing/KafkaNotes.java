package io.faultline.ingest.publishing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;

/**
 * Reads the notes of a publisher without being it: for looking at what a running process remembers,
 * which a second publisher of its name would shut out.
 */
public final class KafkaNotes {
  private final Notebook whole;
  private final List<Notebook> shares;

  /**
   * @param shares in how many shares the publisher's work may be dealt out, if it is
   */
  public KafkaNotes(KafkaConnection connection, int shares) {
    TopicGate topics = new TopicGate(connection);
    this.whole = new Notebook(connection, topics);
    this.shares =
        IntStream.range(0, shares)
            .mapToObj(share -> new Notebook(connection.share(share, shares), topics))
            .toList();
  }

  /**
   * All notes of an area, by their full keys; none where nothing was ever noted. A note of a share
   * comes before one of the whole.
   *
   * @throws PublishingFailed if the notes can't be read
   */
  public Map<String, String> recall(String area) {
    Map<String, String> notes = new LinkedHashMap<>();
    if (whole.exists()) {
      notes.putAll(whole.recall(Set.of(area)));
    }
    // They are in one topic: all are there or none.
    if (!shares.isEmpty() && shares.getFirst().exists()) {
      shares.stream()
          .gather(Gatherers.mapConcurrent(shares.size(), share -> share.recall(Set.of(area))))
          .forEach(notes::putAll);
    }
    return notes;
  }
}
