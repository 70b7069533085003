/** How one of several equal processes comes to do what only one may do. */
@NullMarked
package io.faultline.app.standby;

import org.jspecify.annotations.NullMarked;
