/** What of an alert a given set of portfolios may see. */
@NullMarked
package io.faultline.alerts.audience;

import org.jspecify.annotations.NullMarked;
