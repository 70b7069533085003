/** How long official lists and registries take to be read and screened, and how much memory. */
@NullMarked
package io.faultline.benchmarks.lists;

import org.jspecify.annotations.NullMarked;
