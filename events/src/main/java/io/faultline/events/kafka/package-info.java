/**
 * Kafka's serializers for events: JSON values with CloudEvents 1.0 headers in Kafka's binary mode.
 */
@NullMarked
package io.faultline.events.kafka;

import org.jspecify.annotations.NullMarked;
