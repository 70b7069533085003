package io.faultline.streams.reading.names;

import io.faultline.streams.reading.text.PhraseTable;
import io.faultline.streams.reading.text.WordList;
import io.faultline.streams.reading.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the companies that a text names. It goes over the text once for all names, and then decides
 * about those that could be something else: an everyday word, a person, a place, a part of a longer
 * name, or a short form that several companies share.
 */
public final class MentionFinder {
  private static final WordList COMMON = WordList.beside(MentionFinder.class, "common-words.txt");
  private static final WordList THE = WordList.of("the");
  private static final WordList COUNTRIES = countries();
  private static final WordList CITIES = WordList.beside(MentionFinder.class, "cities.txt");
  private static final int FEWEST_INITIALS = 3;
  private static final String NOBODY = "";
  private static final double ENOUGH = 2;

  /** The confidence from which on a name counts as a mention. */
  public static final double LEAST = 0.5;

  private final NameIndex index;

  public MentionFinder(NameIndex index) {
    this.index = index;
  }

  private static WordList countries() {
    return WordList.of(
        Stream.concat(
                Stream.of(
                    "america", "american", "european", "chinese", "japanese", "u.s", "british"),
                Stream.of(Locale.getISOCountries())
                    .map(code -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH)))
            .toArray(String[]::new));
  }

  /** The mentions in the order of the text; none overlap. */
  public List<Mention> find(Words words) {
    return considered(words).stream().filter(mention -> mention.confidence() >= LEAST).toList();
  }

  /**
   * All places where a name stands, those included at which it is something else: their confidence
   * is below {@link #LEAST}, and their reason says what speaks against.
   */
  public List<Mention> considered(Words words) {
    return new Search(words).run();
  }

  /** One text's search. */
  private final class Search {
    private final Words words;
    private final Surroundings around;
    private final Set<Integer> named = new HashSet<>();
    private List<int[]> candidates = List.of();

    Search(Words words) {
      this.words = words;
      this.around = new Surroundings(words);
    }

    List<Mention> run() {
      candidates = candidates();
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
      return withInitials(mentions);
    }

    /**
     * "BOM" stands for the Bureau of Meteorology in a text that names it in full, if no other full
     * name in it has these initials.
     */
    private List<Mention> withInitials(List<Mention> mentions) {
      Map<String, String> byInitials = new HashMap<>();
      for (Mention mention : mentions) {
        boolean full =
            mention.confidence() >= LEAST
                && mention.endWord() - mention.firstWord() >= FEWEST_INITIALS;
        if (full && !words.unspaced(mention.firstWord())) {
          for (String initials : initials(mention)) {
            byInitials.merge(
                initials, mention.companyId(), (one, other) -> one.equals(other) ? one : NOBODY);
          }
        }
      }
      if (byInitials.isEmpty()) {
        return mentions;
      }
      List<Mention> all = new ArrayList<>(mentions);
      for (int word = 0; word < words.size(); word++) {
        int length = words.end(word) - words.begin(word);
        if (length < FEWEST_INITIALS || length > 6 || !words.allCapitals(word)) {
          continue;
        }
        String company = byInitials.getOrDefault(words.surface(word), NOBODY);
        int at = word;
        all.removeIf(m -> !company.equals(NOBODY) && m.firstWord() == at && m.confidence() < LEAST);
        boolean free = all.stream().noneMatch(m -> m.firstWord() <= at && at < m.endWord());
        if (free && !company.equals(NOBODY)) {
          all.add(
              new Mention(
                  company,
                  words.surface(word),
                  words.begin(word),
                  words.end(word),
                  word,
                  word + 1,
                  0.8,
                  "the initials of its name, which the text gives in full"));
        }
      }
      all.sort(Comparator.comparingInt(Mention::firstWord));
      return all;
    }

    /** With and without the small words: BM and BOM. */
    private List<String> initials(Mention mention) {
      StringBuilder large = new StringBuilder();
      StringBuilder every = new StringBuilder();
      for (int word = mention.firstWord(); word < mention.endWord(); word++) {
        char first = Character.toUpperCase(words.text().charAt(words.begin(word)));
        every.append(first);
        if (words.capitalised(word)) {
          large.append(first);
        }
      }
      List<String> initials = new ArrayList<>();
      if (large.length() >= FEWEST_INITIALS) {
        initials.add(large.toString());
      }
      if (every.length() >= FEWEST_INITIALS && !every.toString().contentEquals(large)) {
        initials.add(every.toString());
      }
      return initials;
    }

    private List<int[]> candidates() {
      List<int[]> found = new ArrayList<>();
      int at = 0;
      while (at < words.size()) {
        long longest = index.longestAt(words, at);
        if (longest == PhraseTable.NONE) {
          at++;
        } else {
          int end = (int) (longest >>> 32);
          found.add(new int[] {at, end, (int) longest});
          at = end;
        }
      }
      return found;
    }

    /** A name that can mean only one company makes its short forms clear in the same text. */
    private void noteClearName(int begin, int end, int name) {
      Set<Integer> companies = companies(begin, end, name);
      boolean clear = end - begin > 1 && writtenAsName(begin, end, name);
      if (companies.size() == 1 && (clear || symbolAt(begin, end, name))) {
        named.add(companies.iterator().next());
      }
    }

    private void decide(int begin, int end, int name, List<Mention> mentions) {
      Set<Integer> companies = companies(begin, end, name);
      if (companies.isEmpty()) {
        return;
      }
      if (companies.size() > 1) {
        companies = surest(begin, end, name, companies);
      }
      if (companies.size() > 1) {
        List<Integer> inText = companies.stream().filter(named::contains).toList();
        boolean clear = inText.size() == 1;
        add(
            begin,
            end,
            clear ? inText.getFirst() : companies.iterator().next(),
            clear ? 0.8 : 0.3,
            clear
                ? "a name of several companies, of which the text names this one in full"
                : "a name of several companies, and the text doesn't say which",
            mentions);
        return;
      }
      int company = companies.iterator().next();
      NameKind kind = kind(begin, end, name, company);
      if (kind == NameKind.SYMBOL || kind == NameKind.ISIN) {
        add(begin, end, company, 0.95, kind.words(), mentions);
        return;
      }
      String against = against(begin, end, name, company);
      if (against != null) {
        add(begin, end, company, 0.1, against, mentions);
      } else if (everyday(begin, end)) {
        weigh(begin, end, company, kind, mentions);
      } else if (end - begin == 1
          && !words.unspaced(begin)
          && around.joinedToCapital(begin)
          && !named.contains(company)) {
        add(begin, end, company, 0.3, "a part of a longer name", mentions);
      } else {
        add(begin, end, company, kind == NameKind.SHORT ? 0.85 : 0.95, kind.words(), mentions);
      }
    }

    /** Whom the registry calls so, if it calls only one so and others would be short for it. */
    private Set<Integer> surest(int begin, int end, int name, Set<Integer> companies) {
      List<Integer> given =
          companies.stream().filter(company -> kind(begin, end, name, company).given()).toList();
      return given.size() == 1 ? Set.copyOf(given) : companies;
    }

    private @Nullable String against(int begin, int end, int name, int company) {
      if (!writtenAsName(begin, end, name)) {
        return "written as a word, not as a name";
      }
      if (around.inLongerName(begin, end)) {
        return "a part of a longer name";
      }
      if (around.person(begin)) {
        return "a person's name";
      }
      boolean derived = !kind(begin, end, name, company).given() && index.next(name) < 0;
      boolean initials = end - begin == 1 && words.allCapitals(begin) && !words.unspaced(begin);
      if (initials && around.runsOnInName(end) && !named.contains(company)) {
        return "a part of a longer name";
      }
      if (derived && around.runsOn(end) && !named.contains(company)) {
        return "a part of a longer name";
      }
      return derived && vague(begin, end) && !named.contains(company)
          ? "too short to stand for the company where the text doesn't name it in full"
          : null;
    }

    /** Initials, given names and names of countries say little when the registry has more words. */
    private boolean vague(int begin, int end) {
      if (end - begin > 1 || words.unspaced(begin)) {
        return false;
      }
      return words.end(begin) - words.begin(begin) <= 3
          || around.givenName(begin)
          || COUNTRIES.has(words, begin)
          || CITIES.has(words, begin);
    }

    /** An everyday word is a company only if enough of what stands beside it says so. */
    private void weigh(int begin, int end, int company, NameKind kind, List<Mention> mentions) {
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
      if (besideAnother(begin, end)) {
        points += 1;
      }
      boolean enough = points >= ENOUGH;
      add(
          begin,
          end,
          company,
          enough ? Math.min(0.95, 0.5 + 0.1 * points) : Math.max(0.05, 0.2 + 0.1 * points),
          enough
              ? kind.words() + ", and what stands beside it speaks of a company"
              : "an everyday word, and too little beside it speaks of the company",
          mentions);
    }

    /** "Mastercard and Visa": in one list with a name that can mean nothing but a company. */
    private boolean besideAnother(int begin, int end) {
      for (int[] other : candidates) {
        boolean beside =
            around.joined(end, other[0]) || (other[0] < begin && around.joined(other[1], begin));
        if (beside
            && !everyday(other[0], other[1])
            && writtenAsName(other[0], other[1], other[2])
            && companies(other[0], other[1], other[2]).size() == 1) {
          return true;
        }
      }
      return false;
    }

    private Set<Integer> companies(int begin, int end, int name) {
      Set<Integer> companies = new LinkedHashSet<>();
      for (int at = name; at >= 0; at = index.next(at)) {
        if (index.kind(at) != NameKind.SYMBOL || symbolAt(begin, end, at)) {
          companies.add(index.company(at));
        }
      }
      return companies;
    }

    private NameKind kind(int begin, int end, int name, int company) {
      for (int at = name; at >= 0; at = index.next(at)) {
        boolean here = index.kind(at) != NameKind.SYMBOL || symbolAt(begin, end, at);
        if (index.company(at) == company && here) {
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
      int first = THE.has(words, begin) ? begin + 1 : begin;
      return words.capitalised(first) || words.number(first);
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
