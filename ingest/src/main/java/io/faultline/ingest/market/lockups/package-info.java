/**
 * Lock-ups: the calendar that people keep, and what prospectuses say of them. Reading a prospectus
 * is pure: text in, terms out, each with the sentence that says it.
 */
@NullMarked
package io.faultline.ingest.market.lockups;

import org.jspecify.annotations.NullMarked;
