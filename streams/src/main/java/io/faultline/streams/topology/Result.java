package io.faultline.streams.topology;

import io.faultline.events.Decision;

/**
 * What a stage hands on: something for the next stage, or a decision that leaves the way here.
 *
 * @param <T> what the next stage takes
 */
sealed interface Result<T> {
  record Next<T>(T value) implements Result<T> {}

  record Decided<T>(Decision decision) implements Result<T> {}
}
