package io.faultline.app.cli;

import io.faultline.streams.reading.Claim;
import io.faultline.streams.reading.Reader;
import io.faultline.streams.reading.claims.Reasons;
import io.faultline.streams.reading.names.Mention;
import io.faultline.streams.reading.names.MentionFinder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An article for the terminal: names and claims marked in it, and below it every reason. */
final class MarkedText {
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final List<Mention> named = new ArrayList<>();
  private final List<Mention> refused = new ArrayList<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final Reader.Explanation explanation;
  private final int width;
  private final boolean colours;
  private final StringBuilder page = new StringBuilder();

  /**
   * @param width of the terminal, in characters
   * @param colours whether it can show bold letters
   */
  MarkedText(Reader.Explanation explanation, int width, boolean colours) {
    this.explanation = explanation;
    this.width = width;
    this.colours = colours;
    for (Mention mention : explanation.considered()) {
      if (mention.confidence() < MentionFinder.LEAST) {
        refused.add(mention);
      } else {
        named.add(mention);
        numbers.computeIfAbsent(mention.companyId(), id -> numbers.size() + 1);
      }
    }
  }

  /** The page, ending in a line break. */
  String of(String title, String text) {
    String whole = title.isEmpty() ? text : title + "\n" + text;
    for (String paragraph : marked(whole).split("\n")) {
      if (!paragraph.isBlank()) {
        wrapped("", paragraph.strip());
        page.append('\n');
      }
    }
    names();
    claims();
    refused();
    return page.toString();
  }

  // The text

  private record Mark(int at, int order, String label) {}

  private String marked(String whole) {
    List<Mark> marks = new ArrayList<>();
    for (Mention mention : named) {
      marks.add(new Mark(mention.begin(), 3, bold("[" + numbers.get(mention.companyId())) + " "));
      marks.add(new Mark(mention.end(), 0, bold("]")));
    }
    sentences()
        .forEach(
            (sentence, letters) -> {
              marks.add(new Mark(sentence.begin, 2, bold("{" + String.join(",", letters)) + " "));
              marks.add(new Mark(sentence.end, 1, bold("}")));
            });
    marks.sort(Comparator.comparingInt(Mark::at).thenComparingInt(Mark::order));
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (Mark mark : marks) {
      text.append(whole, at, mark.at).append(mark.label);
      at = mark.at;
    }
    return text.append(whole, at, whole.length()).toString();
  }

  private record Sentence(int begin, int end) {}

  private Map<Sentence, List<String>> sentences() {
    Map<Sentence, List<String>> sentences = new LinkedHashMap<>();
    List<Reasons.Explained> claims = explanation.reasons().claims();
    for (int i = 0; i < claims.size(); i++) {
      Claim claim = claims.get(i).claim();
      sentences
          .computeIfAbsent(new Sentence(claim.begin(), claim.end()), s -> new ArrayList<>())
          .add(letters(i));
    }
    return sentences;
  }

  /** A, B, ... Z, AA, AB, ... */
  private static String letters(int index) {
    String letter = String.valueOf((char) ('A' + index % 26));
    return index < 26 ? letter : letters(index / 26 - 1) + letter;
  }

  // The reasons

  private void names() {
    heading("Names");
    if (numbers.isEmpty()) {
      wrapped("  ", "No company of the registry is named.");
    }
    numbers.forEach(
        (company, number) -> {
          wrapped("  ", bold("[" + number + "]") + " " + company + ", " + salience(company));
          Map<String, List<Mention>> alike =
              named.stream()
                  .filter(m -> m.companyId().equals(company))
                  .collect(
                      Collectors.groupingBy(
                          m -> oneLine(m.surface()) + "\n" + m.reason(),
                          LinkedHashMap::new,
                          Collectors.toList()));
          alike
              .values()
              .forEach(
                  of ->
                      wrapped(
                          "      ",
                          "\"%s\"%s, %s: %s"
                              .formatted(
                                  oneLine(of.getFirst().surface()),
                                  of.size() == 1 ? "" : " " + of.size() + " times",
                                  confidence(of),
                                  of.getFirst().reason())));
        });
  }

