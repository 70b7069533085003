package io.faultline.streams.reading.claims;

import io.faultline.streams.reading.text.Fold;
import io.faultline.streams.reading.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A turn of phrase that a rule looks for, as it is written in the rule files:
 *
 * <pre>
 *   added            this word
 *   +add             any form of the word: add, adds, added, adding
 *   {a|b c|+d}       one of these
 *   [a]              or nothing
 *   ..  ...          up to 3, up to 9 other words of the same clause
 *   !{a|b}           not followed by one of these words
 *   &lt;10%&gt;            a percentage of 10 or more
 *   &lt;target&gt;         a company or country, with what belongs to it: "products of the maker Lumen"
 *   &lt;company&gt;        as target, companies alone
 *   &lt;country&gt;        as target, countries alone
 *   &lt;sanctioned&gt;     as country, one under a sanctions programme at the time of the text
 *   &lt;place&gt;          as country, but the claim isn't about it
 *   &lt;rest&gt;           nothing more in the clause but further countries
 *   &lt;actor&gt;          a state, or a body that acts for one
 *   $name            a phrase that the file or the book defines under this name
 * </pre>
 */
final class Pattern {
  /** What one place of a pattern takes. */
  private sealed interface Node {}

  private record Word(Set<Long> hashes, Node next) implements Node {}

  private record Split(List<Node> options) implements Node {}

  private record Skip(int most, Node next) implements Node {}

  private record Slot(Kind kind, Node next) implements Node {
    enum Kind {
      TARGET,
      COMPANY,
      COUNTRY,
      SANCTIONED,
      PLACE,
      ACTOR
    }

    boolean takes(Entity entity, Places places) {
      return switch (kind) {
        case TARGET, ACTOR -> true;
        case SANCTIONED -> places.sanctioned(entity);
        case COMPANY -> entity.company() || entity.kind() == Entity.Kind.UNKNOWN;
        case COUNTRY, PLACE -> entity.kind() == Entity.Kind.COUNTRY;
      };
    }
  }

  private record Not(Set<Long> hashes, Node next) implements Node {}

  private record Percent(int least, Node next) implements Node {}

  private record Rest(Node next) implements Node {}

  private record End() implements Node {}

  private final String source;
  private final Node start;
  private final Set<Long> anchors;
  private final boolean subject;
  private final Set<Long> literals;

  private Pattern(
      String source, Node start, Set<Long> anchors, boolean subject, Set<Long> literals) {
    this.subject = subject;
    this.literals = literals;
    this.source = source;
    this.start = start;
    this.anchors = anchors;
  }

