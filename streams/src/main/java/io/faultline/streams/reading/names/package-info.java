/** Which companies a text names, where, and how sure that is. */
@NullMarked
package io.faultline.streams.reading.names;

import org.jspecify.annotations.NullMarked;
