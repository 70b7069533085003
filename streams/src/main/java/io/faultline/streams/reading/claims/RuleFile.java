package io.faultline.streams.reading.claims;

import io.faultline.events.Codes;
import io.faultline.events.Direction;
import io.faultline.events.FactLevel;
import io.faultline.events.ListCode;
import io.faultline.events.Measure;
import io.faultline.events.RiskType;
import io.faultline.events.Stance;
import io.faultline.streams.reading.text.WordList;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
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
  static RuleFile read(InputStream in, String name) {
    try {
      return YAML.readValue(in, RuleFile.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("%s: %s".formatted(name, e.getMessage()), e);
    }
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
