package io.faultline.streams.exposure;

import io.faultline.events.RuleState;
import io.faultline.events.RuleStatus;
import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import java.util.SortedMap;

/**
 * Whom the measure of a list also covers by one ownership rule, as of a time.
 *
 * @param state what is known of the rule then
 * @param entities number of a company to the part of it that listed parties own, directly and
 *     through each other
 * @param knownAt the latest known time among the rule's state and the listings
 */
record Coverage(
    OwnershipRule rule,
    RuleState state,
    SortedMap<Integer, Ownership.Bounds> entities,
    Instant knownAt) {

  /** Whom the measure binds like those that the list names: only while the rule is in force. */
  void mark(BitSet bound) {
    if (state.status() == RuleStatus.IN_FORCE) {
      for (Map.Entry<Integer, Ownership.Bounds> entity : entities.entrySet()) {
        if (Ownership.reaches(entity.getValue().atLeast(), rule.share())) {
          bound.set(entity.getKey());
        }
      }
    }
  }
}
