@NullMarked
package io.faultline.benchmarks;

import org.jspecify.annotations.NullMarked;
