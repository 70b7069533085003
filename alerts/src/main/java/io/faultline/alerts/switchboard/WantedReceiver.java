package io.faultline.alerts.switchboard;

import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.email.EmailConfig;
import io.faultline.alerts.pagerduty.PagerDutyConfig;
import io.faultline.alerts.secret.Secret;
import io.faultline.alerts.slack.SlackBotConfig;
import io.faultline.alerts.slack.SlackConfig;
import io.faultline.alerts.teams.TeamsConfig;
import io.faultline.alerts.webhook.WebhookConfig;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A receiver as the API takes it, with the same keys as in the configuration: exactly one channel.
 * It holds secrets in the clear and is never shown.
 */
public record WantedReceiver(
    @Nullable Slack slack,
    @Nullable SlackBot slackBot,
    @Nullable Webhook webhook,
    @Nullable Email email,
    @Nullable Teams teams,
    @Nullable PagerDuty pagerduty) {

  /** An incoming webhook. */
  public record Slack(@Nullable String webhookUrl) {}

  /** A bot in a channel. */
  public record SlackBot(@Nullable String token, @Nullable String channel) {}

  /** Standard Webhooks. */
  public record Webhook(@Nullable String url, @Nullable List<String> secrets) {}

  /** Mail; {@code tls} is one of starttls, implicit and none. */
  public record Email(
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String tls,
      @Nullable String user,
      @Nullable String password,
      @Nullable String from,
      @Nullable List<String> to,
      @Nullable String unsubscribe) {}

  /** A workflow of a channel. */
  public record Teams(@Nullable String workflowUrl) {}

  /** A service. */
  public record PagerDuty(@Nullable String routingKey, @Nullable String endpoint) {}

  /**
   * The receiver with its name.
   *
   * @throws IllegalArgumentException with what is missing or wrong, without secrets
   */
  ReceiverConfig named(String name) {
    long channels =
        Stream.of(slack, slackBot, webhook, email, teams, pagerduty)
            .filter(Objects::nonNull)
            .count();
    if (channels != 1) {
      throw new IllegalArgumentException(
          "needs exactly one of slack, slackBot, webhook, email, teams and pagerduty, has "
              + channels);
    }
    if (slack != null) {
      return new SlackConfig(name, secret("slack.webhookUrl", slack.webhookUrl()));
    }
    if (slackBot != null) {
      return new SlackBotConfig(
          name,
          secret("slackBot.token", slackBot.token()),
          needed("slackBot.channel", slackBot.channel()),
          SlackBotConfig.PUBLIC);
    }
    if (webhook != null) {
      List<Secret> secrets =
          webhook.secrets() == null
              ? List.of()
              : webhook.secrets().stream().map(s -> secret("webhook.secrets", s)).toList();
      return new WebhookConfig(name, address("webhook.url", webhook.url()), secrets);
    }
    if (email != null) {
      return mail(name, email);
    }
    if (teams != null) {
      return new TeamsConfig(name, secret("teams.workflowUrl", teams.workflowUrl()));
    }
    PagerDuty service = Objects.requireNonNull(pagerduty);
    return new PagerDutyConfig(
        name,
        secret("pagerduty.routingKey", service.routingKey()),
        service.endpoint() == null
            ? PagerDutyConfig.PUBLIC
            : address("pagerduty.endpoint", service.endpoint()));
  }

  private static EmailConfig mail(String name, Email email) {
    String from = needed("email.from", email.from());
    EmailConfig.Tls tls = tls(email.tls());
    Integer port = email.port();
    return new EmailConfig(
        name,
        needed("email.host", email.host()),
        port == null ? tls == EmailConfig.Tls.IMPLICIT ? 465 : 587 : port,
        tls,
        email.user(),
        email.password() == null ? null : secret("email.password", email.password()),
        from,
        email.to() == null ? List.of() : email.to(),
        email.unsubscribe() == null
            ? URI.create("mailto:" + from + "?subject=unsubscribe")
            : address("email.unsubscribe", email.unsubscribe()));
  }

  private static EmailConfig.Tls tls(@Nullable String written) {
    if (written == null) {
      return EmailConfig.Tls.STARTTLS;
    }
    try {
      return EmailConfig.Tls.valueOf(written.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "email.tls must be one of starttls implicit none, was \"" + written + "\"");
    }
  }

  private static String needed(String key, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return value;
  }

  private static Secret secret(String key, @Nullable String value) {
    return new Secret(needed(key, value));
  }

  private static URI address(String key, @Nullable String value) {
    try {
      return URI.create(needed(key, value));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + " is missing or no address");
    }
  }

  @Override
  public String toString() {
    return "a receiver with its secrets";
  }
}
