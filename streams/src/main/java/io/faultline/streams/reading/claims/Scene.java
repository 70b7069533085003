package io.faultline.streams.reading.claims;

import io.faultline.streams.reading.names.Mention;
import io.faultline.streams.reading.names.NameIndex;
import io.faultline.streams.reading.text.PhraseTable;
import io.faultline.streams.reading.text.WordList;
import io.faultline.streams.reading.text.Words;
import io.faultline.streams.reading.text.Words.Gap;
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
  private static final WordList OF_TO_IN = WordList.of("of", "to", "in");
  private static final WordList OF = WordList.of("of");
  private static final WordList RELATIVES = WordList.of("which", "who", "whose", "owner");
  private static final WordList BETWEEN =
      WordList.of(
          "the",
          "both",
          "also",
          "to",
          "from",
          "on",
          "of",
          "its",
          "state",
          "lender",
          "bank",
          "company",
          "maker",
          "producer",
          "giant",
          "carrier",
          "retailer",
          "other");
  private static final WordList OF_THE_IN = WordList.of("of", "the", "in");
  private static final WordList THE = WordList.of("the");
  private static final WordList GENERIC_BODIES =
      WordList.of(
          "government",
          "governments",
          "ministry",
          "ministries",
          "minister",
          "regulator",
          "regulators",
          "authorities",
          "authority",
          "watchdog",
          "administration",
          "president",
          "cabinet",
          "parliament",
          "lawmakers",
          "senators",
          "legislators",
          "customs",
          "court",
          "courts",
          "judge",
          "army",
          "military",
          "troops",
          "forces",
          "officials",
          "prosecutors",
          "agency",
          "agencies",
          "junta",
          "premier",
          "chancellor",
          "bloc",
          "navy",
          "leaders",
          "senate",
          "legislature",
          "spies",
          "soldiers",
          "marines",
          "planner",
          "antitrust",
          "regulierer",
          "behörde",
          "ministerium",
          "gouvernement",
          "regierung");
  private static final WordList DESCRIPTIONS =
      WordList.of(
          "company",
          "firm",
          "group",
          "maker",
          "giant",
          "retailer",
          "lender",
          "carrier",
          "operator",
          "manufacturer",
          "chipmaker",
          "automaker",
          "lessor",
          "developer",
          "conglomerate",
          "business",
          "startup",
          "brand",
          "airline",
          "miner",
          "insurer",
          "exporter",
          "importer",
          "platform",
          "provider",
          "producer",
          "producers",
          "contractor",
          "shipbuilder",
          "drugmaker",
          "steelmaker",
          "unit",
          "subsidiary",
          "bank",
          "app");
  private static final WordList PLURAL_COLLECTIVES =
      WordList.of(
          "airlines",
          "banks",
          "companies",
          "firms",
          "oil",
          "gas",
          "imports",
          "exports",
          "economy",
          "government",
          "goods",
          "industry",
          "assets",
          "energy",
          "coal",
          "steel",
          "aluminium",
          "aluminum",
          "products",
          "chips",
          "entities",
          "carriers",
          "lenders",
          "aircraft",
          "ships",
          "vessels",
          "crude",
          "diamonds",
          "gold",
          "metals",
          "businesses",
          "technology",
          "investors",
          "bonds",
          "debt",
          "central",
          "military",
          "officials",
          "cars",
          "vehicles",
          "wine",
          "barley",
          "seafood",
          "cotton",
          "telecoms",
          "makers",
          "chipmakers",
          "buyers",
          "customers",
          "state",
          "territory",
          "cities",
          "ports",
          "airspace",
          "soil",
          "sites",
          "targets",
          "positions",
          "forces",
          "troops",
          "register",
          "market",
          "tech",
          "apps",
          "individuals",
          "oligarchs",
          "financial",
          "shipping",
          "tankers",
          "solar",
          "electric");
  private static final WordList VIA =
      WordList.of(
          "supplier",
          "suppliers",
          "customer",
          "customers",
          "rival",
          "rivals",
          "competitor",
          "competitors",
          "shareholder",
          "shareholders",
          "investor",
          "investors",
          "backer",
          "backers",
          "partner",
          "partners",
          "owner",
          "owners",
          "sponsor",
          "sponsors",
          "client",
          "clients",
          "user",
          "users",
          "buyer",
          "buyers",
          "seller",
          "sellers",
          "distributor",
          "distributors",
          "contractor",
          "contractors",
          "creditor",
          "creditors",
          "founder",
          "founders",
          "chairman",
          "executive",
          "executives",
          "chief",
          "lawyer",
          "lawyers",
          "analyst",
          "analysts",
          "fan",
          "fans",
          "driver",
          "drivers",
          "employee",
          "employees",
          "worker",
          "workers",
          "holder",
          "holders",
          "vendor",
          "vendors",
          "licensee",
          "landlord",
          "alumni",
          "veteran",
          "vendors",
          "dealer",
          "dealers");

  /** "Lumen parts makers" are others; "parts to Lumen" go to it. */
  private static final WordList MAKERS = WordList.of("parts", "makers", "backed", "linked");

  private static final WordList BREAKERS =
      WordList.of(
          "which",
          "who",
          "whose",
          "because",
          "although",
          "though",
          "while",
          "whereas",
          "but",
          "after",
          "before",
          "if",
          "unless",
          "when",
          "since",
          "until",
          "where",
          "despite");
  private static final WordList NOT_IN_NAMES =
      WordList.of(
          "by", "after", "before", "over", "because", "who", "which", "that", "while", "said",
          "says", "is", "was", "are", "were", "be", "been", "has", "have", "had", "will", "would",
          "may", "might", "could", "can", "should", "must", "not", "no", "to", "for", "from",
          "with", "against", "at", "and", "or", "but", "into", "under", "if", "when", "than", "as",
          "about", "denied", "denies", "did", "does", "do", "fell", "rose", "lost", "on", "it",
          "they", "he", "she", "whether", "until", "since", "during", "between", "without");
  private static final WordList AND = WordList.of("and", "or");
  private static final WordList SPEECH =
      WordList.of("said", "says", "told", "wrote", "denied", "announced", "warned", "added");

  /** What is written with a capital and names nobody. */
  private static final WordList NO_NAMES =
      WordList.of(
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "the",
          "a",
          "an",
          "this",
          "that",
          "i",
          "he",
          "she",
          "we",
          "they",
          "it",
          "in",
          "on",
          "at",
          "if",
          "when",
          "god",
          "internet",
          "christmas",
          "easter",
          "entity",
          "list",
          "order",
          "act",
          "section",
          "notice",
          "executive",
          "federal",
          "register");

  private static final WordList PREPOSITIONS =
      WordList.of(
          "with", "to", "from", "for", "by", "against", "on", "about", "than", "into", "over",
          "under", "between", "without", "versus", "toward", "towards");
  private static final WordList PRONOUNS = WordList.of("it", "its");
  private static final int FARTHEST = 14;

  private final Words words;
  private final NameIndex index;
  private final List<Entity> entities = new ArrayList<>();
  private final @Nullable Entity[] beginning;
  private final @Nullable Entity[] covering;
  private final @Nullable Entity[] unknown;
  private final Map<String, Integer> counts = new HashMap<>();
  private @Nullable String lead;

  Scene(Words words, List<Mention> mentions, NameIndex index) {
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
      if (!belongsToName(before)) {
        return false;
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
        boolean body = entry.kind() == Lexicon.Entry.Kind.BODY;
        place(
            new Entity(
                body ? Entity.Kind.BODY : Entity.Kind.COUNTRY,
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
        place(new Entity(Entity.Kind.BODY, i, i + 1, List.of(), null, false));
      } else {
        entities.remove(country);
        place(
            new Entity(
                Entity.Kind.BODY, country.first(), i + 1, List.of(), country.country(), false));
      }
    }
  }

  private @Nullable Entity countryBefore(int word) {
    for (int i = word - 1; i >= Math.max(0, word - 4); i--) {
      if (words.gap(i + 1) != Gap.NONE) {
        return null;
      }
      Entity entity = covering[i];
      if (entity != null) {
        return entity.kind() == Entity.Kind.COUNTRY ? entity : null;
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
    for (int i = 0; i < words.size(); i++) {
      open |= words.first(i);
      Entity entity = covering[i];
      if (entity != null && entity.kind() == Entity.Kind.COMPANY && entity.first() == i) {
        String id = entity.targets().getFirst();
        recent.remove(id);
        recent.add(id);
        if (open && !standsForAnother(entity)) {
          subject = id;
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

  private void refer(int the, String subject, List<String> recent) {
    String country = null;
    for (int i = the + 1; i < Math.min(words.size(), the + 6); i++) {
      if (words.gap(i) != Gap.NONE) {
        return;
      }
      Entity entity = covering[i];
      if (entity != null && (entity.company() || entity.kind() == Entity.Kind.BODY)) {
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
