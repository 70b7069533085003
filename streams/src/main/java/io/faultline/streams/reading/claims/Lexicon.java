package io.faultline.streams.reading.claims;

import io.faultline.streams.reading.text.PhraseTable;
import io.faultline.streams.reading.text.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Names of countries and of the bodies that act for them. */
final class Lexicon {
  /**
   * @param country ISO 3166-1 alpha-2, EU or UN
   * @param kind a name, an adjective, the seat of a government, a body with a name, or one without
   */
  record Entry(String country, Kind kind) {
    enum Kind {
      NAME,
      ADJECTIVE,
      SEAT,
      BODY,
      OFFICE
    }
  }

  static final Lexicon STANDARD = read();

  private final PhraseTable phrases;
  private final List<Entry> entries;

  private Lexicon(PhraseTable phrases, List<Entry> entries) {
    this.phrases = phrases;
    this.entries = entries;
  }

  /** As {@link PhraseTable#longestAt}; the value is one for {@link #entry}. */
  long longestAt(Words words, int word) {
    return phrases.longestAt(words, word, words.size());
  }

  Entry entry(int value) {
    return entries.get(value);
  }

  private static Lexicon read() {
    PhraseTable.Builder phrases = PhraseTable.builder(2_000);
    List<Entry> entries = new ArrayList<>();
    for (String[] fields : lines("offices.txt")) {
      add(fields, 1, Entry.Kind.OFFICE, phrases, entries);
    }
    for (String[] fields : lines("bodies.txt")) {
      add(fields, 1, Entry.Kind.BODY, phrases, entries);
    }
    for (String[] fields : lines("places.txt")) {
      add(fields, 1, Entry.Kind.NAME, phrases, entries);
      add(fields, 2, Entry.Kind.ADJECTIVE, phrases, entries);
      add(fields, 3, Entry.Kind.SEAT, phrases, entries);
    }
    return new Lexicon(phrases.build(), List.copyOf(entries));
  }

  private static void add(
      String[] fields,
      int column,
      Entry.Kind kind,
      PhraseTable.Builder phrases,
      List<Entry> entries) {
    if (fields.length <= column || fields[column].isBlank()) {
      return;
    }
    for (String name : fields[column].split("\\|")) {
      entries.add(new Entry(fields[0].strip(), kind));
      phrases.putIfAbsent(new Words(name.strip()), entries.size() - 1);
    }
  }

  private static List<String[]> lines(String file) {
    try (InputStream in = Lexicon.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no file " + file + " beside " + Lexicon.class.getName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split(";", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read", e);
    }
  }
}
