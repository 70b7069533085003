package io.faultline.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.faultline.alerts.email.EmailConfig;
import io.faultline.events.Severity;
import io.faultline.ingest.news.Source;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  private static final Path FILE = Path.of("faultline.yaml");
  private static final Path FOLDER = Path.of("/etc/faultline");
  private static final Map<String, String> ENVIRONMENT =
      Map.of("BROKERS", "kafka:9092", "WEBHOOK", "https://hooks.example/T1/B2/s3cr3t");

  @Test
  void anEmptyFileIsAConfigurationOfDefaults() {
    Config config = parse("");
    assertThat(config.embedded()).isTrue();
    assertThat(config.data()).isEqualTo(Path.of("/etc/faultline/data"));
    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.topics().prefix()).isEqualTo("faultline.");
    assertThat(config.receivers()).isEmpty();
  }

  @Test
  void valuesHaveTheirTypes() {
    Config config =
        parse(
            """
            sources:
              folders: [input]
              feeds:
                - url: https://news.example/rss
                  every: 90s
            routes:
              - name: desk
                receivers: [terminal]
                match: {atLeast: warning, weightAtLeast: 0.05}
                timing: {quietHours: {from: "22:00", to: "07:00"}}
            receivers:
              - name: terminal
                console: {colour: true}
            """);
    assertThat(config.sources().folders()).containsExactly(Path.of("/etc/faultline/input"));
    assertThat(config.sources().feeds())
        .containsExactly(
            new Config.Feed(
                URI.create("https://news.example/rss"),
                null,
                null,
                Duration.ofSeconds(90),
                Source.Content.PAGES,
                /* askRobots= */ true,
                /* privateNetwork= */ false));
    Config.RouteTo route = config.routes().getFirst();
    assertThat(route.match().atLeast()).isEqualTo(Severity.WARNING);
    assertThat(route.match().weightAtLeast()).isEqualTo(0.05);
    assertThat(route.timing().quietHours())
        .isEqualTo(
            new Config.QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), Severity.CRITICAL));
  }

  @Test
  void everyChannelHasItsKeys() {
    Config config =
        parse(
            """
            receivers:
              - name: mail
                email: {host: smtp.example, from: faultline@example.com, to: [desk@example.com]}
              - name: teams
                teams: {workflowUrl: "${WEBHOOK}"}
              - name: pager
                pagerduty: {routingKey: R0UT1NG}
            """);
    Config.Email email = config.receivers().getFirst().email();
    assertThat(email.port()).isEqualTo(587);
    assertThat(email.tls()).isEqualTo(EmailConfig.Tls.STARTTLS);
    assertThat(config.receivers().get(1).teams().workflowUrl().reveal())
        .startsWith("https://hooks.example/");
    assertThat(config.receivers().get(2).pagerduty().endpoint()).isNull();
  }

  @Test
  void mistakesInAMailReceiverAreFound() {
    assertThat(
            problems(
                """
                receivers:
                  - name: mail
                    email:
                      host: smtp.example
                      tls: none
                      user: faultline
                      password: secret
                      from: nobody
                      to: ["desk@example.com", "a b"]
                      unsubscribe: http://example.com
                """))
        .containsExactly(
            "line 5: receivers[0].email.tls: the password would be sent in the clear; use starttls"
                + " or implicit",
            "line 8: receivers[0].email.from: expected a mail address such as desk@example.com, was"
                + " \"nobody\"",
            "line 9: receivers[0].email.to[1]: expected a mail address such as desk@example.com,"
                + " was \"a b\"",
            "line 10: receivers[0].email.unsubscribe: expected an address that begins with mailto:"
                + " or https://, was \"http://example.com\"");
  }

  @Test
  void aTeamsAddressThatIsNoneIsFoundAndNotShown() {
    assertThat(problems("receivers:\n  - name: t\n    teams: {workflowUrl: s3cr3t}\n"))
        .containsExactly(
            "line 3: receivers[0].teams.workflowUrl: expected an absolute http or https address"
                + " (its value is kept secret)");
  }

  @Test
  void aPortfolioMayHaveThresholdsOfItsOwn() {
    Config config = parse("portfolios:\n  growth:\n    thresholds: {watch: 20}\n");
    assertThat(config.portfolios())
        .containsEntry("growth", new Config.PortfolioRules(new Config.Thresholds(10, 20, 55, 80)));
  }

  @Test
  void thresholdsMustRise() {
    assertThat(problems("portfolios:\n  growth:\n    thresholds: {watch: 60}\n"))
        .singleElement()
        .asString()
        .startsWith("line 3: portfolios.growth.thresholds: thresholds must rise from 0 to 100");
  }

  @Test
  void everyMistakeIsReportedWithItsLineAndKey() {
    assertThat(
            problems(
                """
                http:
                  port: eighty
                  prot: 8080
                sources:
                  feeds:
                    - url: https://news.example/rss
                    - name: Nameless
                    - url: ftp://news.example/rss
                      every: often
                """))
        .containsExactly(
            "line 2: http.port: expected a whole number, was \"eighty\"",
            "line 3: http.prot: unknown key; did you mean \"port\"?",
            "line 7: sources.feeds[1].url: is missing; The address of the feed.",
            "line 8: sources.feeds[2].url: expected an absolute address that begins with http:// or"
                + " https://, was \"ftp://news.example/rss\"",
            "line 9: sources.feeds[2].every: expected a duration such as 30s, 15m, 12h or 2d, was"
                + " \"often\"");
  }

  @Test
  void aNumberOutsideItsBoundsIsRefused() {
    assertThat(problems("http: {port: 70000}"))
        .containsExactly("line 1: http.port: expected a number from 0 to 65535, was 70000");
  }

  @Test
  void aListInPlaceOfAValueIsRefused() {
    assertThat(problems("http:\n  port: [1, 2]"))
        .containsExactly("line 2: http.port: expected a single value");
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    assertThat(problems("data: a\ndata: b"))
        .containsExactly("line 2: data: stands here twice, first on line 1");
  }

  @Test
  void brokenYamlIsReportedWithItsLine() {
    assertThat(problems("data: a\nhttp: {port: 1"))
        .singleElement()
        .asString()
        .startsWith("line 2: this is not valid YAML");
  }

  @Test
  void aRouteToNobodyKnownIsRefused() {
    assertThat(
            problems(
                """
                receivers:
                  - name: desk
                    console: {}
                routes:
                  - name: all
                    receivers: [desk, dask]
                """))
        .containsExactly(
            "line 6: routes[0].receivers[1]: there is no receiver \"dask\"; there are desk");
  }

  @Test
  void aReceiverIsOfOneKind() {
    assertThat(problems("receivers:\n  - name: desk\n"))
        .containsExactly(
            "line 2: receivers[0]: needs exactly one of slack, slackBot, webhook, email, teams,"
                + " pagerduty and console, has 0");
  }

  @Test
  void variablesOfTheEnvironmentStandForTheirValues() {
    Config config =
        parse("kafka:\n  bootstrap.servers: ${BROKERS}\nhttp: {host: '${HOST:-0.0.0.0}'}");
    assertThat(config.kafka().get("bootstrap.servers")).isEqualTo(new Secret("kafka:9092"));
    assertThat(config.embedded()).isFalse();
    assertThat(config.http().host()).isEqualTo("0.0.0.0");
  }

  @Test
  void aVariableThatIsNotSetIsReported() {
    assertThat(problems("http:\n  host: ${HOST}"))
        .containsExactly("line 2: http.host: the environment variable HOST is not set");
  }

  @Test
  void kafkaSettingsMayBeWrittenAsATree() {
    Config config = parse("kafka: {bootstrap: {servers: 'a:1'}, sasl.mechanism: PLAIN}");
    assertThat(config.kafka()).containsOnlyKeys("bootstrap.servers", "sasl.mechanism");
  }

  @Test
  void whatFaultlineDecidesCannotBeSet() {
    assertThat(problems("kafka:\n  isolation.level: read_uncommitted"))
        .containsExactly("line 2: kafka.isolation.level: is decided by Faultline and can't be set");
  }

  @Test
  void aSecretIsReadFromItsFile(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("password"), "hunter2\n");
    Path file =
        Files.writeString(folder.resolve("faultline.yaml"), "ledger: {password: 'file:password'}");
    assertThat(ConfigFile.read(file, ENVIRONMENT::get).ledger().password())
        .isEqualTo(new Secret("hunter2"));
  }

  @Test
  void aSecretIsNeverShown() {
    Config config = parse("receivers: [{name: desk, slack: {webhookUrl: '${WEBHOOK}'}}]");
    assertThat(config.toString()).doesNotContain("s3cr3t").contains("***");
    assertThat(problems("receivers: [{name: desk, slack: {webhookUrl: 'hooks s3cr3t'}}]"))
        .singleElement()
        .asString()
        .doesNotContain("s3cr3t");
  }

  @Test
  void aFileThatIsNotThereIsSaidSo() {
    assertThatThrownBy(() -> ConfigFile.read(Path.of("nowhere.yaml"), ENVIRONMENT::get))
        .isInstanceOf(ConfigException.class)
        .hasMessage("nowhere.yaml: line 1: there is no such file");
  }

  private static Config parse(String yaml) {
    return ConfigFile.parse(yaml, FILE, FOLDER, ENVIRONMENT::get);
  }

  private static List<String> problems(String yaml) {
    ConfigException refused = catchThrowableOfType(ConfigException.class, () -> parse(yaml));
    return refused.problems().stream().map(Problem::toString).toList();
  }
}
