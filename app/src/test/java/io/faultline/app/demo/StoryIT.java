package io.faultline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.faultline.alerts.ledger.DeliveryBook;
import io.faultline.app.Faultline;
import io.faultline.app.Plan;
import io.faultline.app.Service;
import io.faultline.app.broker.BrokerFixture;
import io.faultline.app.config.ConfigFile;
import io.faultline.events.Alert;
import io.faultline.events.Basis;
import io.faultline.events.Json;
import io.faultline.events.MarketKind;
import io.faultline.events.Stance;
import io.faultline.events.Topics;
import io.faultline.events.kafka.EventDeserializer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole of Faultline, told the story of the demo: through a real broker, from the feeds to the
 * topic, Slack and the page in a browser. It is told once; then each test looks at what came of it.
 */
class StoryIT {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  @RegisterExtension private final BrokerFixture broker = new BrokerFixture();
  @TempDir private Path root;

  private Story story;
  private SlackStandIn slack;
  private Faultline faultline;

  @BeforeEach
  void tellTheStory() throws Exception {
    story = Story.open(root, /* brief= */ false);
    slack = SlackStandIn.open(message -> {});
    faultline = new Faultline(plan());
    faultline.start();
    try (CaughtUp pace =
        new CaughtUp(
            faultline.clientSettings(), List.of(faultline.prefix() + "streams-1"), LONGEST_STOP)) {
      story.tell(faultline, pace, (time, facts, articles) -> {});
    }
    DeliveryBook deliveries = new DeliveryBook(faultline.alerts().ledger());
    for (int quiet = 0; quiet < 5; quiet = deliveries.unfinished() == 0 ? quiet + 1 : 0) {
      Thread.sleep(200);
    }
  }

  @AfterEach
  void close() {
    faultline.close();
    slack.close();
    story.close();
  }

  @TestFactory
  Stream<DynamicTest> whatComesOfTheStory() {
    List<Alert> revisions = revisions();
    Map<String, Alert> latest = new HashMap<>();
    revisions.forEach(
        r -> latest.merge(r.alertId(), r, (a, b) -> a.revision() > b.revision() ? a : b));
    List<Alert> alerts = List.copyOf(latest.values());
    return Stream.of(
        DynamicTest.dynamicTest("revisionsAreWithoutGapsAndNoneIsTwice", () -> numbered(revisions)),
        DynamicTest.dynamicTest("theLockUpIsToldBeforeThePlunge", () -> lockUpFirst(revisions)),
        DynamicTest.dynamicTest("softBankIsReachedByTwoPaths", () -> softBank(alerts)),
        DynamicTest.dynamicTest(
            "mastercardIsReachedByOneWeakPathThatIsDenied", () -> weak(alerts, "mastercard")),
        DynamicTest.dynamicTest(
            "visaIsReachedByOneWeakPathThatIsDenied", () -> weak(alerts, "visa")),
        DynamicTest.dynamicTest(
            "thePlungeIsShownAtTheCloseAndIntradayWithItsVolume", () -> plunge(alerts)),
        DynamicTest.dynamicTest("nobodyIsCalledSanctioned", () -> measured(revisions)),
        DynamicTest.dynamicTest("slackGetsWhatConcernsEachPortfolioAlone", this::slackIsPrivate),
        DynamicTest.dynamicTest("thePageDrawsThePathAndMarksTheChart", () -> page(alerts)),
        DynamicTest.dynamicTest("theDashboardAsksForMetricsThatAreThere", this::dashboard));
  }

