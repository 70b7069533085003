package io.faultline.ingest.registries;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * What was published of each record of a registry, as 64 bits of its name and 32 of its content: an
 * open hash table in two arrays, 12 bytes a place, at most two thirds full. Two records of one name
 * in 64 bits would shadow each other; among three million the odds are one in four million. Not
 * thread-safe.
 */
final class Marks {
  private static final int RECORD = Long.BYTES + Integer.BYTES;

  private long[] names = new long[1024];
  private int[] contents = new int[1024];
  private int size;

  /**
   * Remembers a record.
   *
   * @return whether it is new, or another than it was
   */
  boolean put(long name, int content) {
    // 0 stands for an empty place.
    long key = name == 0 ? 1 : name;
    int at = place(key);
    if (names[at] == key) {
      boolean changed = contents[at] != content;
      contents[at] = content;
      return changed;
    }
    names[at] = key;
    contents[at] = content;
    if (++size * 3L > names.length * 2L) {
      grow();
    }
    return true;
  }

  private int place(long key) {
    int mask = names.length - 1;
    int at = (int) (key ^ (key >>> 32)) & mask;
    while (names[at] != 0 && names[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldNames = names;
    int[] oldContents = contents;
    names = new long[oldNames.length * 2];
    contents = new int[oldNames.length * 2];
    for (int i = 0; i < oldNames.length; i++) {
      if (oldNames[i] != 0) {
        int at = place(oldNames[i]);
        names[at] = oldNames[i];
        contents[at] = oldContents[i];
      }
    }
  }

  int size() {
    return size;
  }

  /** Reads what {@link Page#text} wrote. */
  void read(String page) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(page));
    while (bytes.remaining() >= RECORD) {
      long name = bytes.getLong();
      put(name, bytes.getInt());
    }
  }

  /** Marks that are kept together, in the order in which they were made. */
  static final class Page {
    private ByteBuffer bytes = ByteBuffer.allocate(RECORD * 64);

    void add(long name, int content) {
      if (bytes.remaining() < RECORD) {
        ByteBuffer larger = ByteBuffer.allocate(bytes.capacity() * 2);
        bytes = larger.put(bytes.flip());
      }
      bytes.putLong(name).putInt(content);
    }

    String text() {
      byte[] written = Arrays.copyOf(bytes.array(), bytes.position());
      return Base64.getEncoder().encodeToString(written);
    }
  }
}
