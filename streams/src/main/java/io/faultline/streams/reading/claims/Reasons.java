package io.faultline.streams.reading.claims;

import io.faultline.events.Direction;
import io.faultline.events.FactLevel;
import io.faultline.events.Stance;
import io.faultline.streams.reading.Claim;
import io.faultline.streams.reading.text.Words;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a text was read as it was. Filled by one reading; not safe to share before. */
public final class Reasons {
  private final Words words;
  private final Map<Claim, List<String>> because = new IdentityHashMap<>();
  private final List<Explained> claims = new ArrayList<>();
  private final Set<String> refused = new LinkedHashSet<>();
  private @Nullable String otherwise;

  /**
   * A claim with its reasons.
   *
   * @param because a sentence each, the turn of phrase first
   */
  public record Explained(Claim claim, List<String> because) {
    public Explained {
      because = List.copyOf(because);
    }
  }

  Reasons(Words words) {
    this.words = words;
  }

  /** The claims, in the order of the text. */
  public List<Explained> claims() {
    return List.copyOf(claims);
  }

  /** What looked like a claim and is none, a sentence each. */
  public List<String> refused() {
    return List.copyOf(refused);
  }

  /** Why no claim is looked for in the whole text; null where it is read as news. */
  public @Nullable String otherwise() {
    return otherwise;
  }

  // Told by the reader

  void genre(Genre genre) {
    otherwise =
        switch (genre) {
          case NEWS -> null;
          case FICTION -> "the text speaks of a book, a film or a play";
          case SPORT -> "the text reports of sport";
          case GAME -> "the text speaks of a game";
        };
  }

  void refused(Rule rule, Pattern.Match match, String why, int word) {
    refused.add(
        "%s: \"%s\" %s%s"
            .formatted(
                rule.type().code(),
                text(match.first(), match.end()),
                why,
                word < 0 ? "" : ": \"" + text(word, word + 1) + "\""));
  }

  void made(
      Claim claim,
      Rule rule,
      Pattern.Match match,
      Circumstances circumstances,
      Circumstances.Sureness sureness) {
    List<String> reasons = new ArrayList<>();
    reasons.add(
        "the rule \"%s\" finds \"%s\"".formatted(rule.name(), text(match.first(), match.end())));
    if (claim.stance() == Stance.DENIES) {
      reasons.add("denied" + word(circumstances.denial(match)));
    } else if (claim.factLevel() != sureness.level()) {
      reasons.add(claim.factLevel().code() + ": this rule is never surer");
    } else if (sureness.word() >= 0) {
      reasons.add(claim.factLevel().code() + word(sureness.word()));
    } else if (claim.factLevel() == FactLevel.REPORTED) {
      reasons.add("reported: neither an official body nor the company itself vouches for it");
    }
    if (claim.direction() == Direction.EASED) {
      reasons.add("eased" + word(circumstances.easing(match)));
    }
    Entity actor = match.actor();
    if (claim.jurisdiction() != null && actor != null) {
      reasons.add(
          "by %s: \"%s\"".formatted(claim.jurisdiction(), text(actor.first(), actor.end())));
    }
    if (claim.background()) {
      reasons.add(
          "background: "
              + (rule.background()
                  ? "this rule recalls rather than reports"
                  : "the sentence names a time long before the article"));
    }
    because.put(claim, reasons);
  }

  void kept(Claim claim) {
    claims.add(new Explained(claim, because.getOrDefault(claim, List.of())));
  }

  private String word(int word) {
    return word < 0 ? " as such by the rule" : ": \"" + text(word, word + 1) + "\"";
  }

  private String text(int first, int end) {
    return words.text().substring(words.begin(first), words.end(end - 1)).replaceAll("\\s+", " ");
  }
}
