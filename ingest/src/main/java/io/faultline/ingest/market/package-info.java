/** What markets publish: sessions, prices, and lock-ups with what prospectuses say of them. */
@NullMarked
package io.faultline.ingest.market;

import org.jspecify.annotations.NullMarked;
