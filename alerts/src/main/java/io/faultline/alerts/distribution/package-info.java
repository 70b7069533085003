/** Gives each portfolio its own topic, which names that portfolio and no other. */
@NullMarked
package io.faultline.alerts.distribution;

import org.jspecify.annotations.NullMarked;
