package io.faultline.streams.reading.claims;

import io.faultline.events.Codes;
import io.faultline.events.Direction;
import io.faultline.events.FactLevel;
import io.faultline.events.ListCode;
import io.faultline.events.Measure;
import io.faultline.events.RiskType;
import io.faultline.events.Stance;
import io.faultline.streams.reading.text.WordList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * One file of rules, of one risk type, with its examples.
 *
 * @param type the risk that its rules tell of
 * @param about what that risk is, in words
 * @param phrases what {@code $name} stands for in its patterns
 * @param rules its rules
 * @param counterexamples sentences in which none of its rules may read a claim of this type
 */
public record RuleFile(
    String type,
    String about,
    Map<String, String> phrases,
    List<Entry> rules,
    List<String> counterexamples) {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  public RuleFile {
    phrases = phrases == null ? Map.of() : Map.copyOf(phrases);
    rules = rules == null ? List.of() : List.copyOf(rules);
    counterexamples = counterexamples == null ? List.of() : List.copyOf(counterexamples);
  }

  /** A rule as a file has it; what is left out has the meaning that is given here. */
  public record Entry(
      String name,
      @Nullable String whom,
      @Nullable String direction,
      @Nullable String level,
      @Nullable String stance,
      @Nullable String jurisdiction,
      @Nullable String list,
      @Nullable String measure,
      @Nullable String needs,
      @Nullable List<String> beside,
      @Nullable List<String> without,
      @Nullable Boolean standIns,
      @Nullable Boolean background,
      @Nullable Double confidence,
      List<String> patterns,
      List<Example> examples) {
    public Entry {
      patterns = patterns == null ? List.of() : List.copyOf(patterns);
      examples = examples == null ? List.of() : List.copyOf(examples);
    }
  }

  /**
   * A sentence and what is to be read in it.
   *
   * @param text the sentence
   * @param target the company or country that the claim is about, by name
   * @param level the fact level that is to be read; null for any
   * @param direction the direction that is to be read; null for imposed
   * @param stance the stance that is to be read; null for asserts
   * @param jurisdiction who is to be read as acting; null for anybody
   * @param measure the measure that is to be read; null for any
   * @param effectiveOn the day from which it is to hold; null for any
   */
  public record Example(
      String text,
      String target,
      @Nullable String level,
      @Nullable String direction,
      @Nullable String stance,
      @Nullable String jurisdiction,
      @Nullable String measure,
      @Nullable String effectiveOn) {}

  /**
   * Reads a file.
   *
   * @param name of the file, for messages
   * @throws IllegalArgumentException saying where it is wrong
   */
  static RuleFile read(String text, String name) {
    try {
      RuleFile file = YAML.readValue(text, RuleFile.class);
      file.check();
      return file;
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "%s:%d: %s".formatted(name, line(e, text), e.getOriginalMessage()), e);
    } catch (RuleException e) {
      throw new IllegalArgumentException(
          "%s:%d: %s".formatted(name, lineOf(e.where, text), e.getMessage()), e);
    }
  }

  /** Something wrong in a rule, and the words of the file near which it stands. */
  private static final class RuleException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String where;

    RuleException(String where, String message, Exception cause) {
      super(message, cause);
      this.where = where;
    }
  }

  /** Compiles each rule once, so that what is wrong in it is said where it stands. */
  private void check() {
    try {
      Codes.parse(RiskType.class, type == null ? "" : type);
    } catch (IllegalArgumentException e) {
      throw new RuleException("type", "type: " + e.getMessage(), e);
    }
    Map<String, String> known = new HashMap<>(RuleBook.sharedPhrases());
    known.putAll(phrases);
    for (Entry entry : rules) {
      for (String pattern : entry.patterns()) {
        try {
          Pattern.parse(pattern, known);
        } catch (IllegalArgumentException e) {
          throw new RuleException(pattern, inRule(entry, e), e);
        }
      }
      try {
        compile(entry, Codes.parse(RiskType.class, type), known);
      } catch (IllegalArgumentException e) {
        throw new RuleException(String.valueOf(entry.name()), inRule(entry, e), e);
      }
    }
  }

  private static String inRule(Entry entry, IllegalArgumentException e) {
    return "rule \"%s\": %s".formatted(entry.name(), e.getMessage());
  }

  private static int line(JacksonException e, String text) {
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    if (line > 0) {
      return line;
    }
    String key =
        e instanceof UnrecognizedPropertyException unknown ? unknown.getPropertyName() + ":" : "";
    return key.isEmpty() ? 1 : lineOf(key, text);
  }

  /** The first line that has these words; 1 if none has. */
  static int lineOf(String words, String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(words)) {
        return i + 1;
      }
    }
    return 1;
  }

  /** Its rules, ready to be used, with the phrases that all files share. */
  List<Rule> compile(Map<String, String> shared) {
    Map<String, String> known = new HashMap<>(shared);
    known.putAll(phrases);
    RiskType riskType = Codes.parse(RiskType.class, type);
    List<Rule> compiled = new ArrayList<>();
    for (Entry entry : rules) {
      try {
        compiled.add(compile(entry, riskType, known));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s, rule \"%s\": %s".formatted(type, entry.name(), e.getMessage()), e);
      }
    }
    return compiled;
  }

  private static Rule compile(Entry entry, RiskType type, Map<String, String> known) {
    return new Rule(
        entry.name(),
        type,
        entry.whom() == null
            ? Rule.Whom.TARGET
            : Rule.Whom.valueOf(entry.whom().toUpperCase(Locale.ROOT)),
        entry.direction() == null
            ? Direction.IMPOSED
            : Codes.parse(Direction.class, entry.direction()),
        entry.direction() != null,
        entry.level() == null ? null : Codes.parse(FactLevel.class, entry.level()),
        entry.stance() == null ? Stance.ASSERTS : Codes.parse(Stance.class, entry.stance()),
        entry.jurisdiction(),
        entry.list() == null ? null : Codes.parse(ListCode.class, entry.list()),
        entry.measure() == null ? null : Codes.parse(Measure.class, entry.measure()),
        "state".equals(entry.needs()),
        words(entry.beside()),
        words(entry.without()),
        Boolean.TRUE.equals(entry.standIns()),
        Boolean.TRUE.equals(entry.background()),
        entry.confidence() == null ? 0.85 : entry.confidence(),
        entry.patterns().stream().map(source -> Pattern.parse(source, known)).toList());
  }

  private static @Nullable WordList words(@Nullable List<String> entries) {
    return entries == null ? null : WordList.of(entries.toArray(String[]::new));
  }
}
