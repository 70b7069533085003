package io.faultline.streams.topology;

import io.faultline.events.Alert;
import io.faultline.events.Article;
import io.faultline.events.Company;
import io.faultline.events.Decision;
import io.faultline.events.Event;
import io.faultline.events.ListingChange;
import io.faultline.events.LockUp;
import io.faultline.events.Portfolio;
import io.faultline.events.PriceBar;
import io.faultline.events.Relationship;
import io.faultline.events.RuleState;
import io.faultline.events.Tick;
import io.faultline.events.Topic;
import io.faultline.events.Topics;
import io.faultline.streams.exposure.Exposure;
import io.faultline.streams.reading.claims.RuleBook;
import io.faultline.streams.timeline.Benchmarks;
import io.faultline.streams.timeline.TimelineInput;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The way of an event, from the topics that come in to alerts and decisions, in five steps:
 *
 * <pre>
 *   companies, prices, relationships, portfolios, rules,
 *   clock                                                 routing: to every task that needs them
 *   articles, lock-ups, listing changes                   facts: read, screened, measured; re-keyed by company
 *                                                         timeline: what happened to each company
 *                                                         exposure: whom it reaches; re-keyed by holding
 *                                                         alerting: what is said of it
 * </pre>
 *
 * Every operator, store and internal topic has an explicit name, so that a later version finds the
 * state of this one.
 */
public final class FaultlineTopology {
  private final StreamsBuilder builder;
  private final TopologySettings settings;
  private final Measures measures;
  private final RuleBook rules;

  private FaultlineTopology(
      TopologySettings settings, Measures measures, StreamsConfig config, RuleBook rules) {
    this.rules = rules;
    this.builder = new StreamsBuilder(new TopologyConfig(config));
    this.settings = settings;
    this.measures = measures;
  }

  /**
   * @param settings its shape
   * @param measures where stages are timed and outcomes counted
   * @param config what Kafka Streams will run it with: handlers of errors and whether names are
   *     required are taken from here, and from nowhere else
   */
  static Topology build(TopologySettings settings, Measures measures, StreamsConfig config) {
    return build(settings, measures, config, RuleBook.standard());
  }

  /** As {@link #build(TopologySettings, Measures, StreamsConfig)}, reading by these rules. */
  static Topology build(
      TopologySettings settings, Measures measures, StreamsConfig config, RuleBook rules) {
    return new FaultlineTopology(settings, measures, config, rules).build();
  }

  private Topology build() {
    KStream<String, Company> companies = source(Topics.COMPANIES, Company.class);
    KStream<String, TimelineInput> facts = facts(routedToFacts(companies));
    KStream<String, Result<ExposureInput>> episodes = timeline(facts);
    KStream<String, Result<Exposure>> exposures = exposure(episodes, references(companies));
    KStream<String, Result<Alert>> alerts = alerting(exposures);

    sink(next(alerts, "alerts"), Topics.ALERTS, Alert.class, "alerting-to-alerts");
    // A sink for each stage: merged into one, they would make one kind of task of all three.
    sink(decided(episodes, "timeline"), Topics.DECISIONS, Decision.class, "timeline-to-decisions");
    sink(decided(exposures, "exposure"), Topics.DECISIONS, Decision.class, "exposure-to-decisions");
    sink(decided(alerts, "alerting"), Topics.DECISIONS, Decision.class, "alerting-to-decisions");
    return builder.build();
  }

  /** Every task needs all companies and all benchmarks; a share's prices go to one. */
  private KStream<String, FactsInput> routedToFacts(KStream<String, Company> companies) {
    KStream<String, FactsInput> known =
        companies.mapValues(FactsInput.Known::new, Named.as("company-to-know"));
    KStream<String, FactsInput> traded =
        source(Topics.PRICES, PriceBar.class)
            .mapValues(FactsInput.Traded::new, Named.as("price-to-measure"));
    KStream<String, FactsInput> ticks =
        source(Topics.CLOCK, Tick.class)
            .process(
                new TaskSupplier<Tick, FactsInput>(this::numberedTicks, List.of()),
                Named.as("time-passed"));
    return repartition(
        known.merge(traded, Named.as("companies-and-prices")).merge(ticks, Named.as("with-ticks")),
        "routed",
        FactsInput.class,
        settings.facts(),
        Routes.ticksEverywhereAnd(
            value ->
                !(value instanceof FactsInput.Traded(PriceBar bar))
                    || Benchmarks.isBenchmark(bar.symbol())));
  }

  /** A tick says which task it comes from, so that the next step can wait for the last of them. */
  private Consumer<Record<String, Tick>> numberedTicks(
      ProcessorContext<String, FactsInput> context) {
    String key = Routes.tickKey(context.taskId().partition(), settings.routing());
    return record ->
        context.forward(
            new Record<>(key, new FactsInput.Passed(record.value()), record.timestamp()));
  }

