package io.faultline.streams.reading.themes;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The attention that a theme has on a day.
 *
 * @param theme see {@link Theme}
 * @param day the last of the {@value AttentionIndex#WINDOW_DAYS} days that are counted
 * @param articles how many articles of those days speak of the theme
 * @param of how many articles those days had in all
 * @param share the one by the other, 0 to 1; 0 where there was no article
 * @param index the share against the theme's own past, 100 for as ever, 300 for three times as
 *     much; null where too little is known of the past, or nobody spoke of the theme then
 */
public record Attention(
    String theme, LocalDate day, int articles, int of, double share, @Nullable Double index) {}
