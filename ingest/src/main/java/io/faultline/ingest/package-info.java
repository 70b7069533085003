@NullMarked
package io.faultline.ingest;

import org.jspecify.annotations.NullMarked;
