/** When the connectors look at their sources. */
@NullMarked
package io.faultline.ingest.schedule;

import org.jspecify.annotations.NullMarked;
