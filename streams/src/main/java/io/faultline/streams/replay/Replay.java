package io.faultline.streams.replay;

import io.faultline.events.Alert;
import io.faultline.events.Article;
import io.faultline.events.Company;
import io.faultline.events.Decision;
import io.faultline.events.Event;
import io.faultline.events.ListingChange;
import io.faultline.events.LockUp;
import io.faultline.events.PriceBar;
import io.faultline.events.RelationType;
import io.faultline.events.Relationship;
import io.faultline.streams.alerting.AlertStage;
import io.faultline.streams.alerting.HoldingAlerts;
import io.faultline.streams.exposure.Exposure;
import io.faultline.streams.exposure.ExposureStage;
import io.faultline.streams.exposure.OwnershipRule;
import io.faultline.streams.reading.Reader;
import io.faultline.streams.reading.claims.RuleBook;
import io.faultline.streams.reading.names.NameIndex;
import io.faultline.streams.reading.themes.AttentionIndex;
import io.faultline.streams.reading.themes.Theme;
import io.faultline.streams.screening.Match;
import io.faultline.streams.screening.Screening;
import io.faultline.streams.timeline.Benchmarks;
import io.faultline.streams.timeline.Episode;
import io.faultline.streams.timeline.MarketMove;
import io.faultline.streams.timeline.MarketStage;
import io.faultline.streams.timeline.PriceHistory;
import io.faultline.streams.timeline.ScreenedListing;
import io.faultline.streams.timeline.Timeline;
import io.faultline.streams.timeline.TimelineInput;
import io.faultline.streams.timeline.TimelineStage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Runs the stages without a broker: everything in the order of (known time, kind, content), a tick
 * at each midnight UTC in between. Articles are read in parallel, which changes nothing: the same
 * inputs give the same bytes on any number of cores. Used once.
 */
public final class Replay {
  private static final Duration DAY = Duration.ofDays(1);

  private final Consumer<Alert> alerts;
  private final Consumer<Decision> decisions;
  private final RuleBook readingRules;
  private final int threads;

  private final AttentionIndex attention = new AttentionIndex();
  private final MarketStage market = new MarketStage();
  private final TimelineStage timeline = new TimelineStage();
  private final ExposureStage exposure;
  private final AlertStage alerting = new AlertStage();

  private final SortedMap<String, PriceHistory> histories = new TreeMap<>();
  private final SortedMap<String, Timeline> timelines = new TreeMap<>();
  private final Map<String, HoldingAlerts> holdings = new HashMap<>();
  private final Map<String, TreeSet<String>> companiesBySymbol = new HashMap<>();
  private final Map<String, TreeSet<String>> symbolsByBenchmark = new HashMap<>();
  private Instant from = Instant.EPOCH;

  /**
   * With the rules that come with Faultline, and as many threads that read as there are cores.
   *
   * @param alerts takes each revision
   * @param decisions takes each decision
   */
  public Replay(Consumer<Alert> alerts, Consumer<Decision> decisions) {
    this(
        alerts,
        decisions,
        OwnershipRule.standard(),
        RuleBook.standard(),
        Runtime.getRuntime().availableProcessors());
  }

  /**
   * @param ownershipRules in place of those that come with Faultline
   * @param readingRules by which articles are read
   * @param threads how many read articles, which changes how long it takes and nothing else
   */
  public Replay(
      Consumer<Alert> alerts,
      Consumer<Decision> decisions,
      List<OwnershipRule> ownershipRules,
      RuleBook readingRules,
      int threads) {
    this.alerts = alerts;
    this.decisions = decisions;
    this.exposure = new ExposureStage(ownershipRules);
    this.readingRules = readingRules;
    this.threads = threads;
  }

  /** Something that is known from a time on. */
  private record Known(Instant at, int rank, String id, Object what) {}

  /** Runs over all inputs that are known within the span, and over what is older as context. */
  public void run(Inputs inputs, Span span) {
    run(
        inputs,
        inputs.articles().stream()
            .sorted(Comparator.comparing(Article::knownAt).thenComparing(Article::eventId))
            .iterator(),
        span);
  }

  /**
   * The same with articles that needn't fit into memory.
   *
   * @param articles by known time; they take the place of those among the inputs
   */
  public void run(Inputs inputs, Iterator<Article> articles, Span span) {
    from = span.from();
    index(inputs);
    Screening screening = new Screening(inputs.companies());
    Reader reader = new Reader(NameIndex.of(inputs.companies()), readingRules);
    List<Known> known = order(inputs, span, screening);
    try (Reports reports = new Reports(reader, articles, span, threads)) {
      conclude(reports, known, span, screening);
    }
  }

  private void conclude(Reports reports, List<Known> known, Span span, Screening screening) {
    int next = 0;
    Instant tick = span.from();
    while (reports.hasNext() || next < known.size()) {
      // Everything else goes before an article that is known at the same time.
      boolean other =
          next < known.size()
              && (!reports.hasNext() || !known.get(next).at().isAfter(reports.peek()));
      tick = tickUntil(other ? known.get(next).at() : reports.peek(), tick);
      if (other) {
        take(known.get(next++), screening);
      } else {
        Reports.Next article = reports.next();
        attend(article);
        article.reports().forEach(r -> into(r.companyId(), new TimelineInput.Reported(r)));
      }
    }
    tickUntil(span.to(), tick);
  }

  /** The attention that companies, countries and risks had in the articles that were run over. */
  public AttentionIndex attention() {
    return attention;
  }

