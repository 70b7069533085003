package io.faultline.ingest.publishing;

import java.util.Map;

/**
 * Reads the notes of a publisher without being it: for looking at what a running process remembers,
 * which a second publisher of its name would shut out.
 */
public final class KafkaNotes {
  private final Notebook notebook;

  public KafkaNotes(KafkaConnection connection) {
    this.notebook = new Notebook(connection, new TopicGate(connection));
  }

  /**
   * All notes of an area, by their full keys.
   *
   * @throws PublishingFailed if the topic can't be read, or there is none
   */
  public Map<String, String> recall(String area) {
    return notebook.recall(area);
  }
}
