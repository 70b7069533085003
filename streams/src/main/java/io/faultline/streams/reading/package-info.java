/**
 * Turns an article into claims: which companies it names, what risk it says that they face, how
 * sure it is, and whether it is new.
 */
@NullMarked
package io.faultline.streams.reading;

import org.jspecify.annotations.NullMarked;
