/** Alerts as signed HTTP posts after the Standard Webhooks specification. */
@NullMarked
package io.faultline.alerts.webhook;

import org.jspecify.annotations.NullMarked;
