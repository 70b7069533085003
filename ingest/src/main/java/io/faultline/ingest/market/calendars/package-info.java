/**
 * On which days exchanges hold sessions, by the rules of their holidays. No library on Maven
 * Central that is cared for knows the exchanges of Asia, so the rules are written here; where there
 * are none, weekdays are taken for sessions, and it is said so.
 */
@NullMarked
package io.faultline.ingest.market.calendars;

import org.jspecify.annotations.NullMarked;
