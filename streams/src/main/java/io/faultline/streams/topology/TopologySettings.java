package io.faultline.streams.topology;

/**
 * What the shape of the topology depends on. Another shape is another application id: Kafka Streams
 * can't change the number of partitions under a running one.
 *
 * @param prefix what the names of the topics begin with; may be empty
 * @param routing how many tasks lead input to those who need it: the number of partitions of the
 *     clock, and no smaller than those of prices and of the reference topics
 * @param facts how many tasks turn input into facts: the largest number of partitions among the
 *     topics articles, lock-ups and listing-changes
 * @param timelines how many tasks keep the companies' timelines
 * @param exposures how many tasks walk the graph, each of which holds all of it; an episode that
 *     another task holds is not seen, so more than one may conclude less
 * @param alerting how many tasks conclude alerts
 */
public record TopologySettings(
    String prefix, int routing, int facts, int timelines, int exposures, int alerting) {
  public TopologySettings {
    positive(routing, "routing");
    positive(facts, "facts");
    positive(timelines, "timelines");
    positive(exposures, "exposures");
    positive(alerting, "alerting");
  }

  /**
   * Four tasks a stage, and one that holds the graph.
   *
   * @param prefix what the names of the topics begin with
   */
  public static TopologySettings under(String prefix) {
    return new TopologySettings(prefix, 4, 4, 4, 1, 4);
  }

  private static void positive(int value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be 1 or more, was " + value);
    }
  }
}
