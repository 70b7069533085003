package io.faultline.streams.reading.text;

import java.util.Arrays;

/**
 * The words of a text in order, with their places and how they are set apart. A word is a run of
 * letters and digits; in scripts that write no spaces each Han, Hiragana and Hangul character is a
 * word of its own, and a run of Katakana is one. Initials with dots ({@code U.S.}), numbers with
 * separators ({@code 1,200.5}) and the ampersand are words too. Immutable once made, and found in
 * one pass over the text.
 */
public final class Words {
  /** How strongly a word is set apart from the word before it. */
  public enum Gap {
    /** By a space, a hyphen or nothing. */
    NONE,
    COMMA,
    /** By a colon, semicolon, bracket, dash or quotation mark. */
    STRONG,
    SENTENCE,
    PARAGRAPH;

    private static final Gap[] ALL = values();
  }

  private static final byte UPPER = 1;
  private static final byte ALL_UPPER = 2;
  private static final byte NUMBER = 4;
  private static final byte POSSESSIVE = 8;
  private static final byte HYPHEN = 16;
  private static final byte QUOTE = 32;
  private static final byte UNSPACED = 64;
  private static final long AND = Fold.hash("and");

  private final String text;
  private final int titleEnd;
  private int size;
  private int[] begins;
  private int[] ends;
  private long[] hashes;
  private byte[] flags;
  private byte[] gaps;

  /** Reads the words of this text. */
  public Words(String text) {
    this(text, -1);
  }

  /**
   * Reads the words of a text that begins with a title.
   *
   * @param titleEnd where the title's line break stands, which ends a paragraph; -1 for no title
   */
  public Words(String text, int titleEnd) {
    this.text = text;
    this.titleEnd = titleEnd;
    int guess = text.length() / 5 + 16;
    begins = new int[guess];
    ends = new int[guess];
    hashes = new long[guess];
    flags = new byte[guess];
    gaps = new byte[guess];
    read();
  }

  public String text() {
    return text;
  }

  /** How many words there are. */
  public int size() {
    return size;
  }

  /** Where a word begins in the text. */
  public int begin(int word) {
    return begins[word];
  }

  /** Where a word ends in the text, exclusive. */
  public int end(int word) {
    return ends[word];
  }

  /** The word's {@link Fold#hash}. */
  public long hash(int word) {
    return hashes[word];
  }

  /** How it is set apart from the word before; the first word begins a paragraph. */
  public Gap gap(int word) {
    return Gap.ALL[gaps[word]];
  }

  /** Whether it begins with a capital letter. */
  public boolean capitalised(int word) {
    return (flags[word] & UPPER) != 0;
  }

  /** Whether it has two letters or more and all are capitals. */
  public boolean allCapitals(int word) {
    return (flags[word] & ALL_UPPER) != 0;
  }

  /** Whether it begins with a digit. */
  public boolean number(int word) {
    return (flags[word] & NUMBER) != 0;
  }

  /** Whether it is the {@code s} of a possessive. */
  public boolean possessive(int word) {
    return (flags[word] & POSSESSIVE) != 0;
  }

  /** Whether a hyphen joins it to the word before. */
  public boolean hyphenated(int word) {
    return (flags[word] & HYPHEN) != 0;
  }

  /** Whether an opening quotation mark stands before it. */
  public boolean quoted(int word) {
    return (flags[word] & QUOTE) != 0;
  }

  /** Whether it is of a script that is written without spaces. */
  public boolean unspaced(int word) {
    return (flags[word] & UNSPACED) != 0;
  }

  /** Whether it begins a sentence. */
  public boolean first(int word) {
    return gaps[word] >= Gap.SENTENCE.ordinal();
  }

  /** The word as it is written. */
  public String surface(int word) {
    return text.substring(begins[word], ends[word]);
  }

  /** The index of the first word of the sentence after the one that this word stands in. */
  public int sentenceEnd(int word) {
    int end = word + 1;
    while (end < size && !first(end)) {
      end++;
    }
    return end;
  }

