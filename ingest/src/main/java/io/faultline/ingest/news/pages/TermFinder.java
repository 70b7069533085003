package io.faultline.ingest.news.pages;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds which of some terms stand in a name such as {@code "c-articleBody related_links"}, in one
 * walk over its letters (Aho and Corasick, 1975). Terms are of the letters a to z; the text may be
 * of any. Immutable.
 *
 * <p>A term of five letters or more is found inside a longer word, because names are run together
 * at will ({@code articlebody}); a shorter one must be a word of its own, as {@code ad} stands in
 * {@code shadow} and {@code nav} in {@code navy}. A word ends at whatever is no letter, and before
 * a capital that follows a small letter.
 */
final class TermFinder {
  private static final int LETTERS = 26;
  private static final int SHORTEST_INSIDE = 5;

  private final int[] next;
  private final int[] insideMask;
  private final int[] wordMask;
  private final int[] depth;

  /**
   * @param terms kind (a bit number below 32) to the terms of that kind, separated by white space
   */
  TermFinder(Map<Integer, String> terms) {
    List<int[]> edges = new ArrayList<>();
    List<int[]> masks = new ArrayList<>();
    addState(edges, masks, 0);
    terms.forEach(
        (kind, words) -> {
          for (String word : words.trim().split("\\s+")) {
            int state = 0;
            for (int i = 0; i < word.length(); i++) {
              int letter = word.charAt(i) - 'a';
              if (edges.get(state)[letter] == 0) {
                edges.get(state)[letter] = addState(edges, masks, i + 1);
              }
              state = edges.get(state)[letter];
            }
            masks.get(state)[word.length() >= SHORTEST_INSIDE ? 0 : 1] |= 1 << kind;
          }
        });
    int states = edges.size();
    next = new int[states * LETTERS];
    insideMask = new int[states];
    wordMask = new int[states];
    depth = new int[states];
    for (int s = 0; s < states; s++) {
      insideMask[s] = masks.get(s)[0];
      wordMask[s] = masks.get(s)[1];
      depth[s] = masks.get(s)[2];
    }
    connect(edges);
  }

  private static int addState(List<int[]> edges, List<int[]> masks, int depth) {
    edges.add(new int[LETTERS]);
    masks.add(new int[] {0, 0, depth});
    return edges.size() - 1;
  }

  /** Fills the jumps to the longest suffix that is a beginning of a term. */
  private void connect(List<int[]> edges) {
    int[] suffix = new int[edges.size()];
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    for (int letter = 0; letter < LETTERS; letter++) {
      int child = edges.getFirst()[letter];
      next[letter] = child;
      if (child != 0) {
        queue.add(child);
      }
    }
    while (!queue.isEmpty()) {
      int state = queue.remove();
      insideMask[state] |= insideMask[suffix[state]];
      for (int letter = 0; letter < LETTERS; letter++) {
        int child = edges.get(state)[letter];
        int fallback = next[suffix[state] * LETTERS + letter];
        next[state * LETTERS + letter] = child == 0 ? fallback : child;
        if (child != 0) {
          suffix[child] = fallback;
          queue.add(child);
        }
      }
    }
  }

  /** The kinds of all terms in {@code name}, one bit each. */
  int kindsIn(String name) {
    int kinds = 0;
    int state = 0;
    int wordLength = 0;
    boolean small = false;
    for (int i = 0; i <= name.length(); i++) {
      char c = i < name.length() ? name.charAt(i) : ' ';
      boolean capital = c >= 'A' && c <= 'Z';
      boolean letter = capital || (c >= 'a' && c <= 'z');
      if (!letter || (capital && small)) {
        if (wordLength > 0 && depth[state] == wordLength) {
          kinds |= wordMask[state];
        }
        wordLength = 0;
        // articleBody and article-body go on being one name for the longer terms.
        if (!letter && c != '-' && c != '_') {
          state = 0;
        }
      }
      if (letter) {
        state = next[state * LETTERS + (capital ? c - 'A' : c - 'a')];
        wordLength++;
        kinds |= insideMask[state];
      }
      small = letter && !capital;
    }
    return kinds;
  }
}
