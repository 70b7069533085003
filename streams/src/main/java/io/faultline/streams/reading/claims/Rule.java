package io.faultline.streams.reading.claims;

import io.faultline.events.Direction;
import io.faultline.events.FactLevel;
import io.faultline.events.ListCode;
import io.faultline.events.Measure;
import io.faultline.events.RiskType;
import io.faultline.events.Stance;
import io.faultline.streams.reading.text.WordList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a risk is told.
 *
 * @param name its name, which a claim carries
 * @param type the risk
 * @param whom the claim is about
 * @param direction whether it tells of a measure that comes or one that goes
 * @param directionFixed whether words such as "lifted" beside it don't turn the direction round
 * @param level the most that it can be, however sure the sentence is; null for no bound
 * @param stance denies for turns of phrase that deny by themselves
 * @param jurisdiction who acts, where the turn of phrase leaves no choice
 * @param list the list that it names
 * @param measure what it forbids
 * @param needsState whether a state or one of its bodies must be named nearby
 * @param beside words of which the sentence must have one somewhere; null for no such need
 * @param without words of which the sentence may have none; null for no such need
 * @param standIns whether "shares of Lumen" or "Lumen's chief" may stand for Lumen
 * @param background whether it recalls rather than reports
 * @param confidence that the reading is right when all is clear, 0 to 1
 * @param patterns how it is worded
 */
record Rule(
    String name,
    RiskType type,
    Whom whom,
    Direction direction,
    boolean directionFixed,
    @Nullable FactLevel level,
    Stance stance,
    @Nullable String jurisdiction,
    @Nullable ListCode list,
    @Nullable Measure measure,
    boolean needsState,
    @Nullable WordList beside,
    @Nullable WordList without,
    boolean standIns,
    boolean background,
    double confidence,
    List<Pattern> patterns) {
  /** Whom a claim is about. */
  enum Whom {
    /** Whoever stands at {@code <target>}, and those listed with it. */
    TARGET,
    /** The country that acts, as in a law that concerns all who do business there. */
    ACTOR,
    /** Both, as in a war. */
    BOTH,
    /** The company that the article is about. */
    LEAD,
    /** Somebody whom the sentence doesn't name: "the names of five persons". */
    UNNAMED
  }
}
