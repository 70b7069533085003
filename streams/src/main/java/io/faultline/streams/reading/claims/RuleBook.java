package io.faultline.streams.reading.claims;

import io.faultline.events.RiskType;
import io.faultline.streams.reading.text.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** All rules, found by the words that they need. Immutable and safe to share. */
public final class RuleBook {
  private static final RuleBook STANDARD = new RuleBook(standardFiles());

  private final List<RuleFile> files;
  private final Map<Long, List<Use>> byAnchor;

  /** One pattern of one rule. Two are the same only if they are the same object. */
  static final class Use {
    private final Rule rule;
    private final Pattern pattern;

    private Use(Rule rule, Pattern pattern) {
      this.rule = rule;
      this.pattern = pattern;
    }

    Rule rule() {
      return rule;
    }

    Pattern pattern() {
      return pattern;
    }
  }

  private RuleBook(List<RuleFile> files) {
    this.files = List.copyOf(files);
    Map<String, String> shared = sharedPhrases();
    Map<Long, List<Use>> anchors = new HashMap<>();
    for (RuleFile file : files) {
      for (Rule rule : file.compile(shared)) {
        for (Pattern pattern : rule.patterns()) {
          Use use = new Use(rule, pattern);
          for (long anchor : pattern.anchors()) {
            anchors.computeIfAbsent(anchor, a -> new ArrayList<>()).add(use);
          }
        }
      }
    }
    this.byAnchor = Map.copyOf(anchors);
  }

  /** The rules that come with Faultline. */
  public static RuleBook standard() {
    return STANDARD;
  }

  /**
   * These rules and those of a user's file, which is written as those that come with Faultline.
   *
   * @param name of the file, for messages
   * @throws IllegalArgumentException naming the file, the line and what is wrong there
   */
  public RuleBook with(String name, String text) {
    List<RuleFile> more = new ArrayList<>(files);
    more.add(RuleFile.read(text, name));
    return new RuleBook(more);
  }

  /**
   * What is not read as the examples and counter-examples of a user's file say, each with its line.
   *
   * @param name of the file, for messages
   * @throws IllegalArgumentException as {@link #with}
   */
  public List<String> brokenExamples(String name, String text) {
    RuleFile file = RuleFile.read(text, name);
    RuleExamples examples = new RuleExamples(with(name, text), RuleExamples.companies(file));
    List<String> broken = new ArrayList<>();
    for (RuleFile.Entry rule : file.rules()) {
      for (RuleFile.Example example : rule.examples()) {
        examples
            .wrong(file.type(), example)
            .ifPresent(
                wrong ->
                    broken.add(
                        "%s:%d: example of \"%s\": %s"
                            .formatted(
                                name, RuleFile.lineOf(example.text(), text), rule.name(), wrong)));
      }
    }
    for (String counterexample : file.counterexamples()) {
      examples
          .wrong(file.type(), counterexample)
          .ifPresent(
              wrong ->
                  broken.add(
                      "%s:%d: counter-example: %s"
                          .formatted(name, RuleFile.lineOf(counterexample, text), wrong)));
    }
    return broken;
  }

  /** The files, with their examples. */
  public List<RuleFile> files() {
    return files;
  }

  /** The patterns that may fit in the sentence between these words. */
  Set<Use> candidates(Words words, int begin, int end) {
    Set<Use> uses = null;
    for (int i = begin; i < end; i++) {
      List<Use> here = byAnchor.get(words.hash(i));
      if (here != null) {
        uses = uses == null ? new LinkedHashSet<>() : uses;
        uses.addAll(here);
      }
    }
    return uses == null ? Set.of() : uses;
  }

  private static List<RuleFile> standardFiles() {
    List<RuleFile> files = new ArrayList<>();
    for (RiskType type : RiskType.values()) {
      String name = "rules/" + type.code() + ".yaml";
      InputStream in = RuleBook.class.getResourceAsStream(name);
      if (in == null) {
        throw new IllegalStateException("there is no file of rules for " + type.code());
      }
      files.add(RuleFile.read(text(in), name));
    }
    return files;
  }

  private static String text(InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Phrases that all files may use. */
  static Map<String, String> sharedPhrases() {
    InputStream in = RuleBook.class.getResourceAsStream("rules/phrases.yaml");
    if (in == null) {
      throw new IllegalStateException("there is no file of shared phrases");
    }
    Map<String, String> phrases =
        new YAMLMapper()
            .readValue(
                new InputStreamReader(in, StandardCharsets.UTF_8),
                new TypeReference<Map<String, String>>() {});
    return Map.copyOf(phrases);
  }
}
