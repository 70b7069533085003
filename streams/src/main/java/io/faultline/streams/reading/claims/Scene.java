package io.faultline.streams.reading.claims;

import io.faultline.streams.reading.names.Mention;
import io.faultline.streams.reading.names.NameIndex;
import io.faultline.streams.reading.text.PhraseTable;
import io.faultline.streams.reading.text.WordList;
import io.faultline.streams.reading.text.WordLists;
import io.faultline.streams.reading.text.Words;
import io.faultline.streams.reading.text.Words.Gap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who stands where in a text: companies, countries, bodies that act for a state, and the words that
 * refer back to a company.
 */
final class Scene implements Pattern.Places {
  private static final WordLists WORDS = WordLists.beside(Scene.class, "scene.txt");
  private static final WordList OF_TO_IN = WORDS.list("of-to-in");
  private static final WordList OF = WORDS.list("of");
  private static final WordList RELATIVES = WORDS.list("relatives");
  private static final WordList BETWEEN = WORDS.list("between");
  private static final WordList OF_THE_IN = WORDS.list("of-the-in");
  private static final WordList THE = WORDS.list("the");
  private static final WordList GENERIC_BODIES = WORDS.list("generic-bodies");

  /** Of which a country has one, so that it is as good as a name. */
  private static final WordList ONLY_ONE = WORDS.list("only-one");

  private static final WordList DESCRIPTIONS = WORDS.list("descriptions");
  private static final WordList PLURAL_COLLECTIVES = WORDS.list("plural-collectives");
  private static final WordList VIA = WORDS.list("via");

  /** "Lumen parts makers" are others; "parts to Lumen" go to it. */
  private static final WordList MAKERS = WORDS.list("makers");

  private static final WordList BREAKERS = WORDS.list("breakers");
  private static final WordList NOT_IN_NAMES = WORDS.list("not-in-names");
  private static final WordList AND = WORDS.list("and");
  private static final WordList AND_THE = WORDS.list("and-the");
  private static final WordList SPEECH = WORDS.list("speech");

  /** What is written with a capital and names nobody. */
  private static final WordList NO_NAMES = WORDS.list("no-names");

  private static final WordList PREPOSITIONS = WORDS.list("prepositions");
  private static final WordList PRONOUNS = WORDS.list("pronouns");
  private static final WordList BY = WORDS.list("by");
  private static final WordList MEASURE_NOUNS = WORDS.list("measure-nouns");
  private static final WordList POLITICAL = WORDS.list("political");
  private static final WordList QUOTED_SELVES = WORDS.list("quoted-selves");
  private static final int FARTHEST = 14;

  private final Words words;
  private final NameIndex index;
  private final @Nullable Instant publishedAt;
  private final List<Entity> entities = new ArrayList<>();
  private final @Nullable Entity[] beginning;
  private final @Nullable Entity[] covering;
  private final @Nullable Entity[] unknown;
  private final Map<String, Integer> counts = new HashMap<>();
  private @Nullable String lead;

  Scene(Words words, List<Mention> mentions, NameIndex index, @Nullable Instant publishedAt) {
    this.publishedAt = publishedAt;
    this.words = words;
    this.index = index;
    this.beginning = new Entity[words.size()];
    this.covering = new Entity[words.size()];
    this.unknown = new Entity[words.size()];
    for (Mention mention : mentions) {
      place(
          new Entity(
              Entity.Kind.COMPANY,
              mention.firstWord(),
              mention.endWord(),
              List.of(mention.companyId()),
              null,
              false));
      counts.merge(mention.companyId(), 1, Integer::sum);
    }
    findPlaces();
    findBodies();
    lead = findLead(mentions);
    findReferences();
    findUnknown();
    entities.sort((one, other) -> Integer.compare(one.first(), other.first()));
  }

  /** The same text, in which those whom the registry doesn't have can be targets too. */
  Pattern.Places withUnknown() {
    return new Pattern.Places() {
      @Override
      public @Nullable Entity targetAt(int word) {
        return unknown[word] != null ? unknown[word] : Scene.this.targetAt(word);
      }

      @Override
      public @Nullable Entity actorAt(int word) {
        return Scene.this.actorAt(word);
      }

      @Override
      public boolean sanctioned(Entity entity) {
        return Scene.this.sanctioned(entity);
      }

      @Override
      public boolean listsCountries(int word) {
        return Scene.this.listsCountries(word);
      }

      @Override
      public boolean belongsToName(int word) {
        return Scene.this.belongsToName(word);
      }

      @Override
      public boolean beginsClause(int word) {
        return Scene.this.beginsClause(word);
      }
    };
  }