  private void read() {
    Gap gap = Gap.PARAGRAPH;
    int extra = 0;
    int at = 0;
    int length = text.length();
    while (at < length) {
      char c = text.charAt(at);
      if (c == '&') {
        add(at, at + 1, gap, extra, AND);
        at++;
        gap = Gap.NONE;
        extra = 0;
      } else if (isUnspaced(c)) {
        int end = isKatakana(c) ? katakanaEnd(at) : at + 1;
        add(at, end, gap, extra | UNSPACED, Fold.hash(text, at, end));
        at = end;
        gap = Gap.NONE;
        extra = 0;
      } else if (Character.isLetterOrDigit(c)) {
        int end = wordEnd(at);
        add(at, end, gap, extra | form(at, end), Fold.hash(text, at, end));
        at = end;
        gap = Gap.NONE;
        extra = 0;
      } else {
        gap = wider(gap, separator(c, at));
        extra |= mark(c, at);
        at++;
      }
    }
  }

  private int wordEnd(int begin) {
    int length = text.length();
    boolean number = Character.isDigit(text.charAt(begin));
    if (!number && isInitial(begin)) {
      int end = begin + 1;
      while (end + 1 < length && text.charAt(end) == '.' && isInitial(end + 1)) {
        end += 2;
      }
      if (end > begin + 1) {
        return end;
      }
    }
    int end = begin + 1;
    while (end < length) {
      char c = text.charAt(end);
      if (Character.isLetterOrDigit(c) ? isUnspaced(c) : !isMark(c)) {
        boolean inNumber =
            number
                && (c == '.' || c == ',')
                && end + 1 < length
                && Character.isDigit(text.charAt(end + 1));
        if (!inNumber) {
          break;
        }
      }
      end++;
    }
    return end;
  }

