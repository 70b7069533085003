package io.faultline.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that might be asked about and did not become an alert, or not a louder one. One per
 * signal and reason (and holding, where it is about one).
 *
 * @param decisionId names it; the same signal, holding and reason have the same one
 * @param signalId what it was decided about
 * @param origin the company or country that was hit
 * @param holding the holding that was not warned; null where the decision is about the signal as a
 *     whole
 * @param risk the leading risk type; null where it was not read
 * @param reason why
 * @param detail the same in a sentence, with the figures
 * @param eventAt when the event happened
 * @param decidedAt the latest known time among what was decided on
 */
public record Decision(
    String decisionId,
    String signalId,
    String origin,
    @Nullable String holding,
    @Nullable RiskType risk,
    DecisionReason reason,
    String detail,
    Instant eventAt,
    Instant decidedAt)
    implements Event {

  public Decision {
    Check.text(decisionId, "decisionId");
    Check.text(signalId, "signalId");
    Check.text(origin, "origin");
    Check.present(reason, "reason");
    Check.text(detail, "detail");
    Check.present(eventAt, "eventAt");
    Check.present(decidedAt, "decidedAt");
  }

  @Override
  public String eventId() {
    return decisionId;
  }

  @Override
  public String key() {
    return signalId;
  }

  @Override
  public Instant time() {
    return decidedAt;
  }
}
