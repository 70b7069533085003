/** Replays of directories: reads the input files, runs the stages, writes what they conclude. */
@NullMarked
package io.faultline.app.replay;

import org.jspecify.annotations.NullMarked;
