package io.faultline.ingest.lists;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a watched list is doing.
 *
 * @param id which list
 * @param entries how many entries it has; 0 before the first copy
 * @param lastSuccess when a copy was last read and believed; null if none was since the start
 * @param trouble why the last copy was not taken, or what of it was refused; null if all is well
 */
public record ListReport(
    String id, int entries, @Nullable Instant lastSuccess, @Nullable String trouble) {}
