/**
 * All that is known of one company, in event time: stories, market moves, lock-ups and listings,
 * joined into episodes. Each stage keeps the set of facts of its key and concludes from the set, so
 * that the order of arrival doesn't matter.
 */
@NullMarked
package io.faultline.streams.timeline;

import org.jspecify.annotations.NullMarked;
