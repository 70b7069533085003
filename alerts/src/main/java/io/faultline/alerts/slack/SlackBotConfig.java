package io.faultline.alerts.slack;

import io.faultline.alerts.delivery.Receiver;
import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.delivery.ReceiverParts;
import io.faultline.alerts.secret.Secret;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * A Slack channel by a bot's token, which needs the scope {@code chat:write}. Unlike a webhook it
 * can change what it has posted: the first message on an alert always shows the latest revision,
 * and its thread tells what changed.
 *
 * @param name the receiver's name
 * @param token {@code xoxb-…}
 * @param channelId the channel's id ({@code C0123456789}); the bot must be a member
 * @param api where Slack's Web API is
 */
public record SlackBotConfig(String name, Secret token, String channelId, URI api)
    implements ReceiverConfig {
  /** Slack itself. */
  public static final URI PUBLIC = URI.create("https://slack.com/api/");

  private static final Pattern CHANNEL = Pattern.compile("[A-Z0-9]{3,30}");

  public SlackBotConfig {
    if (!CHANNEL.matcher(channelId).matches()) {
      throw new IllegalArgumentException(
          "the channel of %s must be an id such as C0123456789 (channel details show it), was \"%s\""
              .formatted(name, channelId));
    }
    if (token.value().isBlank()) {
      throw new IllegalArgumentException("the token of " + name + " is empty");
    }
    if (!api.toString().endsWith("/")) {
      api = URI.create(api + "/");
    }
  }

  @Override
  public String channel() {
    return "Slack";
  }

  @Override
  public Receiver open(ReceiverParts parts) {
    return new SlackBotReceiver(this, parts.http());
  }
}
