package io.faultline.streams.reading.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * A set of words from a file beside a class: words separated by white space, lines that begin with
 * {@code #} are comments. Immutable and safe to share.
 */
public final class WordList {
  /** An open-addressed table: the words of a text are looked up often. */
  private final long[] table;

  private WordList(Set<Long> hashes) {
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
   * Reads the file of this name beside this class.
   *
   * @throws IllegalStateException if there is none
   */
  public static WordList beside(Class<?> owner, String file) {
    try (InputStream in = owner.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no word list " + file + " beside " + owner.getName());
      }
      Set<Long> hashes = new HashSet<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split("\\s+")))
          .filter(word -> !word.isEmpty())
          .forEach(word -> hashes.add(Fold.hash(word)));
      return new WordList(hashes);
    } catch (IOException e) {
      throw new UncheckedIOException("the word list " + file + " can't be read", e);
    }
  }

  /** These words. */
  public static WordList of(String... words) {
    Set<Long> hashes = new HashSet<>();
    for (String word : words) {
      hashes.add(Fold.hash(word));
    }
    return new WordList(hashes);
  }

  /** Whether the word at this place of a text is in the list. */
  public boolean has(Words words, int word) {
    return word >= 0 && word < words.size() && table[slot(words.hash(word))] != 0;
  }
}
