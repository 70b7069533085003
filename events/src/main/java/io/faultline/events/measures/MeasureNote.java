package io.faultline.events.measures;

import io.faultline.events.ListCode;
import io.faultline.events.Measure;
import org.jspecify.annotations.Nullable;

/**
 * What a listing means, in our own words.
 *
 * @param list the list
 * @param measure what it imposes
 * @param programme the list's own code to which this narrower note applies; null for the note that
 *     applies to the whole list
 * @param title the list, as people call it
 * @param forbids what may not be done, one sentence
 * @param binds who has to obey, one phrase
 * @param authority the law, with its sections
 * @param url where the law or the list can be read
 */
public record MeasureNote(
    ListCode list,
    Measure measure,
    @Nullable String programme,
    String title,
    String forbids,
    String binds,
    String authority,
    String url) {}
