package io.faultline.streams.reading.text;

/**
 * Finds the longest of many phrases at each place of a text, in one pass.
 *
 * <p>Each phrase is stored as the names ({@link Fold#then}) of its beginnings in one open-addressed
 * table of 64-bit keys: a text is walked word by word for as long as the beginning that has been
 * read is in the table. There are no nodes and no strings, so that 300,000 phrases of three words
 * need about 12 bytes for each of their beginnings, and most words of a text cost one failed
 * look-up. Words are compared by 64-bit names; with a million beginnings the chance that a look-up
 * finds another phrase's is below 10^-13. Immutable and safe to share.
 */
public final class PhraseTable {
  /** What {@link #value} gives for words that are no phrase. */
  public static final int NONE = -1;

  private static final int BEGINNING = -2;

  private final long[] keys;
  private final int[] values;
  private final int mask;

  private PhraseTable(long[] keys, int[] values) {
    this.keys = keys;
    this.values = values;
    this.mask = keys.length - 1;
  }

  /** A builder for about this many beginnings of phrases; it grows as needed. */
  public static Builder builder(int expected) {
    return new Builder(expected);
  }

  /**
   * The longest phrase that begins at this word.
   *
   * @param limit the first word that it may not reach
   * @return its last word, exclusive, in the high half, and its value in the low half; -1 if none
   */
  public long longestAt(Words words, int word, int limit) {
    long name = 0;
    long found = NONE;
    int at = word;
    while (at < limit) {
      if (at > word && words.gap(at).compareTo(Words.Gap.COMMA) > 0) {
        break;
      }
      name = Fold.then(name, words.hash(at));
      int value = value(name);
      if (value == NONE) {
        break;
      }
      at++;
      if (value != BEGINNING) {
        found = ((long) at << 32) | value;
      }
    }
    return found;
  }

  /** The value of exactly these words. */
  public int valueOf(Words phrase) {
    int value = value(nameOf(phrase));
    return value == BEGINNING ? NONE : value;
  }

  private int value(long name) {
    long key = name == 0 ? 1 : name;
    int slot = (int) key & mask;
    while (true) {
      long there = keys[slot];
      if (there == key) {
        return values[slot];
      }
      if (there == 0) {
        return NONE;
      }
      slot = (slot + 1) & mask;
    }
  }

  private static long nameOf(Words phrase) {
    long name = 0;
    for (int i = 0; i < phrase.size(); i++) {
      name = Fold.then(name, phrase.hash(i));
    }
    return name;
  }

  /** Collects phrases; not safe to share. */
  public static final class Builder {
    private long[] keys;
    private int[] values;
    private int used;

    private Builder(int expected) {
      int capacity = Integer.highestOneBit(Math.max(16, expected * 2 - 1)) * 2;
      keys = new long[capacity];
      values = new int[capacity];
    }

    /**
     * Adds a phrase, or finds that it is there.
     *
     * @param value 0 or more
     * @return the value that this phrase had before, or {@link #NONE} if it is new
     */
    public int putIfAbsent(Words phrase, int value) {
      long name = 0;
      for (int i = 0; i < phrase.size() - 1; i++) {
        name = Fold.then(name, phrase.hash(i));
        int slot = slot(name);
        if (values[slot] == NONE) {
          values[slot] = BEGINNING;
        }
      }
      int slot = slot(nameOf(phrase));
      int before = values[slot];
      if (before < 0) {
        values[slot] = value;
        return NONE;
      }
      return before;
    }

    /** The table; the builder must not be used afterwards. */
    public PhraseTable build() {
      return new PhraseTable(keys, values);
    }

    private int slot(long name) {
      long key = name == 0 ? 1 : name;
      int mask = keys.length - 1;
      int slot = (int) key & mask;
      while (keys[slot] != 0) {
        if (keys[slot] == key) {
          return slot;
        }
        slot = (slot + 1) & mask;
      }
      if (used * 3L > keys.length * 2L) {
        grow();
        return slot(name);
      }
      used++;
      keys[slot] = key;
      values[slot] = NONE;
      return slot;
    }

    private void grow() {
      long[] oldKeys = keys;
      int[] oldValues = values;
      keys = new long[oldKeys.length * 2];
      values = new int[keys.length];
      int mask = keys.length - 1;
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldKeys[i] != 0) {
          int slot = (int) oldKeys[i] & mask;
          while (keys[slot] != 0) {
            slot = (slot + 1) & mask;
          }
          keys[slot] = oldKeys[i];
          values[slot] = oldValues[i];
        }
      }
    }
  }
}
