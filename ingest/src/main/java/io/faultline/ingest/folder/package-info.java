/** A directory of input files as one: what a user writes by hand, and what a replay runs on. */
@NullMarked
package io.faultline.ingest.folder;

import org.jspecify.annotations.NullMarked;