  private KStream<String, TimelineInput> facts(KStream<String, FactsInput> routed) {
    KStream<String, FactsInput> articles =
        source(Topics.ARTICLES, Article.class)
            .mapValues(FactsInput.Published::new, Named.as("article-to-read"));
    KStream<String, FactsInput> lockUps =
        source(Topics.LOCK_UPS, LockUp.class)
            .mapValues(FactsInput.Stated::new, Named.as("lock-up-stated"));
    KStream<String, FactsInput> listings =
        source(Topics.LISTING_CHANGES, ListingChange.class)
            .mapValues(FactsInput.Listed::new, Named.as("listing-to-screen"));
    KStream<String, TimelineInput> facts =
        routed
            .merge(articles, Named.as("with-articles"))
            .merge(lockUps, Named.as("with-lock-ups"))
            .merge(listings, Named.as("with-listings"))
            .process(FactsTask.supplier(settings, new Readers(rules), measures), Named.as("facts"));
    return repartition(
        facts,
        "facts-by-company",
        TimelineInput.class,
        settings.timelines(),
        Routes.ticksEverywhere());
  }

  private KStream<String, Result<ExposureInput>> timeline(KStream<String, TimelineInput> facts) {
    return facts.process(TimelineTask.supplier(settings, measures), Named.as("timeline"));
  }

  /** Everything that the graph is made of goes to every task that holds it. */
  private KStream<String, ExposureInput> references(KStream<String, Company> companies) {
    KStream<String, ExposureInput> known =
        companies.mapValues(ExposureInput.OfCompany::new, Named.as("company-to-refer"));
    KStream<String, ExposureInput> related =
        source(Topics.RELATIONSHIPS, Relationship.class)
            .mapValues(ExposureInput.OfRelationship::new, Named.as("relationship-to-refer"));
    KStream<String, ExposureInput> held =
        source(Topics.PORTFOLIOS, Portfolio.class)
            .mapValues(ExposureInput.OfPortfolio::new, Named.as("portfolio-to-refer"));
    KStream<String, ExposureInput> ruled =
        source(Topics.RULE_STATES, RuleState.class)
            .mapValues(ExposureInput.OfRule::new, Named.as("rule-to-refer"));
    return repartition(
        known
            .merge(related, Named.as("with-relationships"))
            .merge(held, Named.as("with-portfolios"))
            .merge(ruled, Named.as("with-rules")),
        "references",
        ExposureInput.class,
        settings.exposures(),
        Routes.everywhere());
  }

  private KStream<String, Result<Exposure>> exposure(
      KStream<String, Result<ExposureInput>> episodes, KStream<String, ExposureInput> references) {
    return repartition(
            next(episodes, "episodes"),
            "episodes-by-company",
            ExposureInput.class,
            settings.exposures(),
            Routes.ticksEverywhere())
        .merge(references, Named.as("with-references"))
        .process(ExposureTask.supplier(measures), Named.as("exposure"));
  }

  private KStream<String, Result<Alert>> alerting(KStream<String, Result<Exposure>> exposures) {
    KStream<String, Exposure> byHolding =
        next(exposures, "exposures")
            .repartition(
                Repartitioned.<String, Exposure>as("exposures-by-holding")
                    .withKeySerde(Serdes.String())
                    .withValueSerde(new JsonSerde<>(Exposure.class))
                    .withNumberOfPartitions(settings.alerting()));
    return byHolding.process(AlertingTask.supplier(measures), Named.as("alerting"));
  }

  private <E extends Event> KStream<String, E> source(Topic topic, Class<E> record) {
    return builder.stream(
        topic.under(settings.prefix()),
        Consumed.with(Serdes.String(), new EventSerde<>(topic, record)).withName(topic.name()));
  }

  private <E extends Event> void sink(
      KStream<String, E> stream, Topic topic, Class<E> record, String name) {
    stream.to(
        topic.under(settings.prefix()),
        Produced.with(Serdes.String(), new EventSerde<>(topic, record)).withName(name));
  }

  private static <V> KStream<String, V> repartition(
      KStream<String, V> stream,
      String name,
      Class<V> type,
      int partitions,
      StreamPartitioner<String, V> partitioner) {
    return stream.repartition(
        Repartitioned.<String, V>as(name)
            .withKeySerde(Serdes.String())
            .withValueSerde(new JsonSerde<>(type))
            .withNumberOfPartitions(partitions)
            .withStreamPartitioner(partitioner));
  }

  /** What goes to the next stage. */
  private static <T> KStream<String, T> next(KStream<String, Result<T>> results, String name) {
    return results.flatMapValues(
        result -> result instanceof Result.Next<T>(T value) ? List.of(value) : List.of(),
        Named.as(name));
  }

  /** What leaves the way here. */
  private KStream<String, Decision> decided(
      KStream<String, ? extends Result<?>> results, String stage) {
    return results.flatMapValues(
        result -> {
          if (result instanceof Result.Decided<?>(Decision decision)) {
            measures.decided(decision);
            return List.of(decision);
          }
          return List.of();
        },
        Named.as(stage + "-decisions"));
  }
}