  /** Names of two words or more, or of one inside a sentence, that nothing else has claimed. */
  private void findUnknown() {
    int at = 0;
    while (at < words.size()) {
      int end = at;
      while (end < words.size()
          && covering[end] == null
          && (end == at || words.gap(end) == Gap.NONE)
          && words.capitalised(end)
          && !words.unspaced(end)) {
        end++;
      }
      boolean plain = end - at == 1 && (words.first(at) || words.end(at) - words.begin(at) < 3);
      if (end > at && !plain && !NO_NAMES.has(words, at)) {
        String surface = words.text().substring(words.begin(at), words.end(end - 1));
        unknown[at] =
            new Entity(Entity.Kind.UNKNOWN, at, end, List.of("name:" + surface), null, false);
      }
      at = Math.max(end, at + 1);
    }
  }

  List<Entity> entities() {
    return entities;
  }

  /** The company that the text is about, if it names one. */
  @Nullable String lead() {
    return lead;
  }

  @Nullable Entity covering(int word) {
    return word < 0 || word >= covering.length ? null : covering[word];
  }

  @Override
  public @Nullable Entity targetAt(int word) {
    Entity entity = beginning[word];
    if (entity == null || entity.targets().isEmpty()) {
      return null;
    }
    if (entity.kind() == Entity.Kind.COUNTRY) {
      return countryStandsFor(entity) ? entity : null;
    }
    return entity;
  }

  @Override
  public @Nullable Entity actorAt(int word) {
    Entity entity = beginning[word];
    return entity != null && entity.acts() && !entity.adjective() ? entity : null;
  }

  @Override
  public boolean sanctioned(Entity entity) {
    return entity.kind() == Entity.Kind.COUNTRY
        && entity.country() != null
        && Programmes.against(entity.country(), publishedAt);
  }

  @Override
  public boolean listsCountries(int word) {
    Entity entity = covering[word];
    return entity == null ? AND_THE.has(words, word) : entity.kind() == Entity.Kind.COUNTRY;
  }

  @Override
  public boolean belongsToName(int word) {
    return !NOT_IN_NAMES.has(words, word)
        && (covering[word] == null || !covering[word].company())
        && (word + 1 >= words.size() || words.gap(word + 1) == Gap.NONE);
  }

  @Override
  public boolean beginsClause(int word) {
    return words.gap(word) == Gap.STRONG || BREAKERS.has(words, word);
  }

  /**
   * Whether a company stands for another here: "Lumen's suppliers", "customers of Lumen", "Lumen
   * parts makers" are not Lumen.
   */
  boolean standsForAnother(Entity entity) {
    int after = entity.end();
    if (after < words.size() && words.possessive(after)) {
      after++;
    }
    for (int i = after; i < Math.min(words.size(), after + 2); i++) {
      if (words.gap(i).compareTo(Gap.NONE) > 0 || NOT_IN_NAMES.has(words, i)) {
        break;
      }
      if (VIA.has(words, i) || MAKERS.has(words, i)) {
        return true;
      }
      if (words.hyphenated(i)) {
        return true;
      }
    }
    if (after < words.size() && words.hyphenated(after) && after == entity.end()) {
      return true;
    }
    int before = entity.first() - 1;
    for (int steps = 0; steps < 5 && before > 0; steps++, before--) {
      if (OF_TO_IN.has(words, before)) {
        return VIA.has(words, before - 1);
      }
      if (covering[before] != null) {
        return false;
      }
      if (!belongsToName(before)) {
        return false;
      }
    }
    return false;
  }

  /** Whether it is who does something: "by Britain". */
  boolean afterBy(Entity entity) {
    int before = entity.first() - 1;
    return BY.has(words, before) || (THE.has(words, before) && BY.has(words, before - 1));
  }

