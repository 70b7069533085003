@NullMarked
package io.faultline.alerts;

import org.jspecify.annotations.NullMarked;
