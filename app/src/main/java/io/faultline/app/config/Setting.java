package io.faultline.app.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What there is to say of one key of the configuration beside its name and type. The reader and the
 * JSON Schema for editors both go by it, so that they can't disagree. A key without a default is
 * required, unless its type is {@code @Nullable}, a list, a map or a record.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Setting {
  /** What it is for, in a sentence. */
  String value();

  /** What holds where the key is absent, as one would write it in the file; empty for none. */
  String byDefault() default "";

  /** The least number that is allowed. */
  int min() default 0;

  /** The greatest number that is allowed. */
  int max() default Integer.MAX_VALUE;
}
