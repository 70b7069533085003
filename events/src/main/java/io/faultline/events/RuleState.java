package io.faultline.events;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rule of law that carries a listing to other entities applied on a day: OFAC's 50 %
 * rule, the BIS Affiliates Rule.
 *
 * @param ruleId a slug ({@code bis-affiliates})
 * @param status in force, suspended, or unknown
 * @param sourceUrl where it can be read
 */
public record RuleState(
    String ruleId,
    RuleStatus status,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    Instant knownFrom,
    String sourceUrl)
    implements Event, Reference {

  public RuleState {
    Check.text(ruleId, "ruleId");
    Check.present(status, "status");
    Check.present(knownFrom, "knownFrom");
    Check.text(sourceUrl, "sourceUrl");
  }

  @Override
  public String eventId() {
    return key();
  }

  @Override
  public String key() {
    return ruleId + "@" + Json.fingerprint(this);
  }

  @Override
  public Instant time() {
    return knownFrom;
  }
}
