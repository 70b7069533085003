/** Server-rendered pages: templates, drawings and charts. */
@NullMarked
package io.faultline.alerts.pages;

import org.jspecify.annotations.NullMarked;
