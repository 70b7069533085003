/** Where the topics live: a broker in this process or one outside, and the topics set up on it. */
@NullMarked
package io.faultline.app.broker;

import org.jspecify.annotations.NullMarked;
