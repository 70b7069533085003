/** What each official list forbids, whom it binds, and by which law: a table in plain words. */
@NullMarked
package io.faultline.events.measures;

import org.jspecify.annotations.NullMarked;