  /**
   * Reads a pattern.
   *
   * @param phrases what {@code $name} stands for
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static Pattern parse(String source, Map<String, String> phrases) {
    List<Item> items = new Parser(source, phrases, /* depth= */ 0).whole();
    Set<Long> anchors = anchors(items);
    if (anchors.isEmpty()) {
      throw new IllegalArgumentException(
          "a pattern needs at least one word that is not optional: " + source);
    }
    boolean subject =
        items.getFirst() instanceof Place place
            && place.kind != Slot.Kind.ACTOR
            && items.size() > 1;
    Set<Long> literals = new HashSet<>();
    collect(items, literals);
    return new Pattern(source, link(items, new End()), anchors, subject, Set.copyOf(literals));
  }

  /** Whether its target is the subject of what follows, and so can't follow a preposition. */
  boolean targetIsSubject() {
    return subject;
  }

  /** Whether the pattern itself has this word, so that it says nothing of the circumstances. */
  boolean has(long word) {
    return literals.contains(word);
  }

  private static void collect(List<Item> items, Set<Long> literals) {
    for (Item item : items) {
      if (item instanceof Literal literal) {
        literals.addAll(literal.hashes);
      } else if (item instanceof Choice choice) {
        choice.options.forEach(option -> collect(option, literals));
      }
    }
  }

  /** Words of which every text that matches has at least one. */
  Set<Long> anchors() {
    return anchors;
  }

  @Override
  public String toString() {
    return source;
  }

  /**
   * Where it fits in a sentence, from this word on.
   *
   * @param places what the pattern's places may take
   * @return null where it doesn't fit
   */
  @Nullable Match matchAt(Words words, int word, int limit, Places places) {
    Walk walk = new Walk(words, limit, places);
    return walk.fits(start, word) ? new Match(this, word, walk.end, walk.target, walk.actor) : null;
  }

  /** Where a pattern fits, and who stands in its places. */
  record Match(
      Pattern pattern, int first, int end, @Nullable Entity target, @Nullable Entity actor) {}

  /** Who can stand in a place. */
  interface Places {
    /** Whom a claim can be about, beginning at exactly this word; null if nobody. */
    @Nullable Entity targetAt(int word);

    /** Who acts for a state, beginning at exactly this word; null if nobody. */
    @Nullable Entity actorAt(int word);

    /** Whether it is a country under a sanctions programme. */
    boolean sanctioned(Entity entity);

    /** Whether a word is part of a list of countries: a country, "and", "the". */
    boolean listsCountries(int word);

    /** Whether a word belongs to what stands in front of a name: "the American maker". */
    boolean belongsToName(int word);

    /** Whether a clause begins at this word. */
    boolean beginsClause(int word);
  }

  /** One attempt. It gives up after a fixed number of steps, so that no text can hold it. */
  private static final class Walk {
    private static final String PERCENT_SIGNS = "%\uff05";
    private static final long PERCENT = Fold.hash("percent");
    private static final long PER = Fold.hash("per");
    private static final long CENT = Fold.hash("cent");
    private static final int MOST_STEPS = 4_000;
    private static final int LONGEST_NAME = 8;

    private final Words words;
    private final int limit;
    private final Places places;
    private int steps;
    private int end;
    private @Nullable Entity target;
    private @Nullable Entity actor;

    Walk(Words words, int limit, Places places) {
      this.words = words;
      this.limit = limit;
      this.places = places;
    }

    boolean fits(Node node, int at) {
      if (++steps > MOST_STEPS) {
        return false;
      }
      return switch (node) {
        case End e -> {
          end = at;
          yield true;
        }
        case Word word ->
            at < limit && word.hashes.contains(words.hash(at)) && fits(word.next, at + 1);
        case Not not -> !(at < limit && not.hashes.contains(words.hash(at))) && fits(not.next, at);
        case Percent percent -> fitsPercent(percent, at);
        case Split split -> anyFits(split.options, at);
        case Rest rest -> fitsRest(rest, at);
        case Skip skip -> fitsAfter(skip, at);
        case Slot slot -> fitsIn(slot, at);
      };
    }

    private boolean fitsPercent(Percent percent, int at) {
      if (at >= limit || !words.number(at) || !atLeast(percent.least, words.surface(at))) {
        return false;
      }
      int end = words.end(at);
      if (end < words.text().length() && PERCENT_SIGNS.indexOf(words.text().charAt(end)) >= 0) {
        return fits(percent.next, at + 1);
      }
      if (at + 1 < limit && words.hash(at + 1) == PERCENT) {
        return fits(percent.next, at + 2);
      }
      return at + 2 < limit
          && words.hash(at + 1) == PER
          && words.hash(at + 2) == CENT
          && fits(percent.next, at + 3);
    }

    private boolean fitsRest(Rest rest, int at) {
      int end = at;
      while (end < limit && !places.beginsClause(end) && places.listsCountries(end)) {
        end++;
      }
      return (end == limit || places.beginsClause(end)) && fits(rest.next, end);
    }

    private static boolean atLeast(int least, String number) {
      int value = 0;
      for (int i = 0; i < Math.min(6, number.length()); i++) {
        int digit = Character.digit(number.charAt(i), 10);
        if (digit < 0) {
          break;
        }
        value = value * 10 + digit;
      }
      return value >= least && value <= 100;
    }

    private boolean anyFits(List<Node> options, int at) {
      for (Node option : options) {
        if (fits(option, at)) {
          return true;
        }
      }
      return false;
    }

    /** A character of a script without spaces counts for half a word. */
    private boolean fitsAfter(Skip skip, int at) {
      int halves = 0;
      for (int skipped = 0; halves <= 2 * skip.most && at + skipped <= limit; skipped++) {
        if (skipped > 0 && places.beginsClause(at + skipped - 1)) {
          return false;
        }
        halves += at + skipped < limit && words.unspaced(at + skipped) ? 1 : 2;
        if (fits(skip.next, at + skipped)) {
          return true;
        }
      }
      return false;
    }

    private boolean fitsIn(Slot slot, int at) {
      for (int skipped = 0; skipped <= LONGEST_NAME && at + skipped < limit; skipped++) {
        int place = at + skipped;
        Entity entity =
            slot.kind == Slot.Kind.ACTOR ? places.actorAt(place) : places.targetAt(place);
        if (entity != null && slot.takes(entity, places)) {
          Entity targetBefore = target;
          Entity actorBefore = actor;
          set(slot, entity);
          if (fits(slot.next, entity.end())) {
            return true;
          }
          target = targetBefore;
          actor = actorBefore;
        }
        if (!places.belongsToName(place)) {
          return false;
        }
      }
      return false;
    }

    private void set(Slot slot, Entity entity) {
      switch (slot.kind) {
        case ACTOR -> actor = entity;
        case TARGET, COMPANY, COUNTRY, SANCTIONED -> target = entity;
        case PLACE -> {}
      }
    }
  }

  private sealed interface Item {}

  private record Literal(Set<Long> hashes) implements Item {}

  private record Choice(List<List<Item>> options, boolean optional) implements Item {}

  private record Gap(int most) implements Item {}

  private record Place(Slot.Kind kind) implements Item {}

  private record Without(Set<Long> hashes) implements Item {}

  private record Least(int percent) implements Item {}

  private record Remainder() implements Item {}

  private static Node link(List<Item> items, Node last) {
    Node next = last;
    for (Item item : items.reversed()) {
      Node after = next;
      next =
          switch (item) {
            case Literal literal -> new Word(literal.hashes, after);
            case Gap gap -> new Skip(gap.most, after);
            case Place place -> new Slot(place.kind, after);
            case Without without -> new Not(without.hashes, after);
            case Least least -> new Percent(least.percent, after);
            case Remainder remainder -> new Rest(after);
            case Choice choice -> split(choice, after);
          };
    }
    return next;
  }

  private static Node split(Choice choice, Node after) {
    List<Node> options = new ArrayList<>();
    for (List<Item> option : choice.options) {
      options.add(link(option, after));
    }
    if (choice.optional) {
      options.add(after);
    }
    return new Split(options);
  }

  /** The smallest set of words of which one must be there. */
  private static Set<Long> anchors(List<Item> items) {
    Set<Long> best = Set.of();
    for (Item item : items) {
      Set<Long> these =
          switch (item) {
            case Literal literal -> literal.hashes;
            case Choice choice when !choice.optional -> anchorsOfAll(choice.options);
            case Choice choice -> Set.of();
            case Gap gap -> Set.of();
            case Place place -> Set.of();
            case Without without -> Set.of();
            case Least least -> Set.of();
            case Remainder remainder -> Set.of();
          };
      if (!these.isEmpty() && (best.isEmpty() || rarer(these, best))) {
        best = these;
      }
    }
    return best;
  }

  private static boolean rarer(Set<Long> these, Set<Long> best) {
    boolean theseFrequent = these.stream().anyMatch(FREQUENT::contains);
    boolean bestFrequent = best.stream().anyMatch(FREQUENT::contains);
    return theseFrequent == bestFrequent ? these.size() < best.size() : bestFrequent;
  }

  private static Set<Long> anchorsOfAll(List<List<Item>> options) {
    Set<Long> all = new HashSet<>();
    for (List<Item> option : options) {
      Set<Long> these = anchors(option);
      if (these.isEmpty()) {
        return Set.of();
      }
      all.addAll(these);
    }
    return all;
  }

  private static final Set<Long> FREQUENT =
      Stream.of(
              ("the a an of to in on for from with by and or at as is are was were be been it its"
                      + " has have had will would may could that which not no put take make said")
                  .split(" "))
          .map(Fold::hash)
          .collect(Collectors.toUnmodifiableSet());

  /** Reads the notation. */
  private static final class Parser {
    private static final int DEEPEST = 8;

    private final String source;
    private final Map<String, String> phrases;
    private final int depth;
    private int at;

    Parser(String source, Map<String, String> phrases, int depth) {
      this.source = source;
      this.phrases = phrases;
      this.depth = depth;
      if (depth > DEEPEST) {
        throw new IllegalArgumentException("phrases that stand for each other: " + source);
      }
    }

    List<Item> whole() {
      List<Item> items = sequence("");
      if (at < source.length()) {
        throw wrong("unexpected '" + source.charAt(at) + "'");
      }
      return items;
    }

    private List<Item> sequence(String stops) {
      List<Item> items = new ArrayList<>();
      while (true) {
        while (at < source.length() && source.charAt(at) == ' ') {
          at++;
        }
        if (at >= source.length() || stops.indexOf(source.charAt(at)) >= 0) {
          return items;
        }
        items.addAll(item());
      }
    }

    private List<Item> item() {
      char c = source.charAt(at);
      if (c == '!' && at + 1 < source.length() && source.charAt(at + 1) == '{') {
        at += 2;
        return List.of(new Without(firstWords(choice('}'))));
      }
      if (c == '{' || c == '[') {
        at++;
        return List.of(choice(c == '{' ? '}' : ']'));
      }
      int begin = at;
      while (at < source.length() && " {}[]|".indexOf(source.charAt(at)) < 0) {
        at++;
      }
      if (at == begin) {
        throw wrong("unexpected '" + c + "'");
      }
      return items(source.substring(begin, at));
    }

    private Set<Long> firstWords(Choice choice) {
      Set<Long> hashes = new HashSet<>();
      for (List<Item> option : choice.options) {
        if (option.size() != 1 || !(option.getFirst() instanceof Literal literal)) {
          throw wrong("after '!' stand single words");
        }
        hashes.addAll(literal.hashes);
      }
      return Set.copyOf(hashes);
    }

    private Choice choice(char close) {
      List<List<Item>> options = new ArrayList<>();
      do {
        options.add(sequence("|" + close));
        if (at >= source.length()) {
          throw wrong("'" + close + "' is missing");
        }
      } while (source.charAt(at++) == '|');
      return new Choice(options, close == ']');
    }

    private List<Item> items(String token) {
      return switch (token) {
        case ".." -> List.of(new Gap(3));
        case "..." -> List.of(new Gap(9));
        case "<target>" -> List.of(new Place(Slot.Kind.TARGET));
        case "<company>" -> List.of(new Place(Slot.Kind.COMPANY));
        case "<country>" -> List.of(new Place(Slot.Kind.COUNTRY));
        case "<sanctioned>" -> List.of(new Place(Slot.Kind.SANCTIONED));
        case "<place>" -> List.of(new Place(Slot.Kind.PLACE));
        case "<rest>" -> List.of(new Remainder());
        case "<actor>" -> List.of(new Place(Slot.Kind.ACTOR));
        default -> words(token);
      };
    }

    private List<Item> words(String token) {
      if (token.startsWith("$")) {
        String phrase = phrases.get(token.substring(1));
        if (phrase == null) {
          throw wrong("no phrase is called " + token);
        }
        return new Parser(phrase, phrases, depth + 1).whole();
      }
      if (token.matches("<\\d{1,3}%>")) {
        return List.of(new Least(Integer.parseInt(token.substring(1, token.length() - 2))));
      }
      if (token.startsWith("<")) {
        throw wrong("no place is called " + token);
      }
      if (token.startsWith("+")) {
        return List.of(
            new Literal(
                Inflection.of(token.substring(1)).stream()
                    .map(Fold::hash)
                    .collect(Collectors.toUnmodifiableSet())));
      }
      Words words = new Words(token);
      if (words.size() == 0) {
        throw wrong("'" + token + "' is no word");
      }
      List<Item> items = new ArrayList<>();
      for (int i = 0; i < words.size(); i++) {
        items.add(new Literal(Set.of(words.hash(i))));
      }
      return items;
    }

    private IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException(what + " at " + at + " of the pattern " + source);
    }
  }
}
