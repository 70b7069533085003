package io.faultline.ingest.news.pages;

/**
 * What the characters of a text say about it in any script.
 *
 * @param words runs of letters and digits; an ideograph or syllable of a script without spaces
 *     counts as half a word
 * @param weight length in characters of an alphabet: one ideograph says as much as three letters
 * @param sentences ends of sentences
 * @param commas commas of any script
 * @param digits digits
 * @param capitals words that begin with a capital
 * @param endsSentence whether the last character ends a sentence, inside quotes or not
 */
record TextShape(
    int words,
    int weight,
    int sentences,
    int commas,
    int digits,
    int capitals,
    boolean endsSentence) {

  /** The weight from which a text counts as a paragraph: a line and a half of print. */
  static final int PARAGRAPH = 80;

  private static final String ENDS = ".!?…。！？｡؟۔।॥።";
  private static final String COMMAS = ",、，،፣;；";

  private static final byte LETTER = 1;
  private static final byte DIGIT = 2;
  private static final byte CAPITAL = 4;
  private static final byte END = 8;
  private static final byte COMMA = 16;

  /** What most characters are can be looked up. */
  private static final byte[] ASCII = new byte[0x80];

  static {
    for (char c = 0; c < ASCII.length; c++) {
      ASCII[c] = kindOfAny(c);
    }
  }

  private static byte kindOfAny(char c) {
    if (Character.isLetterOrDigit(c)) {
      int digit = Character.isDigit(c) ? DIGIT : 0;
      int capital = Character.isUpperCase(c) ? CAPITAL : 0;
      return (byte) (LETTER | digit | capital);
    }
    return ENDS.indexOf(c) >= 0 ? END : COMMAS.indexOf(c) >= 0 ? COMMA : 0;
  }

  private static byte kind(char c) {
    return c < 0x80 ? ASCII[c] : kindOfAny(c);
  }

  static boolean isLetterOrDigit(char c) {
    return (kind(c) & LETTER) != 0;
  }

  static TextShape of(String text) {
    int halfWords = 0;
    int weight = 0;
    int sentences = 0;
    int commas = 0;
    int digits = 0;
    int capitals = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      weight++;
      byte kind = kind(c);
      boolean letter = (kind & LETTER) != 0;
      if (letter) {
        if (c >= 0x2E80 && isUnspaced(c)) {
          halfWords++;
          weight += 2;
          inWord = false;
          continue;
        }
        if (!inWord) {
          halfWords += 2;
          capitals += (kind & CAPITAL) == 0 ? 0 : 1;
        }
        digits += (kind & DIGIT) == 0 ? 0 : 1;
      } else if (kind == END) {
        // "3.5" and "www.site" end nothing.
        boolean last = i + 1 == text.length();
        if (last || c > 0x7f || !isLetterOrDigit(text.charAt(i + 1))) {
          sentences++;
        }
      } else if (kind == COMMA) {
        commas++;
      }
      inWord = letter || (inWord && (c == '\'' || c == '’' || c == '-'));
    }
    return new TextShape(
        (halfWords + 1) / 2, weight, sentences, commas, digits, capitals, endsSentence(text));
  }

  private static boolean isUnspaced(char c) {
    return c <= 0x9FFF || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF66 && c <= 0xFF9F);
  }

  private static boolean endsSentence(String text) {
    for (int i = text.length() - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (ENDS.indexOf(c) >= 0) {
        return true;
      }
      if (Character.isLetterOrDigit(c) || c == ':' || c == ',') {
        return false;
      }
    }
    return false;
  }
}
