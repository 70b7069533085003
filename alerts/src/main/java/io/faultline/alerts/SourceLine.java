package io.faultline.alerts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a source of news is doing, for the page of sources.
 *
 * @param id names it in metrics and logs
 * @param name what people call it
 * @param url its address
 * @param health a code: new, ok, silent, moved, blocked, gone or failing
 * @param lastSuccess when it last answered well; null if it never did
 * @param nextPoll when it is asked next; null if that is not planned
 * @param today articles of the last day
 * @param usualPerDay what it usually has in a day
 * @param unchangedShare 0..1, of the answers that said that nothing is new
 * @param failures in a row
 * @param lastError in words; null if there was none
 */
public record SourceLine(
    String id,
    String name,
    String url,
    String health,
    @Nullable Instant lastSuccess,
    @Nullable Instant nextPoll,
    long today,
    double usualPerDay,
    double unchangedShare,
    int failures,
    @Nullable String lastError) {}
