/** The HTTP server: health, REST, event stream, and who may see what. */
@NullMarked
package io.faultline.alerts.api;

import org.jspecify.annotations.NullMarked;
