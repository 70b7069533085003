/** How much the press speaks of a company, a country or a risk, against its own past. */
@NullMarked
package io.faultline.streams.reading.themes;

import org.jspecify.annotations.NullMarked;