  /**
   * Whether "American" stands in front of a measure: "American tariffs" are of the United States.
   */
  boolean namesMeasure(Entity adjective) {
    int begin = possessive(adjective) ? adjective.end() + 1 : adjective.end();
    for (int i = begin; i < Math.min(words.size(), begin + 3); i++) {
      if (words.gap(i) != Gap.NONE) {
        return false;
      }
      if (MEASURE_NOUNS.has(words, i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is written as an owner: "China's second maker". */
  boolean possessive(Entity entity) {
    return entity.end() < words.size() && words.possessive(entity.end());
  }

  /** Whether a word between these speaks of politics, so that a state can be taken as acting. */
  boolean political(int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (POLITICAL.has(words, i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a verb that follows can be about it: not after "with", "for", "against". */
  boolean canBeSubject(Entity entity) {
    int before = entity.first() - 1;
    for (int steps = 0; steps < 4 && before >= 0; steps++, before--) {
      if (words.gap(before + 1) != Gap.NONE) {
        return true;
      }
      if (PREPOSITIONS.has(words, before)) {
        return false;
      }
      if (!belongsToName(before) || OF.has(words, before)) {
        return true;
      }
    }
    return true;
  }

  /**
   * Whether another company stands nearer to the verb: "While Lumen may wait, Harrow was added".
   */
  boolean otherSubject(Entity subject, int end) {
    for (int i = subject.end(); i < end - 1; i++) {
      Entity other = beginning[i];
      if (other != null
          && other.kind() == Entity.Kind.COMPANY
          && other.end() < end
          && words.gap(other.end()) == Gap.NONE
          && canBeSubject(other)
          && !standsForAnother(other)
          && !other.targets().equals(subject.targets())) {
        return true;
      }
    }
    return false;
  }

  /** This one and those that are named with it in a list: "Lumen, Harrow and Solvane". */
  List<Entity> inOneList(Entity entity) {
    List<Entity> all = new ArrayList<>();
    all.add(entity);
    all.addAll(listed(entity, /* step= */ 1));
    all.addAll(listed(entity, /* step= */ -1));
    return all;
  }

  private List<Entity> listed(Entity from, int step) {
    List<Entity> found = new ArrayList<>();
    int complete = 0;
    Entity last = from;
    while (found.size() < 12) {
      Entity next = neighbour(last, step);
      if (next == null || !next.kind().equals(Entity.Kind.COMPANY) && next.kind() != from.kind()) {
        break;
      }
      int begin = step > 0 ? last.end() : next.end();
      int end = step > 0 ? next.first() : last.first();
      Joint joint = joint(begin, end, step > 0 ? next : last);
      if (joint == Joint.NONE || (step > 0 && speaks(next))) {
        break;
      }
      found.add(next);
      if (joint == Joint.AND) {
        complete = found.size();
      } else if (step < 0 && !found.isEmpty() && endsInAnd(from)) {
        complete = found.size();
      }
      last = next;
    }
    boolean andOthers = step > 0 && !found.isEmpty() && AND.has(words, last.end());
    return found.subList(0, andOthers ? found.size() : complete);
  }

  private boolean endsInAnd(Entity entity) {
    return entity.first() > 0 && AND.has(words, entity.first() - 1) || !listed(entity, 1).isEmpty();
  }

  private enum Joint {
    NONE,
    COMMA,
    AND
  }

  private Joint joint(int begin, int end, Entity next) {
    if (end - begin > FARTHEST || end < begin) {
      return Joint.NONE;
    }
    boolean comma = false;
    boolean and = false;
    boolean relative = false;
    for (int i = begin; i < end; i++) {
      if (words.gap(i).compareTo(Gap.COMMA) > 0) {
        return Joint.NONE;
      }
      comma |= words.gap(i) == Gap.COMMA;
      if (AND.has(words, i)) {
        and = i + 4 >= end;
      } else if (RELATIVES.has(words, i)) {
        relative = words.gap(i) == Gap.COMMA && i == begin;
        if (!relative) {
          return Joint.NONE;
        }
      } else if (!relative && !belongsBetween(i)) {
        return Joint.NONE;
      }
    }
    if (end < words.size()) {
      comma |= words.gap(next.first()) == Gap.COMMA;
    }
    if (relative) {
      return and ? Joint.AND : Joint.NONE;
    }
    return and ? Joint.AND : comma ? Joint.COMMA : Joint.NONE;
  }

  private boolean belongsBetween(int word) {
    return words.possessive(word)
        || BETWEEN.has(words, word)
        || covering[word] != null && !covering[word].company();
  }

  private boolean speaks(Entity entity) {
    return SPEECH.has(words, entity.end());
  }

  private @Nullable Entity neighbour(Entity from, int step) {
    int at = step > 0 ? from.end() : from.first() - 1;
    for (int i = 0; i <= FARTHEST && at >= 0 && at < covering.length; i++, at += step) {
      if (step > 0 && words.first(at)) {
        return null;
      }
      Entity entity = covering[at];
      if (entity != null && entity.kind() == Entity.Kind.COMPANY) {
        return entity;
      }
      if (entity != null && from.kind() == Entity.Kind.COUNTRY && entity.kind() == from.kind()) {
        return entity;
      }
      if (step < 0 && words.first(at)) {
        return null;
      }
    }
    return null;
  }

  private boolean countryStandsFor(Entity country) {
    if (!country.adjective()) {
      return true;
    }
    for (int i = country.end(); i < Math.min(words.size(), country.end() + 3); i++) {
      if (words.gap(i) != Gap.NONE || covering[i] != null) {
        return false;
      }
      if (PLURAL_COLLECTIVES.has(words, i)) {
        return true;
      }
    }
    return false;
  }

  private void findPlaces() {
    int at = 0;
    while (at < words.size()) {
      long found = covering[at] == null ? Lexicon.STANDARD.longestAt(words, at) : PhraseTable.NONE;
      if (found == PhraseTable.NONE) {
        at++;
        continue;
      }
      int end = (int) (found >>> 32);
      Lexicon.Entry entry = Lexicon.STANDARD.entry((int) found);
      if (written(at, end, entry) && free(at, end) && !dateline(at, end)) {
        boolean body =
            entry.kind() == Lexicon.Entry.Kind.BODY || entry.kind() == Lexicon.Entry.Kind.OFFICE;
        place(
            new Entity(
                switch (entry.kind()) {
                  case BODY -> Entity.Kind.BODY;
                  case OFFICE -> Entity.Kind.OFFICE;
                  case NAME, ADJECTIVE, SEAT -> Entity.Kind.COUNTRY;
                },
                at,
                end,
                body || entry.kind() == Lexicon.Entry.Kind.SEAT
                    ? List.of()
                    : List.of("country:" + entry.country()),
                entry.country(),
                entry.kind() == Lexicon.Entry.Kind.ADJECTIVE));
        at = end;
      } else {
        at++;
      }
    }
  }

  /** "TOKYO - ..." says where a text was written, not who acts in it. */
  private boolean dateline(int begin, int end) {
    return words.gap(begin) == Gap.PARAGRAPH
        && end < words.size()
        && words.gap(end) == Gap.STRONG
        && words.allCapitals(begin);
  }

  private boolean written(int begin, int end, Lexicon.Entry entry) {
    if (words.unspaced(begin)) {
      return true;
    }
    boolean initials = end - begin == 1 && words.end(begin) - words.begin(begin) <= 3;
    if (initials && entry.kind() != Lexicon.Entry.Kind.NAME) {
      return words.allCapitals(begin);
    }
    boolean shortName = end - begin == 1 && words.end(begin) - words.begin(begin) <= 3;
    return shortName ? words.allCapitals(begin) : words.capitalised(begin);
  }

  private boolean free(int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (covering[i] != null) {
        return false;
      }
    }
    return true;
  }

  /** "China's cyberspace regulator" and "the British government" are bodies of their countries. */
  private void findBodies() {
    for (int i = 0; i < words.size(); i++) {
      if (covering[i] != null || !GENERIC_BODIES.has(words, i)) {
        continue;
      }
      Entity country = countryBefore(i);
      if (country == null) {
        place(new Entity(Entity.Kind.OFFICE, i, i + 1, List.of(), null, false));
      } else {
        entities.remove(country);
        place(
            new Entity(
                ONLY_ONE.has(words, i) ? Entity.Kind.BODY : Entity.Kind.OFFICE,
                country.first(),
                i + 1,
                List.of(),
                country.country(),
                false));
      }
    }
  }

  /**
   * "Chinese tax officials", "China's tax officials", "US tax officials", but "China cut military
   * aid".
   */
  private boolean owns(Entity country, int body) {
    int end = country.end();
    return country.adjective()
        || end == body
        || words.possessive(end)
        || words.unspaced(country.first())
        || (end - country.first() == 1 && words.allCapitals(country.first()));
  }

  private @Nullable Entity countryBefore(int word) {
    for (int i = word - 1; i >= Math.max(0, word - 4); i--) {
      if (words.gap(i + 1) != Gap.NONE) {
        return null;
      }
      Entity entity = covering[i];
      if (entity != null) {
        return entity.kind() == Entity.Kind.COUNTRY && owns(entity, word) ? entity : null;
      }
      if (NOT_IN_NAMES.has(words, i) || OF_THE_IN.has(words, i)) {
        return null;
      }
    }
    return null;
  }

  private @Nullable String findLead(List<Mention> mentions) {
    String best = null;
    for (Mention mention : mentions) {
      if (best == null
          || counts.getOrDefault(mention.companyId(), 0) > counts.getOrDefault(best, 0)) {
        best = mention.companyId();
      }
    }
    return best;
  }

  /**
   * "it" and "the company" refer to whom the sentence before, or this one so far, was about; "the
   * Chinese equipment maker" to the last company of that country.
   */
  private void findReferences() {
    List<String> recent = new ArrayList<>();
    String subject = null;
    boolean open = true;
    boolean quote = false;
    for (int i = 0; i < words.size(); i++) {
      if (words.first(i)) {
        open = true;
        quote = words.quoted(i);
      }
      if (covering[i] == null && QUOTED_SELVES.has(words, i)) {
        String speaker = speakerAfter(i);
        if (speaker != null) {
          place(new Entity(Entity.Kind.REFERENCE, i, i + 1, List.of(speaker), null, false));
          continue;
        }
      }
      Entity entity = covering[i];
      if (entity != null && entity.kind() == Entity.Kind.COMPANY && entity.first() == i) {
        String id = entity.targets().getFirst();
        recent.remove(id);
        recent.add(id);
        if (open && !standsForAnother(entity)) {
          // What follows "Mesa has no access," Lumen said. is about Lumen.
          String speaker = quote ? speakerAfter(i) : null;
          subject = speaker == null ? id : speaker;
          open = false;
        }
      } else if (subject != null && entity == null) {
        if (PRONOUNS.has(words, i)) {
          place(new Entity(Entity.Kind.REFERENCE, i, i + 1, List.of(subject), null, false));
        } else if (THE.has(words, i)) {
          refer(i, subject, recent);
        }
      }
    }
  }

  /** The company that says what is quoted: "We are not affected," Lumen said. */
  private @Nullable String speakerAfter(int word) {
    int end = words.sentenceEnd(word);
    for (int i = word + 1; i < end; i++) {
      Entity entity = covering[i];
      if (entity != null
          && entity.kind() == Entity.Kind.COMPANY
          && (SPEECH.has(words, entity.end()) || SPEECH.has(words, entity.first() - 1))) {
        return entity.targets().getFirst();
      }
    }
    return null;
  }

  private void refer(int the, String subject, List<String> recent) {
    String country = null;
    for (int i = the + 1; i < Math.min(words.size(), the + 6); i++) {
      if (words.gap(i) != Gap.NONE) {
        return;
      }
      Entity entity = covering[i];
      if (entity != null && (entity.company() || entity.body())) {
        return;
      }
      country = entity == null ? country : entity.country();
      if (DESCRIPTIONS.has(words, i)) {
        boolean nameFollows =
            i + 1 < words.size() && words.gap(i + 1) == Gap.NONE && covering[i + 1] != null;
        String whom = nameFollows ? null : country == null ? subject : lastOf(country, recent);
        if (whom != null && !VIA.has(words, i + 1)) {
          place(new Entity(Entity.Kind.REFERENCE, the, i + 1, List.of(whom), null, false));
        }
        return;
      }
      if (NOT_IN_NAMES.has(words, i)) {
        return;
      }
    }
  }

  private @Nullable String lastOf(String country, List<String> recent) {
    return recent.reversed().stream()
        .filter(id -> country.equals(index.countryOf(id)))
        .findFirst()
        .orElse(null);
  }

  private void place(Entity entity) {
    entities.add(entity);
    beginning[entity.first()] = entity;
    for (int i = entity.first(); i < entity.end(); i++) {
      covering[i] = entity;
    }
  }
}