  private String salience(String company) {
    return switch (explanation.saliences().get(company)) {
      case SUBJECT -> "whom the article is about";
      case MENTIONED -> "named on the way";
      case BOILERPLATE -> "named in what isn't part of the report, such as an author's note";
      case null -> "named";
    };
  }

  private static String confidence(List<Mention> mentions) {
    double least = mentions.stream().mapToDouble(Mention::confidence).min().orElse(0);
    double most = mentions.stream().mapToDouble(Mention::confidence).max().orElse(0);
    String from = String.format(Locale.ROOT, "%.2f", least);
    String to = String.format(Locale.ROOT, "%.2f", most);
    return from.equals(to) ? from : from + " to " + to;
  }

  private void claims() {
    heading("Claims");
    String otherwise = explanation.reasons().otherwise();
    List<Reasons.Explained> claims = explanation.reasons().claims();
    if (claims.isEmpty()) {
      wrapped("  ", otherwise == null ? "None." : "None: " + otherwise + ".");
    }
    for (int i = 0; i < claims.size(); i++) {
      Claim claim = claims.get(i).claim();
      wrapped("  ", bold("{" + letters(i) + "}") + " " + line(claim));
      claims.get(i).because().forEach(reason -> wrapped("      ", reason));
    }
  }

  private String line(Claim claim) {
    Integer number = numbers.get(claim.target());
    List<String> parts = new ArrayList<>();
    parts.add(
        claim.target().equals("name:")
            ? "somebody who is not named"
            : (number == null ? "" : "[" + number + "] ") + claim.target());
    parts.add(claim.type().code());
    parts.add(claim.direction().code());
    parts.add(claim.factLevel().code());
    if (claim.jurisdiction() != null) {
      parts.add("by " + claim.jurisdiction());
    }
    if (claim.list() != null) {
      parts.add("list " + claim.list().code());
    }
    if (claim.measure() != null) {
      parts.add("measure " + claim.measure().code());
    }
    if (claim.effectiveOn() != null) {
      parts.add("from " + claim.effectiveOn());
    }
    if (claim.speaker() != null) {
      parts.add("denied by " + claim.speaker());
    }
    if (claim.background()) {
      parts.add("background");
    }
    parts.add(String.format(Locale.ROOT, "%.2f", claim.confidence()));
    return String.join(", ", parts);
  }

  private void refused() {
    List<String> claims = explanation.reasons().refused();
    if (refused.isEmpty() && claims.isEmpty()) {
      return;
    }
    heading("Looked at and not taken");
    Map<String, Set<String>> names = new LinkedHashMap<>();
    for (Mention mention : refused) {
      names
          .computeIfAbsent(mention.reason(), r -> new LinkedHashSet<>())
          .add("\"%s\" (%s)".formatted(oneLine(mention.surface()), mention.companyId()));
    }
    names.forEach((reason, of) -> wrapped("  ", reason + ": " + String.join(", ", of)));
    claims.forEach(line -> wrapped("  ", line));
  }

  // Lines

  private void heading(String title) {
    page.append(page.isEmpty() || page.toString().endsWith("\n\n") ? "" : "\n");
    page.append(bold(title)).append('\n');
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private String bold(String text) {
    return colours ? BOLD + text + PLAIN : text;
  }

  /** Breaks a line between words; what follows the first is moved in a little further. */
  private void wrapped(String indent, String text) {
    String line = indent;
    boolean begun = false;
    for (String word : text.split("\\s+")) {
      if (begun && length(line) + 1 + length(word) > width) {
        page.append(line).append('\n');
        line = indent.isEmpty() ? "" : indent + "  ";
        begun = false;
      }
      line += (begun ? " " : "") + word;
      begun = true;
    }
    page.append(line).append('\n');
  }

  /** As many columns as a terminal shows it in: what makes letters bold takes none. */
  private static int length(String text) {
    int length = 0;
    String shown = text.replace(BOLD, "").replace(PLAIN, "");
    for (int i = 0; i < shown.length(); i++) {
      length += Character.isIdeographic(shown.charAt(i)) ? 2 : 1;
    }
    return length;
  }
}
