/** The analysis through a real broker, with exactly-once: how many articles a second, how late. */
@NullMarked
package io.faultline.benchmarks.broker;

import org.jspecify.annotations.NullMarked;
