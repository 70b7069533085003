package io.faultline.ingest.news.pages;

import java.util.Arrays;

/** The words of a text as numbers: runs of letters and digits, without case. */
final class WordHashes {
  private int[] hashes = new int[16];
  private int size;

  static WordHashes of(String text) {
    WordHashes words = new WordHashes();
    int hash = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (TextShape.isLetterOrDigit(c)) {
        boolean alone = c >= 0x2E80 && c <= 0x9FFF;
        if (alone && inWord) {
          words.add(hash);
          hash = 0;
        }
        hash = hash * 31 + (c < 0x80 ? (c | 0x20) : Character.toLowerCase(c));
        inWord = true;
        if (alone) {
          words.add(hash);
          hash = 0;
          inWord = false;
        }
      } else if (inWord) {
        words.add(hash);
        hash = 0;
        inWord = false;
      }
    }
    if (inWord) {
      words.add(hash);
    }
    return words;
  }

  private void add(int hash) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    hashes[size++] = hash;
  }

  int size() {
    return size;
  }

  /** One number for all words in their order. */
  int sequence() {
    int all = 17;
    for (int i = 0; i < size; i++) {
      all = all * 31 + hashes[i];
    }
    return all;
  }

  /** Numbers of all runs of three words; of the whole, if it is shorter. */
  int[] triples() {
    int count = Math.max(1, size - 2);
    int[] triples = new int[count];
    for (int i = 0; i < count; i++) {
      int triple = 7;
      for (int j = i; j < Math.min(size, i + 3); j++) {
        triple = triple * 31 + hashes[j];
      }
      triples[i] = triple * 0x9E3779B9 >>> 7;
    }
    return triples;
  }

  /** A set of numbers that answers fast: open addressing, at most half full, 0 for "free". */
  static int[] table(int[] numbers) {
    int[] table = new int[Integer.highestOneBit(Math.max(4, numbers.length * 2)) << 1];
    for (int number : numbers) {
      int at = number & table.length - 1;
      while (table[at] != 0 && table[at] != number) {
        at = at + 1 & table.length - 1;
      }
      table[at] = number;
    }
    return table;
  }

  /** The share of this text's {@link #triples} that are in a {@link #table}. */
  double shareIn(int[] table) {
    if (size == 0) {
      return 0;
    }
    int found = 0;
    int[] triples = triples();
    for (int triple : triples) {
      int at = triple & table.length - 1;
      while (table[at] != 0 && table[at] != triple) {
        at = at + 1 & table.length - 1;
      }
      found += table[at] == 0 ? 0 : 1;
    }
    return (double) found / triples.length;
  }
}
