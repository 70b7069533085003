package io.faultline.ingest.news;

import io.faultline.events.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports on sources from what a news service, perhaps in another process, has noted of them. */
public final class SourceReports {
  /** The area of the notes that this reads. */
  public static final String AREA = "source";

  /** Those that need a hand first. */
  static final Comparator<SourceReport> URGENT_FIRST =
      Comparator.comparing(SourceReport::health).thenComparing(SourceReport::id);

  private SourceReports() {}

  /**
   * A report on each source, those that need a hand first.
   *
   * @param notes of {@link #AREA}, by their full keys
   */
  public static List<SourceReport> of(
      List<Source> sources, Map<String, String> notes, Instant now) {
    return sources.stream()
        .map(source -> SourceReport.of(source, state(notes.get(AREA + "/" + source.id())), now))
        .sorted(URGENT_FIRST)
        .toList();
  }

  private static SourceState state(@Nullable String note) {
    return note == null ? SourceState.NEW : Json.read(note, SourceState.class);
  }
}
