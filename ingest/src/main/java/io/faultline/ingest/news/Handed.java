package io.faultline.ingest.news;

import io.faultline.ingest.news.ArticleMaker.Draft;
import io.faultline.ingest.news.feeds.FeedEntry;
import io.faultline.ingest.news.fetching.Validators;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one share of the hosts hands to another: a link that its feed has to a host of the other, or
 * an article that it has read and that belongs to the other by its canonical address. Whoever gets
 * it may get it twice.
 *
 * @param at when it was found, by which what comes again late is known
 * @param source the id of the source that announced it
 * @param entry with which it did
 * @param draft the article as it was read; null where its page has not been fetched
 * @param validators of its page
 */
record Handed(
    Instant at, String source, FeedEntry entry, @Nullable Draft draft, Validators validators) {}
