/** What prices say by themselves, for all who read them. */
@NullMarked
package io.faultline.events.markets;

import org.jspecify.annotations.NullMarked;
