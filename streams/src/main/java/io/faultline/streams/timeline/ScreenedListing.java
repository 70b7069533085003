package io.faultline.streams.timeline;

import io.faultline.events.ListingChange;
import java.util.List;

/**
 * A change of an official list, with the company that its legal entity is found to be.
 *
 * @param companyId the legal entity that is listed, and no other
 * @param change what changed
 * @param score how sure the match is, 0 to 1
 * @param because what the match rests on, in sentences
 */
public record ScreenedListing(
    String companyId, ListingChange change, double score, List<String> because) {
  public ScreenedListing {
    because = because == null ? List.of() : List.copyOf(because);
  }
}
