package io.faultline.streams.screening;

import java.util.List;

/**
 * The company that a listed legal entity is.
 *
 * @param companyId this legal entity, and not its group
 * @param score how sure it is, 0 to 1
 * @param because what it rests on, a sentence each, the weightiest first
 */
public record Match(String companyId, double score, List<String> because) {
  public Match {
    because = List.copyOf(because);
  }
}
