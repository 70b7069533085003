/** Servers that do what servers do, one class for each bad habit. */
@NullMarked
package io.faultline.ingest.news.misbehaviour;

import org.jspecify.annotations.NullMarked;
