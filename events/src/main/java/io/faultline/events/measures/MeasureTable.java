package io.faultline.events.measures;

import io.faultline.events.Json;
import io.faultline.events.ListCode;
import io.faultline.events.ListedParty;
import io.faultline.events.Measure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * What every list that Faultline knows forbids, whom it binds, and by which law. The table is data
 * ({@code measures.json} beside this class), written by hand from the laws that it names.
 */
public final class MeasureTable {
  private static final List<MeasureNote> NOTES = read();

  private MeasureTable() {}

  /** All notes, in the order of the file. */
  public static List<MeasureNote> notes() {
    return NOTES;
  }

  /** What this entry's listing means: the note of its programme, else that of its list. */
  public static Optional<MeasureNote> of(ListedParty party) {
    return party.programmes().stream()
        .flatMap(programme -> find(party.list(), party.measure(), programme).stream())
        .findFirst()
        .or(() -> of(party.list(), party.measure()));
  }

  /** What this measure of this list means, whatever the programme; empty if the table lacks it. */
  public static Optional<MeasureNote> of(ListCode list, Measure measure) {
    return NOTES.stream()
        .filter(note -> note.list() == list && note.measure() == measure)
        .filter(note -> note.programme() == null)
        .findFirst();
  }

  /** The measure of a list, where it imposes only one kind or chiefly one. */
  public static Measure chief(ListCode list) {
    return NOTES.stream()
        .filter(note -> note.list() == list)
        .map(MeasureNote::measure)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no measure is known for " + list.code()));
  }

  private static Optional<MeasureNote> find(ListCode list, Measure measure, String programme) {
    return NOTES.stream()
        .filter(note -> note.list() == list && note.measure() == measure)
        .filter(note -> programme.equals(note.programme()))
        .findFirst();
  }

  private static List<MeasureNote> read() {
    try (InputStream in = MeasureTable.class.getResourceAsStream("measures.json")) {
      if (in == null) {
        throw new IllegalStateException("measures.json is missing from the class path");
      }
      return List.of(Json.read(in.readAllBytes(), MeasureNote[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
