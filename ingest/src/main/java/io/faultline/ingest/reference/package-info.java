/**
 * Who is who and who owns whom: companies, relationships and portfolios, from files and registries.
 */
@NullMarked
package io.faultline.ingest.reference;

import org.jspecify.annotations.NullMarked;
