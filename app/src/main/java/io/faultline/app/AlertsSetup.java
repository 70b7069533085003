package io.faultline.app;

import io.faultline.alerts.AlertsSettings;
import io.faultline.alerts.HttpSettings;
import io.faultline.alerts.console.ConsoleConfig;
import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.email.EmailConfig;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.LedgerSettings;
import io.faultline.alerts.pagerduty.PagerDutyConfig;
import io.faultline.alerts.routing.AlertFilter;
import io.faultline.alerts.routing.Digest;
import io.faultline.alerts.routing.QuietHours;
import io.faultline.alerts.routing.Route;
import io.faultline.alerts.routing.Router;
import io.faultline.alerts.routing.Timing;
import io.faultline.alerts.secret.Secret;
import io.faultline.alerts.slack.SlackBotConfig;
import io.faultline.alerts.slack.SlackConfig;
import io.faultline.alerts.switchboard.Ways;
import io.faultline.alerts.teams.TeamsConfig;
import io.faultline.alerts.webhook.WebhookConfig;
import io.faultline.app.config.Config;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says to the alerts service what the configuration says. */
public final class AlertsSetup {
  private AlertsSetup() {}

  /** Where the configuration has the ledger, for commands that look into it. */
  public static LedgerSettings ledger(Config config) {
    Config.LedgerDatabase database = config.ledger();
    return database.url() == null
        ? LedgerSettings.sqlite(config.data().resolve("ledger.db"))
        : new LedgerSettings(database.url(), database.user(), secret(database.password()));
  }

  /** Who would be told what by the configuration alone, for commands that ask. */
  public static Router router(Config config) {
    return new Router(
        config.routes().stream().map(AlertsSetup::route).toList(),
        config.receivers().stream().map(Config.Receiver::name).toList());
  }

  /** Who would be told what, with the receivers and routes that the API added to a ledger. */
  public static Router router(Config config, Ledger ledger) {
    return ledger.read(
        h ->
            Ways.read(
                    h,
                    config.receivers().stream().map(AlertsSetup::receiver).toList(),
                    config.routes().stream().map(AlertsSetup::route).toList())
                .router());
  }

  static AlertsSettings of(Plan plan, Map<String, String> clientSettings) {
    Config config = plan.config();
    List<ReceiverConfig> receivers =
        Stream.concat(
                config.receivers().stream().map(AlertsSetup::receiver), plan.listeners().stream())
            .toList();
    return new AlertsSettings(
        clientSettings,
        config.topics().prefix(),
        ledger(config),
        receivers,
        routes(plan),
        new HttpSettings(
            config.http().host(),
            config.http().port(),
            config.http().openMetrics(),
            secret(config.http().metricsToken())),
        config.http().baseUrl(),
        config.ledger().keep());
  }

  private static @Nullable Secret secret(io.faultline.app.config.@Nullable Secret secret) {
    return secret == null ? null : passedOn(secret);
  }

  private static ReceiverConfig receiver(Config.Receiver receiver) {
    String name = receiver.name();
    if (receiver.slack() != null) {
      return new SlackConfig(name, passedOn(receiver.slack().webhookUrl()));
    }
    if (receiver.slackBot() != null) {
      return new SlackBotConfig(
          name,
          passedOn(receiver.slackBot().token()),
          receiver.slackBot().channel(),
          SlackBotConfig.PUBLIC);
    }
    if (receiver.webhook() != null) {
      List<Secret> secrets =
          receiver.webhook().secrets().stream().map(AlertsSetup::passedOn).toList();
      return new WebhookConfig(name, receiver.webhook().url(), secrets);
    }
    if (receiver.email() != null) {
      return email(name, receiver.email());
    }
    if (receiver.teams() != null) {
      return new TeamsConfig(name, passedOn(receiver.teams().workflowUrl()));
    }
    if (receiver.pagerduty() != null) {
      URI endpoint = receiver.pagerduty().endpoint();
      return new PagerDutyConfig(
          name,
          passedOn(receiver.pagerduty().routingKey()),
          endpoint == null ? PagerDutyConfig.PUBLIC : endpoint);
    }
    return new ConsoleConfig(name);
  }

  private static EmailConfig email(String name, Config.Email email) {
    String unsubscribe = email.unsubscribe();
    return new EmailConfig(
        name,
        email.host(),
        email.port(),
        email.tls(),
        email.user(),
        secret(email.password()),
        email.from(),
        email.to(),
        URI.create(
            unsubscribe == null ? "mailto:" + email.from() + "?subject=unsubscribe" : unsubscribe));
  }

  private static Secret passedOn(io.faultline.app.config.Secret secret) {
    return new Secret(secret.reveal());
  }

  /** Where the configuration has no routes, the service tells everybody everything by itself. */
  private static List<Route> routes(Plan plan) {
    List<Config.RouteTo> configured = plan.config().routes();
    if (configured.isEmpty() || plan.listeners().isEmpty()) {
      return configured.stream().map(AlertsSetup::route).toList();
    }
    List<String> listeners = plan.listeners().stream().map(ReceiverConfig::name).toList();
    Route everything = new Route("listeners", listeners, AlertFilter.ANY, Timing.AT_ONCE);
    return Stream.concat(Stream.of(everything), configured.stream().map(AlertsSetup::route))
        .toList();
  }

  private static Route route(Config.RouteTo route) {
    return new Route(
        route.name(), route.receivers(), filter(route.match()), timing(route.timing()));
  }

  private static AlertFilter filter(Config.Match match) {
    return new AlertFilter(
        Set.copyOf(match.portfolios()),
        Set.copyOf(match.companies()),
        match.atLeast(),
        Set.copyOf(match.risks()),
        Set.copyOf(match.jurisdictions()),
        match.weightAtLeast());
  }

  private static Timing timing(Config.Timing timing) {
    Config.QuietHours quiet = timing.quietHours();
    Config.DigestAt digest = timing.digest();
    return new Timing(
        timing.groupWait(),
        timing.groupInterval(),
        timing.repeatEvery(),
        quiet == null ? null : new QuietHours(quiet.from(), quiet.to(), quiet.breakthrough()),
        digest == null ? null : new Digest(every(digest), digest.at(), digest.on()),
        timing.zone(),
        timing.mostPerHour());
  }

  private static Digest.Every every(Config.DigestAt digest) {
    return switch (digest.every()) {
      case DAILY -> Digest.Every.DAILY;
      case WEEKLY -> Digest.Every.WEEKLY;
    };
  }
}
