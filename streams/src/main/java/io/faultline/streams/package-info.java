@NullMarked
package io.faultline.streams;

import org.jspecify.annotations.NullMarked;
