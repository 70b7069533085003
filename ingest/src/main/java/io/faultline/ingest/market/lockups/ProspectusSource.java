package io.faultline.ingest.market.lockups;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A prospectus that is to be read.
 *
 * @param companyId whose shares it offers
 * @param symbol under which they are traded
 * @param address of a file, on EDGAR or elsewhere
 * @param startsOn the day from which its lock-ups run, where the prospectus itself bears no date
 * @param every how often it is read again
 * @param allowPrivate whether its host may be in a private network
 */
public record ProspectusSource(
    String companyId,
    String symbol,
    URI address,
    @Nullable LocalDate startsOn,
    Duration every,
    boolean allowPrivate) {}