  private void attend(Reports.Next next) {
    Article article = next.article();
    attention.count(
        article.articleId(),
        article.version(),
        article.publishedAt().atZone(ZoneOffset.UTC).toLocalDate(),
        Theme.of(next.reports()));
  }

  private void index(Inputs inputs) {
    for (Company company : inputs.companies()) {
      for (String symbol : company.symbols()) {
        companiesBySymbol.computeIfAbsent(symbol, s -> new TreeSet<>()).add(company.companyId());
      }
    }
    for (PriceBar bar : inputs.prices()) {
      Benchmarks.of(bar.symbol())
          .ifPresent(
              b -> symbolsByBenchmark.computeIfAbsent(b, s -> new TreeSet<>()).add(bar.symbol()));
    }
  }

  private static List<Known> order(Inputs inputs, Span span, Screening screening) {
    Set<String> units = new HashSet<>();
    for (Relationship relation : inputs.relationships()) {
      Double share = relation.share();
      if (relation.type() == RelationType.OWNS && share != null && share > 0.5) {
        units.add(relation.to());
      }
    }
    List<Known> known = new ArrayList<>();
    inputs.companies().forEach(c -> known.add(reference(c, c.knownFrom())));
    inputs.rules().forEach(r -> known.add(reference(r, r.knownFrom())));
    inputs.relationships().forEach(r -> known.add(reference(r, r.knownFrom())));
    inputs.portfolios().forEach(p -> known.add(reference(p, p.knownFrom())));
    for (ListingChange listing : inputs.listings()) {
      // Of a group that is listed in one stroke the head comes first, and takes its units in.
      boolean unit =
          screening.screen(listing.party()).stream().anyMatch(m -> units.contains(m.companyId()));
      known.add(new Known(listing.changedAt(), unit ? 3 : 2, listing.eventId(), listing));
    }
    inputs.lockUps().forEach(l -> known.add(new Known(l.knownFrom(), 4, l.eventId(), l)));
    inputs
        .prices()
        .forEach(
            p ->
                known.add(
                    new Known(
                        p.knownAt(), Benchmarks.isBenchmark(p.symbol()) ? 5 : 6, p.eventId(), p)));
    known.removeIf(k -> k.at().isAfter(span.to()));
    known.sort(
        Comparator.comparing(Known::at).thenComparingInt(Known::rank).thenComparing(Known::id));
    return known;
  }

  private static Known reference(Event event, Instant at) {
    return new Known(at, event instanceof Company ? 0 : 1, event.eventId(), event);
  }

  // One input after the other

  private void take(Known known, Screening screening) {
    switch (known.what()) {
      case PriceBar bar -> take(bar);
      case LockUp lockUp -> into(lockUp.companyId(), new TimelineInput.LockUpStated(lockUp));
      case ListingChange change -> {
        ListingChange dated =
            change.changedAt().isBefore(from)
                ? new ListingChange(
                    change.kind(), change.party(), change.fields(), true, change.changedAt())
                : change;
        for (Match match : screening.screen(change.party())) {
          into(
              match.companyId(),
              new TimelineInput.Listed(
                  new ScreenedListing(match.companyId(), dated, match.score(), match.because())));
        }
      }
      case Event reference -> {
        handOn(exposure.tick(known.at()));
        handOn(exposure.refer(reference));
      }
      default -> throw new IllegalStateException("nobody takes " + known.what().getClass());
    }
  }

  private void take(PriceBar bar) {
    if (Benchmarks.isBenchmark(bar.symbol())) {
      symbolsByBenchmark
          .getOrDefault(bar.symbol(), new TreeSet<>())
          .forEach(symbol -> measure(symbol, bar));
    } else {
      measure(bar.symbol(), bar);
    }
  }

  private void measure(String symbol, PriceBar bar) {
    MarketStage.Measured measured = market.measure(histories.get(symbol), symbol, bar);
    histories.put(symbol, measured.state());
    for (MarketMove move : measured.changed()) {
      if (!move.knownAt().isBefore(from)) {
        companiesBySymbol
            .getOrDefault(symbol, new TreeSet<>())
            .forEach(company -> into(company, new TimelineInput.Moved(move)));
      }
    }
  }

  private Instant tickUntil(Instant at, Instant next) {
    Instant tick = next;
    while (!tick.isAfter(at)) {
      Instant time = tick;
      handOn(exposure.tick(time));
      List<String> due =
          timelines.values().stream()
              .filter(t -> t.isDueAt(time))
              .map(Timeline::companyId)
              .toList();
      due.forEach(company -> into(company, new TimelineInput.Ticked(time)));
      tick = tick.truncatedTo(ChronoUnit.DAYS).plus(DAY);
    }
    return tick;
  }

  private void into(String company, TimelineInput input) {
    Timeline before = timelines.get(company);
    TimelineStage.Taken taken = timeline.take(before, company, input);
    timelines.put(company, taken.state());
    taken.decisions().forEach(decisions);
    for (Episode episode : taken.changed()) {
      handOn(exposure.walk(episode));
    }
  }

  private void handOn(ExposureStage.Walked walked) {
    walked.decisions().forEach(decisions);
    for (Exposure each : walked.changed()) {
      AlertStage.Concluded concluded = alerting.conclude(holdings.get(each.holding()), each);
      holdings.put(each.holding(), concluded.state());
      concluded.revisions().forEach(alerts);
      concluded.decisions().forEach(decisions);
    }
  }
}
