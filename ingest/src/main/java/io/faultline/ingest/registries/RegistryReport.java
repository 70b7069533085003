package io.faultline.ingest.registries;

import io.faultline.ingest.tables.Problem;
import java.util.List;

/**
 * How the last look at a registry went.
 *
 * @param rows of the file
 * @param refused rows that could not be read
 * @param published records that were new or changed
 * @param problems the first ones
 */
public record RegistryReport(
    String id, long rows, long refused, long published, List<Problem> problems) {
  public RegistryReport {
    problems = List.copyOf(problems);
  }
}
