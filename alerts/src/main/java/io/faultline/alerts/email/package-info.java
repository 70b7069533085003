/** Alerts by e-mail. */
@NullMarked
package io.faultline.alerts.email;

import org.jspecify.annotations.NullMarked;
