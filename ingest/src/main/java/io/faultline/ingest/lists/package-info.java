/**
 * Official lists of restricted parties, in the formats in which they are published, and what
 * changes on them.
 */
@NullMarked
package io.faultline.ingest.lists;

import org.jspecify.annotations.NullMarked;
