/** What the sentences of a text say of companies and countries, read by rules that are data. */
@NullMarked
package io.faultline.streams.reading.claims;

import org.jspecify.annotations.NullMarked;
