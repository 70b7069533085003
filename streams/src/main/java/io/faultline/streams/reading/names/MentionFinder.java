package io.faultline.streams.reading.names;

import io.faultline.streams.reading.text.PhraseTable;
import io.faultline.streams.reading.text.WordList;
import io.faultline.streams.reading.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the companies that a text names. It goes over the text once for all names, and then decides
 * about those that could be something else: an everyday word, a person, a place, a part of a longer
 * name, or a short form that several companies share.
 */
public final class MentionFinder {
  private static final WordList COMMON = WordList.beside(MentionFinder.class, "common-words.txt");
  private static final double ENOUGH = 2;

  private final NameIndex index;

  public MentionFinder(NameIndex index) {
    this.index = index;
  }

  /** The mentions in the order of the text; none overlap. */
  public List<Mention> find(Words words) {
    return new Search(words).run();
  }

  /** One text's search. */
  private final class Search {
    private final Words words;
    private final Surroundings around;
    private final Set<Integer> named = new HashSet<>();

    Search(Words words) {
      this.words = words;
      this.around = new Surroundings(words);
    }

    List<Mention> run() {
      List<int[]> candidates = candidates();
      if (candidates.isEmpty()) {
        return List.of();
      }
      for (int[] candidate : candidates) {
        noteClearName(candidate[0], candidate[1], candidate[2]);
      }
      List<Mention> mentions = new ArrayList<>();
      for (int[] candidate : candidates) {
        decide(candidate[0], candidate[1], candidate[2], mentions);
      }
      return mentions;
    }

    private List<int[]> candidates() {
      List<int[]> candidates = new ArrayList<>();
      int at = 0;
      while (at < words.size()) {
        long found = index.longestAt(words, at);
        if (found == PhraseTable.NONE) {
          at++;
        } else {
          int end = (int) (found >>> 32);
          candidates.add(new int[] {at, end, (int) found});
          at = end;
        }
      }
      return candidates;
    }

    /** A name that can mean only one company makes its short forms clear in the same text. */
    private void noteClearName(int begin, int end, int name) {
      Set<Integer> companies = companies(begin, end, name, /* symbolsToo= */ true);
      boolean clear = end - begin > 1 && writtenAsName(begin, end, name);
      if (companies.size() == 1 && (clear || symbolAt(begin, end, name))) {
        named.add(companies.iterator().next());
      }
    }

    private void decide(int begin, int end, int name, List<Mention> mentions) {
      Set<Integer> companies = companies(begin, end, name, /* symbolsToo= */ true);
      if (companies.isEmpty()) {
        return;
      }
      if (companies.size() > 1) {
        companies.retainAll(named);
        if (companies.size() != 1) {
          return;
        }
        add(
            begin,
            end,
            companies.iterator().next(),
            0.8,
            "a short form of a company that the text names in full",
            mentions);
        return;
      }
      int company = companies.iterator().next();
      NameKind kind = kind(name, company);
      if (kind == NameKind.SYMBOL || kind == NameKind.ISIN) {
        add(begin, end, company, 0.95, kind.words(), mentions);
        return;
      }
      if (!writtenAsName(begin, end, name)
          || around.inLongerName(begin, end)
          || around.person(begin)) {
        return;
      }
      if (!everyday(begin, end)) {
        if (end - begin == 1 && !words.unspaced(begin) && around.joinedToCapital(begin)) {
          if (named.contains(company)) {
            add(begin, end, company, 0.6, kind.words() + ", after its full name", mentions);
          }
          return;
        }
        add(begin, end, company, kind == NameKind.SHORT ? 0.85 : 0.95, kind.words(), mentions);
        return;
      }
      double points = around.pointsFor(begin, end);
      if (around.joinedToCapital(begin)) {
        points -= 3;
      }
      if (named.contains(company)) {
        points += 2;
      }
      if (Sectors.near(words, begin, index.sector(company))) {
        points += 1;
      }
      if (points >= ENOUGH) {
        add(
            begin,
            end,
            company,
            Math.min(0.95, 0.5 + 0.1 * points),
            kind.words() + ", and what stands beside it speaks of a company",
            mentions);
      }
    }

    private Set<Integer> companies(int begin, int end, int name, boolean symbolsToo) {
      Set<Integer> companies = new LinkedHashSet<>();
      for (int at = name; at >= 0; at = index.next(at)) {
        if (index.kind(at) != NameKind.SYMBOL || (symbolsToo && symbolAt(begin, end, at))) {
          companies.add(index.company(at));
        }
      }
      return companies;
    }

    private NameKind kind(int name, int company) {
      for (int at = name; at >= 0; at = index.next(at)) {
        if (index.company(at) == company) {
          return index.kind(at);
        }
      }
      throw new IllegalStateException("no such name of " + index.id(company));
    }

    /**
     * A symbol is one with its exchange ({@code 0020.HK}), after a dollar sign ({@code $BABA}), or
     * in brackets after an exchange ({@code (NYSE: V)}).
     */
    private boolean symbolAt(int begin, int end, int name) {
      if (index.kind(name) != NameKind.SYMBOL) {
        return false;
      }
      String text = words.text();
      int from = words.begin(begin);
      int to = words.end(end - 1);
      if (from > 0 && text.charAt(from - 1) == '$') {
        return true;
      }
      for (int i = begin; i < end; i++) {
        if (!words.number(i) && !words.allCapitals(i) && words.end(i) - words.begin(i) > 1) {
          return false;
        }
      }
      if (end - begin > 1 && text.substring(from, to).indexOf('.') > 0) {
        return true;
      }
      return begin > 0
          && words.gap(begin) == Words.Gap.STRONG
          && words.allCapitals(begin - 1)
          && text.substring(words.end(begin - 1), from).contains(":")
          && to < text.length()
          && text.charAt(to) == ')';
    }

    /** Names are capitalised, unless the registry writes them small; initials are all capitals. */
    private boolean writtenAsName(int begin, int end, int name) {
      if (words.unspaced(begin) || index.small(name)) {
        return true;
      }
      if (end - begin == 1) {
        boolean initials = index.capitals(name) && words.end(begin) - words.begin(begin) <= 4;
        return initials
            ? words.allCapitals(begin)
            : words.capitalised(begin) || words.number(begin);
      }
      for (int i = begin; i < end; i++) {
        if (words.capitalised(i) && i == begin) {
          return true;
        }
        if (words.number(i)) {
          return true;
        }
      }
      return false;
    }

    private boolean everyday(int begin, int end) {
      return end - begin == 1 && COMMON.has(words, begin);
    }

    private void add(
        int begin, int end, int company, double confidence, String reason, List<Mention> mentions) {
      int from = words.begin(begin);
      int to = words.end(end - 1);
      mentions.add(
          new Mention(
              index.id(company),
              words.text().substring(from, to),
              from,
              to,
              begin,
              end,
              confidence,
              reason));
    }
  }
}
