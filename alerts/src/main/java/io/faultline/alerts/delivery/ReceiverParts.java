package io.faultline.alerts.delivery;

import java.time.Clock;

/**
 * What a receiver may need to work.
 *
 * @param http posts, bounded in time and size
 * @param clock for time stamps in signatures
 */
public record ReceiverParts(HttpSender http, Clock clock) {}
