/**
 * Feeds of every format, whole or broken, as lists of entries: what a feed says, without fetching
 * anything.
 */
@NullMarked
package io.faultline.ingest.news.feeds;

import org.jspecify.annotations.NullMarked;
