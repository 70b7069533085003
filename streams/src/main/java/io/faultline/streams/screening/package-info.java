/**
 * Which company an official list means: one matcher of names in all scripts, and the screening of
 * lists against companies by name, identifier and country.
 */
@NullMarked
package io.faultline.streams.screening;

import org.jspecify.annotations.NullMarked;
