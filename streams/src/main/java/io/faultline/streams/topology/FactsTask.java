package io.faultline.streams.topology;

import io.faultline.events.Article;
import io.faultline.events.Company;
import io.faultline.events.ListingChange;
import io.faultline.events.LockUp;
import io.faultline.events.PriceBar;
import io.faultline.streams.reading.CompanyReport;
import io.faultline.streams.reading.Reader;
import io.faultline.streams.timeline.MarketMove;
import io.faultline.streams.timeline.PriceHistory;
import io.faultline.streams.timeline.ScreenedListing;
import io.faultline.streams.timeline.TimelineInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * From what comes in to facts of companies: articles are read, list entries screened, prices
 * measured, and each fact is handed to the company that it is about. One task does all three
 * because each of them needs to know all companies.
 */
final class FactsTask implements Consumer<Record<String, FactsInput>> {
  private static final String COMPANIES = "facts-companies";
  private static final String ARTICLES = "facts-articles";
  private static final String ARTICLES_DUE = "facts-articles-due";
  private static final String LISTINGS = "facts-listings";
  private static final String UNSCREENED = "facts-unscreened";
  private static final String PRICES = "facts-prices";
  private static final String CLOCK = "facts-clock";
  private static final String BEGINNING = "facts-beginning";
  private static final String BEGAN = "began";

  /** A correction that comes later than this is read as a new article. */
  private static final Duration REMEMBERED = Duration.ofDays(60);

  private final ProcessorContext<String, TimelineInput> context;
  private final TopologySettings shape;
  private final Measures measures;
  private final CompanyBook companies;
  private final KeyValueStore<String, Read> articles;
  private final Agenda articlesDue;
  private final ListingDesk listings;
  private final PriceDesk prices;
  private final Watermark clock;
  private final KeyValueStore<String, String> beginning;

  // Mutable state
  /** The first time that a tick told; what was known before it is context, and no news. */
  private @Nullable Instant began;

  FactsTask(
      ProcessorContext<String, TimelineInput> context,
      TopologySettings shape,
      Readers readers,
      Measures measures) {
    this.context = context;
    this.shape = shape;
    this.measures = measures;
    this.companies = new CompanyBook(context.getStateStore(COMPANIES), readers);
    this.articles = context.getStateStore(ARTICLES);
    this.articlesDue = new Agenda(context.getStateStore(ARTICLES_DUE));
    this.listings =
        new ListingDesk(
            context.getStateStore(LISTINGS), context.getStateStore(UNSCREENED), companies);
    this.prices = new PriceDesk(context.getStateStore(PRICES));
    this.clock = new Watermark(context.getStateStore(CLOCK));
    this.beginning = context.getStateStore(BEGINNING);
    String first = beginning.get(BEGAN);
    this.began = first == null ? null : Instant.parse(first);
  }

  /** What is kept of an article, and since when. */
  record Read(Reader.Memory memory, Instant knownAt) {}

  static TaskSupplier<FactsInput, TimelineInput> supplier(
      TopologySettings shape, Readers readers, Measures measures) {
    List<StoreBuilder<?>> stores =
        List.of(
            StateStores.of(COMPANIES, Company.class),
            StateStores.of(ARTICLES, Read.class),
            StateStores.ofText(ARTICLES_DUE),
            StateStores.of(LISTINGS, ListingChange.class),
            StateStores.ofText(UNSCREENED),
            StateStores.of(PRICES, PriceHistory.class),
            StateStores.ofText(CLOCK),
            StateStores.ofText(BEGINNING));
    return new TaskSupplier<>(context -> new FactsTask(context, shape, readers, measures), stores);
  }

  @Override
  public void accept(Record<String, FactsInput> record) {
    long timestamp = record.timestamp();
    switch (record.value()) {
      case FactsInput.Published(Article article) -> read(article, timestamp);
      case FactsInput.Stated(LockUp lockUp) ->
          hand(lockUp.companyId(), new TimelineInput.LockUpStated(lockUp), timestamp);
      case FactsInput.Listed(ListingChange change) ->
          measures
              .time(Stage.SCREENING, () -> listings.take(change, began))
              .forEach(listing -> hand(listing, timestamp));
      case FactsInput.Traded(PriceBar bar) ->
          measures
              .time(Stage.MARKET, () -> prices.take(bar))
              .forEach(move -> hand(move, timestamp));
      case FactsInput.Known(Company company) -> know(company, timestamp);
      case FactsInput.Passed(var tick) ->
          clock.hear(record.key(), tick.time()).ifPresent(now -> pass(now, timestamp));
    }
  }

  private void read(Article article, long timestamp) {
    measures.fetched(article);
    Read before = articles.get(article.articleId());
    Reader.Reading reading =
        measures.time(
            Stage.READING,
            () -> companies.reader().read(before == null ? null : before.memory(), article));
    // A first version that names nobody is not worth a memory: no version is older.
    if (before != null || article.version() > 1 || !reading.memory().spokenOf().isEmpty()) {
      remember(before, new Read(reading.memory(), article.knownAt()));
    }
    for (CompanyReport report : reading.reports()) {
      hand(report.companyId(), new TimelineInput.Reported(report), timestamp);
    }
  }

  private void remember(@Nullable Read before, Read read) {
    String articleId = read.memory().articleId();
    articles.put(articleId, read);
    articlesDue.move(
        articleId,
        before == null ? null : before.knownAt().plus(REMEMBERED),
        read.knownAt().plus(REMEMBERED));
  }

  private void know(Company company, long timestamp) {
    if (companies.add(company)) {
      listings.unscreened(company);
      // Prices may have come before the company that they are of.
      prices.movesOf(company).stream()
          .filter(this::isNews)
          .forEach(move -> hand(company.companyId(), move, timestamp));
    }
  }

  private void pass(Instant time, long timestamp) {
    if (began == null) {
      began = time;
      beginning.put(BEGAN, time.toString());
      prices.moves().forEach(move -> hand(move, timestamp));
    }
    Instant since = began;
    for (String articleId : articlesDue.due(time)) {
      Read read = articles.delete(articleId);
      if (read != null) {
        articlesDue.move(articleId, read.knownAt().plus(REMEMBERED), null);
      }
    }
    measures
        .time(Stage.SCREENING, () -> listings.screenLate(since))
        .forEach(listing -> hand(listing, timestamp));
    hand(
        Routes.tickKey(context.taskId().partition(), shape.facts()),
        new TimelineInput.Ticked(time),
        timestamp);
  }

  private void hand(ScreenedListing listing, long timestamp) {
    hand(listing.companyId(), new TimelineInput.Listed(listing), timestamp);
  }

  private void hand(MarketMove move, long timestamp) {
    if (isNews(move)) {
      companies.tradedAs(move.symbol()).forEach(companyId -> hand(companyId, move, timestamp));
    }
  }

  /** The prices in front of the first tick are there to measure the later ones by. */
  private boolean isNews(MarketMove move) {
    return began != null && !move.knownAt().isBefore(began);
  }

  private void hand(String companyId, MarketMove move, long timestamp) {
    hand(companyId, new TimelineInput.Moved(move), timestamp);
  }

  private void hand(String key, TimelineInput fact, long timestamp) {
    context.forward(new Record<>(key, fact, timestamp));
  }
}
