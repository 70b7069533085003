/** Alerts as plain text for a terminal. */
@NullMarked
package io.faultline.alerts.console;

import org.jspecify.annotations.NullMarked;
