/** Reads Kafka into the ledger: the one place here that consumes. */
@NullMarked
package io.faultline.alerts.consuming;

import org.jspecify.annotations.NullMarked;