  private static void numbered(List<Alert> revisions) {
    Map<String, List<Integer>> numbers =
        revisions.stream()
            .collect(
                Collectors.groupingBy(
                    Alert::alertId, Collectors.mapping(Alert::revision, Collectors.toList())));
    assertThat(numbers)
        .isNotEmpty()
        .allSatisfy(
            (id, n) ->
                assertThat(n)
                    .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, n.size()).boxed().toList()));
  }

  private static void lockUpFirst(List<Alert> revisions) {
    List<Alert> ofSenseTime =
        revisions.stream()
            .filter(a -> a.holding().companyId().equals("sensetime"))
            .sorted(Comparator.comparing(a -> a.times().raisedAt()))
            .toList();
    assertThat(ofSenseTime.getFirst().times().raisedAt()).isBefore("2022-05-31T00:00:00Z");
    assertThat(ofSenseTime.getFirst().market())
        .extracting(Alert.Market::kind)
        .containsOnly(MarketKind.LOCKUP);
    assertThat(ofSenseTime.getLast().market())
        .extracting(Alert.Market::kind)
        .contains(MarketKind.LOCKUP, MarketKind.SHOCK);
  }

  private static void softBank(List<Alert> alerts) {
    assertThat(about(alerts, "softbank-group"))
        .anySatisfy(
            a -> {
              assertThat(a.paths()).hasSize(2);
              assertThat(companies(a.paths().get(0))).doesNotContain("japan-computer-vision");
              assertThat(companies(a.paths().get(1)))
                  .contains("japan-computer-vision", "softbank-corp");
            });
  }

  private static void weak(List<Alert> alerts, String holding) {
    assertThat(about(alerts, holding))
        .anySatisfy(
            a -> {
              assertThat(a.paths()).hasSize(1);
              Alert.Path path = a.paths().getFirst();
              assertThat(path.strength()).isLessThan(0.1);
              assertThat(companies(path)).contains("japan-computer-vision");
              assertThat(path.steps()).anySatisfy(s -> assertThat(s.disputedBy()).isNotEmpty());
              assertThat(a.evidence()).extracting(Alert.Evidence::stance).contains(Stance.DENIES);
            });
  }

  private static void plunge(List<Alert> alerts) {
    List<Alert.Market> day =
        about(alerts, "sensetime").stream()
            .flatMap(a -> a.market().stream())
            .filter(m -> m.date().toString().equals("2022-06-30"))
            .filter(m -> m.kind() == MarketKind.SHOCK)
            .toList();
    assertThat(day).extracting(Alert.Market::basis).contains(Basis.CLOSE, Basis.INTRADAY);
    assertThat(day).allSatisfy(m -> assertThat(m.volumeMultiple()).isEqualTo(89, within(0.5)));
    assertThat(day)
        .filteredOn(m -> m.basis() == Basis.CLOSE)
        .allSatisfy(m -> assertThat(m.change()).isEqualTo(-0.4677, within(0.0001)));
    assertThat(day)
        .filteredOn(m -> m.basis() == Basis.INTRADAY)
        .allSatisfy(m -> assertThat(m.change()).isEqualTo(-0.505, within(0.001)));
  }

  /** Neither SoftBank nor Mastercard nor Visa stands on any list, and nothing may read as if. */
  private static void measured(List<Alert> revisions) {
    assertThat(revisions)
        .allSatisfy(
            a ->
                assertThat(a.title() + " " + a.summary())
                    .doesNotContainIgnoringCase("sanctioned")
                    .doesNotContainIgnoringCase("blacklist"));
    assertThat(revisions)
        .filteredOn(a -> !a.holding().companyId().equals("sensetime"))
        .allSatisfy(a -> assertThat(a.origin().companyId()).isNotEqualTo(a.holding().companyId()));
  }

  private void slackIsPrivate() {
    Map<String, List<SlackStandIn.Message>> byChannel =
        slack.messages().stream().collect(Collectors.groupingBy(SlackStandIn.Message::channel));
    assertThat(byChannel)
        .containsOnlyKeys("asia-technology", "global-payments", "hong-kong-growth");
    assertThat(byChannel.get("global-payments"))
        .allSatisfy(
            m -> {
              assertThat(m.text()).containsAnyOf("Mastercard", "Visa");
              assertThat(m.payload().toString())
                  .doesNotContain("asia-technology", "hong-kong-growth");
              assertThat(m.payload().path("blocks").size()).isBetween(1, 50);
            });
    assertThat(byChannel.get("global-payments").getLast().payload().toString())
        .contains("no access to card data");
  }

  private void page(List<Alert> alerts) {
    assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium at " + CHROMIUM);
    Alert softBank =
        about(alerts, "softbank-group").stream()
            .max(Comparator.comparingDouble(Alert::score))
            .orElseThrow();
    Playwright.CreateOptions noDownload =
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    try (Playwright playwright = Playwright.create(noDownload);
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox")))) {
      Page page = browser.newPage();
      List<String> errors = new ArrayList<>();
      page.onPageError(errors::add);
      page.navigate("http://localhost:%d/".formatted(faultline.httpPort()));
      page.locator("a[href='/alerts/%s']".formatted(softBank.alertId())).first().click();
      assertThat(page.locator("h1").innerText()).contains("SoftBank Group");
      assertThat(page.locator(".way .drawing svg:visible").count()).isEqualTo(2);
      assertThat(page.locator(".way").nth(1).innerText()).contains("Japan Computer Vision");
      Locator chart = page.locator(".chart-card svg:visible").first();
      assertThat(chart.textContent()).contains("Lock-up ends 29 Jun", "-46.77 % at the close");
      saveIfAsked(page);
      assertThat(errors).isEmpty();
    }
  }

  /** A query for a metric of another name shows nothing, which looks like health. */
  private void dashboard() throws Exception {
    String queries =
        String.join(
            "\n",
            Json.mapper()
                .readTree(Path.of("../deploy/grafana/dashboards/faultline.json").toFile())
                .findValuesAsString("expr"));
    HttpRequest scrape =
        HttpRequest.newBuilder(
                URI.create("http://localhost:%d/metrics".formatted(faultline.httpPort())))
            .build();
    String exposed;
    try (HttpClient client = HttpClient.newHttpClient()) {
      exposed = client.send(scrape, HttpResponse.BodyHandlers.ofString()).body();
    }
    assertThat(Pattern.compile("\\b(faultline|jvm)_\\w+").matcher(queries).results())
        .map(MatchResult::group)
        .isNotEmpty()
        // Counts what the story has none of.
        .filteredOn(metric -> !metric.equals("faultline_dead_letters_total"))
        .allSatisfy(metric -> assertThat(exposed).containsPattern("(?m)^" + metric + "[{ ]"));
    assertThat(exposed).contains("kafka_producer_", "kafka_consumer_", "kafka_stream_");
    assertThat(exposed).containsPattern("(?m)^faultline_lag\\{topic=\"\\S*[.]alerts\"} ");
    assertThat(exposed)
        .containsPattern("(?m)^faultline_end_to_end_seconds_count\\{step=\"accepted\"} [1-9]");
  }

  /** For the picture in the README: {@code -Dfaultline.screenshot=docs/images/alert.png}. */
  private static void saveIfAsked(Page page) {
    String file = System.getProperty("faultline.screenshot");
    if (file != null) {
      page.setViewportSize(1280, 1080);
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(file)));
    }
  }

  private static List<Alert> about(List<Alert> alerts, String holding) {
    Predicate<Alert> ofSenseTime =
        a -> List.of("sensetime", "beijing-sensetime").contains(a.origin().companyId());
    return alerts.stream()
        .filter(a -> a.holding().companyId().equals(holding))
        .filter(ofSenseTime)
        .toList();
  }

  private static List<String> companies(Alert.Path path) {
    return path.steps().stream()
        .flatMap(s -> Stream.of(s.from().companyId(), s.to().companyId()))
        .distinct()
        .toList();
  }

  /** Everything in {@code alerts}, as a subscriber reads it. */
  private List<Alert> revisions() {
    Map<String, Object> settings = new HashMap<>(faultline.clientSettings());
    settings.put("isolation.level", "read_committed");
    List<Alert> read = new ArrayList<>();
    try (KafkaConsumer<String, Alert> consumer =
        new KafkaConsumer<>(
            settings, new StringDeserializer(), new EventDeserializer<>(Alert.class))) {
      String topic = Topics.ALERTS.under(faultline.prefix());
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(r -> read.add(r.value()));
      }
    }
    return read;
  }

  private Plan plan() throws Exception {
    Path file = root.resolve("faultline.yaml");
    String yaml =
        DemoConfig.yaml(story, slack, Ports.preferring(0), Ports.preferring(0))
            .replace("topics:\n", "topics:\n  prefix: %s\n".formatted(broker.prefix()));
    String kafka =
        "kafka:\n  bootstrap.servers: %s\n"
            .formatted(broker.clientSettings().get("bootstrap.servers"));
    Files.writeString(file, kafka + yaml);
    return new Plan(
        ConfigFile.read(file, name -> null),
        EnumSet.allOf(Service.class),
        story.clock(),
        /* keepsTime= */ false,
        List.of());
  }
}
