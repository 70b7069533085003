package io.faultline.streams.reading;

import io.faultline.events.Direction;
import io.faultline.events.FactLevel;
import io.faultline.events.ListCode;
import io.faultline.events.Measure;
import io.faultline.events.RiskType;
import io.faultline.events.Stance;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one sentence of an article says of one target.
 *
 * @param type the risk that the target is said to face
 * @param direction whether a measure comes or goes
 * @param factLevel how sure the sentence is of it
 * @param stance whether the sentence asserts or denies the risk
 * @param jurisdiction who acts: ISO 3166-1 alpha-2, {@code EU} or {@code UN}; null where it isn't
 *     said
 * @param target a company id, {@code country:RU}, or {@code name:} and the name as the text writes
 *     it of somebody whom the registry doesn't have; {@code name:} alone where the text names
 *     nobody
 * @param speaker the company that is quoted, if one is: for a denial, who denies
 * @param others further companies that the sentence names, in its order
 * @param list the list, where the sentence names one
 * @param measure what is forbidden, where the sentence says so
 * @param effectiveOn from when, where the sentence says so
 * @param background true for what is recalled rather than reported ("which the United States listed
 *     in December")
 * @param quote the sentence
 * @param begin where the sentence begins in the title, a line break and the text, in UTF-16 units
 * @param end where it ends, exclusive
 * @param confidence that the reading is right, 0 to 1
 * @param rule which rule read it
 */
public record Claim(
    RiskType type,
    Direction direction,
    FactLevel factLevel,
    Stance stance,
    @Nullable String jurisdiction,
    String target,
    @Nullable String speaker,
    List<String> others,
    @Nullable ListCode list,
    @Nullable Measure measure,
    @Nullable LocalDate effectiveOn,
    boolean background,
    String quote,
    int begin,
    int end,
    double confidence,
    String rule) {
  /** Whether it is about a company or a country, rather than about an unknown name. */
  public boolean resolved() {
    return !target.startsWith("name:");
  }

  public Claim {
    others = others == null ? List.of() : List.copyOf(others);
  }
}
