/** How long it takes to read the articles off pages. */
@NullMarked
package io.faultline.benchmarks.pages;

import org.jspecify.annotations.NullMarked;
