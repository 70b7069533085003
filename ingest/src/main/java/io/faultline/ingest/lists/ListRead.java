package io.faultline.ingest.lists;

import io.faultline.events.ListedParty;
import io.faultline.ingest.tables.Problem;
import java.util.List;

/**
 * What was read of one copy of a list. No row vanishes: each stands in an entry, or is refused with
 * a problem that says why.
 *
 * @param parties the entries; one row may make several (it stands on two lists), and several rows
 *     one (an alias each)
 * @param rows how many rows, or elements, the files have
 * @param refused how many of them could not be read
 * @param damaged whether the end of a file is missing, so that entries are too
 * @param problems what is wrong, with its place; a problem may also cost a value only
 */
public record ListRead(
    List<ListedParty> parties, int rows, int refused, boolean damaged, List<Problem> problems) {
  public ListRead {
    parties = List.copyOf(parties);
    problems = List.copyOf(problems);
  }

  /** Whether nothing could be read, so that it is no copy of the list at all. */
  public boolean isUseless() {
    return parties.isEmpty();
  }
}
