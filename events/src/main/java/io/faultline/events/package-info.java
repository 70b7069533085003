/**
 * The contract of Faultline: what its topics carry. Immutable records that check themselves, the
 * topics with their settings, and the JSON that both sides write and read. Nothing here connects to
 * anything; Kafka's serializers are in {@code events.kafka}.
 *
 * <p>In JSON, names are camelCase, times are RFC 3339 in UTC, dates ISO 8601, shares fractions from
 * 0 to 1, and what is absent is left out. Lists are never null, but may be empty.
 */
@NullMarked
package io.faultline.events;

import org.jspecify.annotations.NullMarked;
