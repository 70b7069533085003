package io.faultline.streams.reading.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The form in which characters and words are compared: small letters, without accents, and with
 * full-width forms made narrow. It doesn't depend on the machine's language.
 */
public final class Fold {
  private static final int TABLE = 0x250;
  private static final char[] FOLDED = new char[TABLE];
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  static {
    for (char c = 0; c < TABLE; c++) {
      String plain =
          Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD)
              .replaceAll("\\p{M}+", "")
              .toLowerCase(Locale.ROOT);
      FOLDED[c] =
          switch (c) {
            case 'Ø', 'ø' -> 'o';
            case 'Ł', 'ł' -> 'l';
            case 'ß' -> 's';
            case 'ı', 'İ' -> 'i';
            case 'Đ', 'đ' -> 'd';
            default -> plain.isEmpty() ? c : plain.charAt(0);
          };
    }
  }

  private Fold() {}

  /** The folded form of one character. */
  public static char fold(char c) {
    if (c < TABLE) {
      return FOLDED[c];
    }
    if (c >= 0xFF01 && c <= 0xFF5E) {
      return FOLDED[c - 0xFEE0];
    }
    return Character.toLowerCase(c);
  }

  /** The folded form of a word. */
  public static String fold(CharSequence word) {
    StringBuilder folded = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      folded.append(fold(word.charAt(i)));
    }
    return folded.toString();
  }

  /** A 64-bit name for the folded form of a word, the same whatever its case and accents. */
  public static long hash(CharSequence text, int begin, int end) {
    long hash = OFFSET;
    for (int i = begin; i < end; i++) {
      hash = (hash ^ fold(text.charAt(i))) * PRIME;
    }
    return mix(hash);
  }

  /** As {@link #hash(CharSequence, int, int)}, of a whole word. */
  public static long hash(CharSequence word) {
    return hash(word, 0, word.length());
  }

  /** The name of a sequence of words, from the name of all but the last, and the last. */
  public static long then(long before, long word) {
    return mix(before * 0x9E3779B97F4A7C15L + word);
  }

  private static long mix(long hash) {
    long mixed = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
    return mixed ^ (mixed >>> 32);
  }
}
