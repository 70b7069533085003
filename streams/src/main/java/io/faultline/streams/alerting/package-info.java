/**
 * Turns exposures into alerts: the score and its reasons, the words, and the life of an alert from
 * its opening to its end.
 */
@NullMarked
package io.faultline.streams.alerting;

import org.jspecify.annotations.NullMarked;
