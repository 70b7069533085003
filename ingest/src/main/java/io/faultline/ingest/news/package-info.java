/** Everything that comes in as text: feeds, sitemaps, pages and filings become articles. */
@NullMarked
package io.faultline.ingest.news;

import org.jspecify.annotations.NullMarked;
