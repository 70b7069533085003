package io.faultline.streams.screening;

import java.util.List;

/**
 * How likely two names mean one bearer.
 *
 * @param score 0 to 1; 0.7 is where the names are rather the same than not
 * @param because what speaks for it and against it, a sentence each
 * @param exact whether only spacing, legal forms and ways of writing differ
 * @param sameBearer false where a word, a number or a place stands on one side only that tells a
 *     legal entity from its sisters
 */
public record NameScore(double score, List<String> because, boolean exact, boolean sameBearer) {
  public NameScore {
    because = List.copyOf(because);
  }
}
