/**
 * {@code faultline.yaml} as typed records: read with the place of every value, so that each mistake
 * is reported with its line and its key, and all of them at once.
 */
@NullMarked
package io.faultline.app.config;

import org.jspecify.annotations.NullMarked;
