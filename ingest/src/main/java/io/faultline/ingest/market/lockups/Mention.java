package io.faultline.ingest.market.lockups;

import io.faultline.ingest.market.lockups.LockUpTerm.Party;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place of a prospectus that says how long a lock-up lasts.
 *
 * @param weight how surely it speaks of the term itself, against others of the same prospectus
 * @param staged whether it speaks of a part of the shares
 */
record Mention(
    @Nullable TermLength length,
    @Nullable LocalDate until,
    @Nullable TermStart start,
    Party party,
    List<String> holders,
    @Nullable Long shares,
    double weight,
    boolean staged,
    String sentence) {}
