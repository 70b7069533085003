/** What could not be taken: looking at it, and putting it back once its cause is mended. */
@NullMarked
package io.faultline.app.deadletters;

import org.jspecify.annotations.NullMarked;
