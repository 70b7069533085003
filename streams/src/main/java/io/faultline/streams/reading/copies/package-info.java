/**
 * Whether a text is new, a copy, an update or a correction of another, and which belong together.
 */
@NullMarked
package io.faultline.streams.reading.copies;

import org.jspecify.annotations.NullMarked;
