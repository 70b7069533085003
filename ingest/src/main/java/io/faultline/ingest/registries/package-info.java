/**
 * Registries of companies as their offices publish them: SEC tickers, the S&P 500, and who is who
 * and who owns whom by GLEIF. Files are read as streams, however long they are.
 */
@NullMarked
package io.faultline.ingest.registries;

import org.jspecify.annotations.NullMarked;
