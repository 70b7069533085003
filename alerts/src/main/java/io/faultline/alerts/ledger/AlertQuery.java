package io.faultline.alerts.ledger;

import io.faultline.alerts.audience.Audience;
import io.faultline.events.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are asked for. Null leaves a part open.
 *
 * @param audience who asks
 * @param live true for those still open, false for those that ended
 * @param atLeast the lowest severity, as the audience sees it
 * @param portfolio one portfolio
 * @param holding a company id
 * @param origin a company id or country
 * @param risk a code of {@link io.faultline.events.RiskType}
 * @param text beginnings of words in the title, the names, symbols or ids, in any case; all must be
 *     there
 * @param before only those with a smaller sequence: the next page after one that ended with it
 * @param limit at most so many
 */
public record AlertQuery(
    Audience audience,
    @Nullable Boolean live,
    @Nullable Severity atLeast,
    @Nullable String portfolio,
    @Nullable String holding,
    @Nullable String origin,
    @Nullable String risk,
    @Nullable String text,
    @Nullable Long before,
    int limit) {

  /** The newest that an audience may see. */
  public static AlertQuery newest(Audience audience, int limit) {
    return new AlertQuery(audience, null, null, null, null, null, null, null, null, limit);
  }

  /** The same for every severity. */
  AlertQuery anySeverity() {
    return new AlertQuery(
        audience, live, null, portfolio, holding, origin, risk, text, before, limit);
  }

  /** The same for those that are open, or that ended. */
  public AlertQuery withLive(boolean open) {
    return new AlertQuery(
        audience, open, atLeast, portfolio, holding, origin, risk, text, before, limit);
  }

  /** The same for one holding. */
  public AlertQuery withHolding(String companyId) {
    return new AlertQuery(
        audience, live, atLeast, portfolio, companyId, origin, risk, text, before, limit);
  }
}
