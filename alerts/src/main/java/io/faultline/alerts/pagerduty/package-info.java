/** Alerts as events of PagerDuty (Events API v2). */
@NullMarked
package io.faultline.alerts.pagerduty;

import org.jspecify.annotations.NullMarked;
