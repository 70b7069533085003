/**
 * Tables as people write and publish them: CSV files with a header row, read row by row, each fault
 * reported with its place and the rest taken.
 */
@NullMarked
package io.faultline.ingest.tables;

import org.jspecify.annotations.NullMarked;
