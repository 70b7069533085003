/**
 * How an alert is put in words, the same in every channel: lists, measures, ways, figures, times.
 */
@NullMarked
package io.faultline.alerts.wording;

import org.jspecify.annotations.NullMarked;
