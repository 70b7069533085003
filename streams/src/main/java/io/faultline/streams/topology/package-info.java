/**
 * The stages as one Kafka Streams application: which topic leads to which stage, what each keeps,
 * and what happens to a record that can't be taken. The only package of this module that knows
 * Kafka.
 */
@NullMarked
package io.faultline.streams.topology;

import org.jspecify.annotations.NullMarked;
