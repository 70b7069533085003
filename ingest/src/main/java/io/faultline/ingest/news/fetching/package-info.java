/**
 * Fetching from the web with manners and in safety: robots.txt, one connection a host, bounds on
 * size, time and redirects, and no way into the private network.
 */
@NullMarked
package io.faultline.ingest.news.fetching;

import org.jspecify.annotations.NullMarked;
