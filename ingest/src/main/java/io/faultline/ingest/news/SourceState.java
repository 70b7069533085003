package io.faultline.ingest.news;

import io.faultline.ingest.news.feeds.QuietTimes;
import io.faultline.ingest.news.fetching.Answer.Reason;
import io.faultline.ingest.news.fetching.Validators;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a source from one poll to the next.
 *
 * @param address where it has moved to for good; null where it is at its configured address
 * @param validators of the last document
 * @param nextPoll when it is due
 * @param firstSuccess when it first gave a feed
 * @param lastSuccess when it last did, changed or not
 * @param lastArticle when it last gave a new article
 * @param polls how many there were
 * @param unchanged how many of them were answered with 304
 * @param failures in a row
 * @param lastReason of the last failure; null after a success
 * @param lastError in words
 * @param perDay new articles by UTC day, of the {@value #DAYS} days up to the last one with any
 * @param quiet when its publisher asks not to be polled; null if it never has
 */
record SourceState(
    @Nullable URI address,
    Validators validators,
    @Nullable Instant nextPoll,
    @Nullable Instant firstSuccess,
    @Nullable Instant lastSuccess,
    @Nullable Instant lastArticle,
    long polls,
    long unchanged,
    int failures,
    @Nullable Reason lastReason,
    @Nullable String lastError,
    TreeMap<LocalDate, Integer> perDay,
    @Nullable QuietTimes quiet) {

  static final int DAYS = 28;

  static final SourceState NEW =
      new SourceState(
          null,
          Validators.NONE,
          null,
          null,
          null,
          null,
          0,
          0,
          0,
          null,
          null,
          new TreeMap<>(),
          null);

  SourceState {
    perDay = new TreeMap<>(perDay);
  }

  SourceState succeeded(
      Instant now, Validators now304, @Nullable URI movedTo, boolean unchanged, int articles) {
    TreeMap<LocalDate, Integer> days = new TreeMap<>(perDay);
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    if (articles > 0) {
      days.merge(today, articles, Integer::sum);
      // Not while it is silent: how much it used to write then tells for how long it should be.
      days.headMap(today.minusDays(DAYS), /* inclusive= */ true).clear();
    }
    return new SourceState(
        movedTo == null ? address : movedTo,
        now304,
        nextPoll,
        firstSuccess == null ? now : firstSuccess,
        now,
        articles > 0 ? now : lastArticle,
        polls + 1,
        this.unchanged + (unchanged ? 1 : 0),
        0,
        null,
        null,
        days,
        quiet);
  }

  /** After a hub has pushed what is new, which says nothing about the next poll. */
  SourceState pushed(Instant now, int articles) {
    SourceState after = succeeded(now, validators, null, /* unchanged= */ false, articles);
    return new SourceState(
        after.address,
        after.validators,
        nextPoll,
        after.firstSuccess,
        after.lastSuccess,
        after.lastArticle,
        polls,
        unchanged,
        failures,
        lastReason,
        lastError,
        after.perDay,
        quiet);
  }

  SourceState failed(Reason reason, String error) {
    return new SourceState(
        address,
        validators,
        nextPoll,
        firstSuccess,
        lastSuccess,
        lastArticle,
        polls + 1,
        unchanged,
        failures + 1,
        reason,
        error,
        perDay,
        quiet);
  }

  /**
   * @param when it would be due; put off to the first moment that its publisher does not ask to be
   *     spared
   */
  SourceState due(Instant when) {
    return new SourceState(
        address,
        validators,
        quiet == null ? when : quiet.firstOpen(when),
        firstSuccess,
        lastSuccess,
        lastArticle,
        polls,
        unchanged,
        failures,
        lastReason,
        lastError,
        perDay,
        quiet);
  }

  SourceState sparedAt(QuietTimes times) {
    return new SourceState(
        address,
        validators,
        nextPoll,
        firstSuccess,
        lastSuccess,
        lastArticle,
        polls,
        unchanged,
        failures,
        lastReason,
        lastError,
        perDay,
        times.equals(QuietTimes.NONE) ? null : times);
  }
}
