/**
 * One command: the running system as one object that starts and closes, and the command line around
 * it.
 */
@NullMarked
package io.faultline.app;

import org.jspecify.annotations.NullMarked;
