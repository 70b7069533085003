/** Where log lines go: standard error or a file, as text or as JSON. */
@NullMarked
package io.faultline.app.logging;

import org.jspecify.annotations.NullMarked;
