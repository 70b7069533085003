/** What was raised, who was told and how it went, in a database that outlives any crash. */
@NullMarked
package io.faultline.alerts.ledger;

import org.jspecify.annotations.NullMarked;
