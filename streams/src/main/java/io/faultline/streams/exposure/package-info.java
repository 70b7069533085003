/**
 * From the company that was hit to every holding: the graph of relations as of a time, all simple
 * paths in it, and who holds what.
 */
@NullMarked
package io.faultline.streams.exposure;

import org.jspecify.annotations.NullMarked;
