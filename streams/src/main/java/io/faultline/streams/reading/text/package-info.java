/** A text as words and sentences with their places, which is all that reading looks at. */
@NullMarked
package io.faultline.streams.reading.text;

import org.jspecify.annotations.NullMarked;
