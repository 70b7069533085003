/** Runs the stages without a broker, over inputs in the order of their known times. */
@NullMarked
package io.faultline.streams.replay;

import org.jspecify.annotations.NullMarked;