  private static boolean isMark(char c) {
    return c > 0x2FF && Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /** A single letter that is followed by a dot, or ends the text or the initials. */
  private boolean isInitial(int at) {
    return Character.isUpperCase(text.charAt(at))
        && (at + 1 >= text.length() || !Character.isLetterOrDigit(text.charAt(at + 1)));
  }

  private int katakanaEnd(int begin) {
    int end = begin + 1;
    while (end < text.length() && isKatakana(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int form(int begin, int end) {
    char first = text.charAt(begin);
    if (Character.isDigit(first)) {
      return NUMBER;
    }
    if (!Character.isUpperCase(first)) {
      boolean possessive =
          end == begin + 1
              && first == 's'
              && begin > 0
              && (text.charAt(begin - 1) == '\'' || text.charAt(begin - 1) == '\u2019');
      return possessive ? POSSESSIVE : 0;
    }
    if (end - begin < 2) {
      return UPPER;
    }
    for (int i = begin; i < end; i++) {
      if (Character.isLowerCase(text.charAt(i))) {
        return UPPER;
      }
    }
    return UPPER | ALL_UPPER;
  }

  private int mark(char c, int at) {
    if (c == '-' || c == '\u2010' || c == '\u2011') {
      boolean joins =
          at > 0
              && at + 1 < text.length()
              && Character.isLetterOrDigit(text.charAt(at - 1))
              && Character.isLetterOrDigit(text.charAt(at + 1));
      return joins ? HYPHEN : 0;
    }
    boolean quote =
        c == '"'
            || c == '\u201c'
            || c == '\u201e'
            || c == '\u00ab'
            || c == '\u300c'
            || c == '\u2018';
    return quote ? QUOTE : 0;
  }

  private Gap separator(char c, int at) {
    return switch (c) {
      case ' ', '\t', '\r', '\u00a0', '\u3000', '\'', '\u2019' -> Gap.NONE;
      case '\n' -> at == titleEnd || paragraphBreak(at) ? Gap.PARAGRAPH : Gap.NONE;
      case ',', '/', '\u3001', '\uff0c', '\u30fb' -> Gap.COMMA;
      case '.' -> endsSentence(at) ? Gap.SENTENCE : Gap.NONE;
      case '!', '?' -> endsSentence(at) ? Gap.SENTENCE : Gap.STRONG;
      case '\u3002', '\uff01', '\uff1f' -> Gap.SENTENCE;
      case '-', '\u2010', '\u2011' -> spaced(at) ? Gap.STRONG : Gap.NONE;
      case '\u2013', '\u2014', ';', ':', '(', ')', '[', ']', '"', '\u201c', '\u201d', '\u201e' ->
          Gap.STRONG;
      case '\u300c', '\u300d', '\uff08', '\uff09', '\uff1a', '\uff1b', '|' -> Gap.STRONG;
      default -> Gap.NONE;
    };
  }

  private boolean spaced(int at) {
    return at > 0
        && at + 1 < text.length()
        && text.charAt(at - 1) == ' '
        && text.charAt(at + 1) == ' ';
  }

  private boolean paragraphBreak(int at) {
    int next = at + 1;
    while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\r')) {
      next++;
    }
    return next < text.length() && text.charAt(next) == '\n';
  }

  /**
   * A full stop ends a sentence if a capital, a digit or a quotation mark follows after space, and
   * if it doesn't close an abbreviation.
   */
  private boolean endsSentence(int at) {
    int next = at + 1;
    while (next < text.length() && isCloser(text.charAt(next))) {
      next++;
    }
    if (next >= text.length()) {
      return true;
    }
    if (!Character.isWhitespace(text.charAt(next))) {
      return false;
    }
    while (next < text.length() && !Character.isLetterOrDigit(text.charAt(next))) {
      next++;
    }
    if (next < text.length() && Character.isLowerCase(text.charAt(next))) {
      return false;
    }
    return text.charAt(at) != '.' || !abbreviation(at, next);
  }

  private static boolean isCloser(char c) {
    return c == '"' || c == '\u201d' || c == ')' || c == '\'' || c == '\u2019' || c == '\u00bb';
  }

  private boolean abbreviation(int dot, int next) {
    int begin = dot;
    while (begin > 0 && Character.isLetter(text.charAt(begin - 1))) {
      begin--;
    }
    if (begin == dot) {
      return false;
    }
    boolean initials = begin > 0 && text.charAt(begin - 1) == '.';
    if (dot - begin == 1) {
      // "U.S. Treasury" goes on, "in the U.S. The" does not: what tells them apart is the next word
      return !initials || !Abbreviations.opensSentence(text, next);
    }
    String word = Fold.fold(text.substring(begin, dot));
    if (Abbreviations.LEGAL_FORMS.contains(word)) {
      return !Abbreviations.opensSentence(text, next);
    }
    return Abbreviations.ALWAYS.contains(word);
  }

  private static Gap wider(Gap one, Gap other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private void add(int begin, int end, Gap gap, int flag, long hash) {
    if (size == hashes.length) {
      int more = size * 2;
      begins = Arrays.copyOf(begins, more);
      ends = Arrays.copyOf(ends, more);
      hashes = Arrays.copyOf(hashes, more);
      flags = Arrays.copyOf(flags, more);
      gaps = Arrays.copyOf(gaps, more);
    }
    begins[size] = begin;
    ends[size] = end;
    hashes[size] = hash;
    flags[size] = (byte) flag;
    gaps[size] = (byte) gap.ordinal();
    size++;
  }

  private static boolean isKatakana(char c) {
    return (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC || (c >= 0xFF66 && c <= 0xFF9F);
  }

  private static boolean isUnspaced(char c) {
    return c >= 0x3040
        && ((c <= 0x30FF && c != 0x30FB && c != 0x30A0)
            || (c >= 0x3400 && c <= 0x4DBF)
            || (c >= 0x4E00 && c <= 0x9FFF)
            || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFF66 && c <= 0xFF9F));
  }
}
