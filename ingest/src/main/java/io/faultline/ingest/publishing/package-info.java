/** Where what came in leaves for Kafka: the one place of this module that knows Kafka. */
@NullMarked
package io.faultline.ingest.publishing;

import org.jspecify.annotations.NullMarked;
