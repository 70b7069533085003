/** Who is told what, when, and why: pure decisions over an alert, the routes and the silences. */
@NullMarked
package io.faultline.alerts.routing;

import org.jspecify.annotations.NullMarked;
