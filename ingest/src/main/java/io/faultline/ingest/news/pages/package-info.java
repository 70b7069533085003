/** From the bytes of an HTML page to the article on it, or to what stands there in its place. */
@NullMarked
package io.faultline.ingest.news.pages;

import org.jspecify.annotations.NullMarked;
