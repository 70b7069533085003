/**
 * How one watches a running Faultline from outside: its metrics, and whether it is live and ready.
 */
@NullMarked
package io.faultline.app.watch;

import org.jspecify.annotations.NullMarked;
