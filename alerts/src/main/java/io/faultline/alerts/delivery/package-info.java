/**
 * Claims what is due, sends it, and records how it went, until it arrives or is refused for good.
 */
@NullMarked
package io.faultline.alerts.delivery;

import org.jspecify.annotations.NullMarked;
