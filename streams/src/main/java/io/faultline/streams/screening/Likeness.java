package io.faultline.streams.screening;

/** How alike two words are, allowing for slips of the hand and for ways of transliterating. */
final class Likeness {
  /** Below this two words are two words. */
  static final double SAME_WORD = 0.6;

  private static final int MOST_LETTERS = 6;
  private static final int MOST_SLIPS = 3;

  private Likeness() {}

  static double of(Word one, Word other) {
    if (one.text().equals(other.text())) {
      return 1;
    }
    if (one.kind() == Word.Kind.INITIAL || other.kind() == Word.Kind.INITIAL) {
      boolean number = one.kind() == Word.Kind.NUMBER || other.kind() == Word.Kind.NUMBER;
      return !number && one.text().charAt(0) == other.text().charAt(0) ? 0.9 : 0;
    }
    if (!mayBeAlike(one, other)) {
      return 0;
    }
    double spelled = of(one.text(), other.text());
    if (one.kind() == Word.Kind.PLACE && other.kind() == Word.Kind.PLACE) {
      // Austria is no slip for Armenia: both are right, and so they are two.
      return spelled >= 0.88 ? spelled : 0;
    }
    if (spelled < 0.95 && one.kind() != Word.Kind.NUMBER && one.text().length() > 2) {
      double sounded =
          one.sound().equals(other.sound()) ? 0.95 : of(one.sound(), other.sound()) * 0.95;
      return Math.max(spelled, sounded);
    }
    return spelled;
  }

  /**
   * Whether the letters of two words leave it possible that they are alike: a slip changes two of
   * them at most, and three slips are the most that any word bears.
   */
  static boolean mayBeAlike(Word one, Word other) {
    return Long.bitCount(one.letters() ^ other.letters()) <= MOST_LETTERS;
  }

  /** 1 for the same, 0 for what can be no slip: the longer the words, the more slips they bear. */
  static double of(String one, String other) {
    int longest = Math.max(one.length(), other.length());
    if (Math.abs(one.length() - other.length()) > MOST_SLIPS) {
      return 0;
    }
    int distance = distance(one, other, MOST_SLIPS);
    return switch (distance) {
      case 0 -> 1;
      case 1 -> longest <= 2 ? 0 : longest == 3 ? 0.5 : longest <= 5 ? 0.8 : 0.88;
      case 2 -> longest < 6 ? 0 : longest <= 8 ? 0.62 : 0.78;
      case 3 -> longest < 10 ? 0 : 0.6;
      default -> 0;
    };
  }

  /** Insertions, deletions, replacements, and neighbours that changed places. */
  static int distance(String one, String other) {
    return distance(one, other, Math.max(one.length(), other.length()));
  }

  /** The same, but any number above {@code most} once it is sure to be above. */
  static int distance(String one, String other, int most) {
    int begin = 0;
    int n = one.length();
    int m = other.length();
    while (begin < n && begin < m && one.charAt(begin) == other.charAt(begin)) {
      begin++;
    }
    while (n > begin && m > begin && one.charAt(n - 1) == other.charAt(m - 1)) {
      n--;
      m--;
    }
    if (Math.abs(n - m) > most || n == begin || m == begin) {
      return Math.max(n, m) - begin;
    }
    int width = m - begin;
    int[] before = new int[width + 1];
    int[] last = new int[width + 1];
    int[] row = new int[width + 1];
    for (int j = 0; j <= width; j++) {
      last[j] = j;
    }
    int leastOfLast = 0;
    for (int i = begin + 1; i <= n; i++) {
      row[0] = i - begin;
      int least = row[0];
      for (int j = 1; j <= width; j++) {
        char a = one.charAt(i - 1);
        char b = other.charAt(begin + j - 1);
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (a == b ? 0 : 1));
        if (i > begin + 1 && j > 1 && a == other.charAt(begin + j - 2) && one.charAt(i - 2) == b) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > most && leastOfLast > most) {
        return most + 1;
      }
      leastOfLast = least;
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[width];
  }
}
