/** Alerts as Adaptive Cards for Microsoft Teams. */
@NullMarked
package io.faultline.alerts.teams;

import org.jspecify.annotations.NullMarked;
