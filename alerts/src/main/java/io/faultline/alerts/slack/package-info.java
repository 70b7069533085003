/** Alerts as Slack messages (Block Kit), by incoming webhook or bot token. */
@NullMarked
package io.faultline.alerts.slack;

import org.jspecify.annotations.NullMarked;
