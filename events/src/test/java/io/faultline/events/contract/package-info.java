/** Holds the published contract, schemas and AsyncAPI document, to the records. */
@NullMarked
package io.faultline.events.contract;

import org.jspecify.annotations.NullMarked;
