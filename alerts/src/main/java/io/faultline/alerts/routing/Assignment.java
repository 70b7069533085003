package io.faultline.alerts.routing;

import io.faultline.alerts.audience.Audience;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One receiver that is to be told of one revision.
 *
 * @param receiver by name
 * @param route by which route
 * @param audience what it may see
 * @param because why, in words
 * @param held why it is not sent after all, in words (silenced, dismissed); null if it is sent
 * @param notBefore the end of a snooze; null without one
 */
public record Assignment(
    String receiver,
    Route route,
    Audience audience,
    String because,
    @Nullable String held,
    @Nullable Instant notBefore) {}
