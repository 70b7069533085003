package io.faultline.alerts.delivery;

import io.faultline.events.Alert;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a receiver is asked to send. */
public sealed interface Message {

  /** The same for every attempt at the same message; receivers that fold repeats go by it. */
  String id();

  /**
   * One or more revisions of alerts, oldest first.
   *
   * @param id the same for every attempt
   * @param notes at least one; more than one is a group or a digest
   * @param baseUrl where the pages are, without a slash at the end
   */
  record Alerts(String id, List<Note> notes, URI baseUrl) implements Message {
    public Alerts {
      notes = List.copyOf(notes);
      if (notes.isEmpty()) {
        throw new IllegalArgumentException("a message needs at least one alert");
      }
    }
  }

  /** Something about Faultline itself that the owner of a receiver must know. */
  record Notice(String id, String title, String text, URI baseUrl) implements Message {}

  /**
   * @param alert only what this receiver may see of it
   * @param because why this receiver is told, in words
   * @param earlier what the receiver called its first message on this alert; null if there was none
   *     or it gives no such name
   */
  record Note(Alert alert, String because, @Nullable String earlier) {}
}
