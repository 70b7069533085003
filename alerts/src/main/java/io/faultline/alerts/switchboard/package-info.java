/** The receivers and routes as they are now: those of the configuration, and those of the API. */
@NullMarked
package io.faultline.alerts.switchboard;

import org.jspecify.annotations.NullMarked;
