package io.faultline.streams.reading.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set of words and phrases, which a text is asked for word by word. Immutable and safe to share.
 */
public final class WordList {
  /** An open-addressed table: the words of a text are looked up often. */
  private final long[] table;

  /** Entries of several words; null if there are none. */
  private final @Nullable PhraseTable phrases;

  private WordList(Set<Long> hashes, @Nullable PhraseTable phrases) {
    this.phrases = phrases;
    table = new long[Integer.highestOneBit(Math.max(4, hashes.size())) * 4];
    for (long hash : hashes) {
      table[slot(hash)] = hash;
    }
  }

  private int slot(long hash) {
    int slot = (int) hash & (table.length - 1);
    while (table[slot] != 0 && table[slot] != hash) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  /**
   * Reads the file of this name beside this class: words separated by white space, lines that begin
   * with {@code #} are comments.
   *
   * @throws IllegalStateException if there is none
   */
  public static WordList beside(Class<?> owner, String file) {
    try (InputStream in = owner.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no word list " + file + " beside " + owner.getName());
      }
      return of(
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .flatMap(line -> Arrays.stream(line.split("\\s+")))
              .filter(word -> !word.isEmpty())
              .toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException("the word list " + file + " can't be read", e);
    }
  }

  /** These words and phrases; what is written without spaces is a phrase of its characters. */
  public static WordList of(String... entries) {
    Set<Long> hashes = new HashSet<>();
    PhraseTable.Builder phrases = PhraseTable.builder(entries.length * 2);
    boolean any = false;
    for (String entry : entries) {
      Words words = new Words(entry);
      if (words.size() > 1) {
        phrases.putIfAbsent(words, 0);
        any = true;
      } else {
        hashes.add(words.size() == 1 ? words.hash(0) : Fold.hash(entry));
      }
    }
    return new WordList(hashes, any ? phrases.build() : null);
  }

  /** Whether an entry begins at this word of a text. */
  public boolean has(Words words, int word) {
    if (word < 0 || word >= words.size()) {
      return false;
    }
    return table[slot(words.hash(word))] != 0
        || (phrases != null && phrases.longestAt(words, word, words.size()) != PhraseTable.NONE);
  }
}
