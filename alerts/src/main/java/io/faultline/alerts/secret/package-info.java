/** Values that must not be seen in logs, topics or pages. */
@NullMarked
package io.faultline.alerts.secret;

import org.jspecify.annotations.NullMarked;
