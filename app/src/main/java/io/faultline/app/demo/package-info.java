/**
 * The demo: a story of 2022 told on real parts. Only the two ends that the internet would be, news
 * sites and Slack, stand in for themselves, as real HTTP servers on the loopback interface.
 */
@NullMarked
package io.faultline.app.demo;

import org.jspecify.annotations.NullMarked;
