/**
 * The command line. One class a command, thin: it reads arguments, calls the module that thinks,
 * and prints.
 */
@NullMarked
package io.faultline.app.cli;

import org.jspecify.annotations.NullMarked;
