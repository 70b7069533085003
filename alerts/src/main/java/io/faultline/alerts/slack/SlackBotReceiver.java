package io.faultline.alerts.slack;

import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import com.slack.api.util.json.GsonFactory;
import com.slack.api.webhook.Payload;
import io.faultline.alerts.delivery.HttpSender;
import io.faultline.alerts.delivery.HttpSender.Posted;
import io.faultline.alerts.delivery.Message;
import io.faultline.alerts.delivery.Message.Note;
import io.faultline.alerts.delivery.Outcome;
import io.faultline.alerts.delivery.Outcome.Rejected;
import io.faultline.alerts.delivery.Outcome.Retry;
import io.faultline.alerts.delivery.Outcome.Trouble;
import io.faultline.alerts.delivery.Receiver;
import io.faultline.events.Json;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Posts to a channel by Slack's Web API. A later revision replaces the first message on its alert
 * and says in its thread what changed; the replacing comes first, because doing it again after a
 * failure does no harm. Slack takes one message a second in each channel.
 */
final class SlackBotReceiver implements Receiver {
  private static final Duration PACE = Duration.ofSeconds(1);

  private final SlackBotConfig config;
  private final HttpSender http;

  SlackBotReceiver(SlackBotConfig config, HttpSender http) {
    this.config = config;
    this.http = http;
  }

  /** What Slack says of a call; the message itself, which it says too, is of no use here. */
  private record Said(boolean ok, @Nullable String error, @Nullable String ts) {}

  private sealed interface Called {
    record Taken(@Nullable String ts) implements Called {}

    record Failed(Outcome outcome, String error) implements Called {}
  }

  @Override
  public Outcome send(Message message) {
    String first = earlier(message);
    if (first == null) {
      return post(message, null);
    }
    switch (call("chat.update", update(message, first))) {
      case Called.Taken taken -> {
        return post(message, first);
      }
      case Called.Failed failed -> {
        // Somebody took the first message away, or Slack no longer lets it change.
        return switch (failed.error()) {
          case "message_not_found" -> post(message, null);
          case "cant_update_message", "edit_window_closed" -> post(message, first);
          default -> failed.outcome();
        };
      }
    }
  }

  private Outcome post(Message message, @Nullable String thread) {
    return switch (call("chat.postMessage", postMessage(message, thread))) {
      case Called.Taken(String ts) ->
          new Outcome.Delivered(thread != null ? thread : single(message) ? ts : null);
      case Called.Failed failed -> failed.outcome();
    };
  }

  private Called call(String method, String json) {
    Posted posted =
        http.post(
            config.api().resolve(method),
            Map.of("Authorization", "Bearer " + config.token().value()),
            json,
            "application/json");
    return switch (posted) {
      case Posted.Failed(Retry retry) -> new Called.Failed(retry, "");
      case Posted.Answered(HttpSender.Answer answer) when answer.status() != 200 ->
          new Called.Failed(answer.outcome(), "");
      case Posted.Answered(HttpSender.Answer answer) -> read(answer);
    };
  }

  private static Called read(HttpSender.Answer answer) {
    Said said;
    try {
      said = Json.read(answer.body(), Said.class);
    } catch (JacksonException e) {
      said = null;
    }
    if (said == null) {
      return new Called.Failed(
          new Retry(Trouble.RECEIVER_FAULT, null, "Slack's answer could not be read"), "");
    }
    if (said.ok()) {
      return new Called.Taken(said.ts());
    }
    String error = said.error() == null ? "no error named" : said.error();
    return new Called.Failed(outcome(error, answer.retryAfter().orElse(null)), error);
  }

  /** The errors that Slack documents for chat.postMessage and chat.update. */
  private static Outcome outcome(String error, @Nullable Duration after) {
    String detail = "Slack: " + error;
    return switch (error) {
      case "ratelimited", "rate_limited", "message_limit_exceeded" ->
          new Retry(Trouble.RATE_LIMITED, after, detail);
      case "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "team_added_to_org" ->
          new Retry(Trouble.RECEIVER_FAULT, after, detail);
      case "channel_not_found",
          "not_in_channel",
          "is_archived",
          "restricted_action",
          "restricted_action_read_only_channel",
          "not_authed",
          "invalid_auth",
          "account_inactive",
          "token_revoked",
          "token_expired",
          "no_permission",
          "missing_scope",
          "not_allowed_token_type",
          "org_login_required",
          "ekm_access_denied",
          "team_access_not_granted",
          "access_denied" ->
          new Rejected(/* closed= */ true, detail);
      default -> new Rejected(/* closed= */ false, detail);
    };
  }

  private static boolean single(Message message) {
    return message instanceof Message.Alerts alerts && alerts.notes().size() == 1;
  }

  private static @Nullable String earlier(Message message) {
    return message instanceof Message.Alerts alerts && alerts.notes().size() == 1
        ? alerts.notes().getFirst().earlier()
        : null;
  }

  private String postMessage(Message message, @Nullable String thread) {
    Payload payload = thread == null ? SlackMessages.payload(message) : changes(message);
    return GsonFactory.createSnakeCase()
        .toJson(
            ChatPostMessageRequest.builder()
                .channel(config.channelId())
                .text(payload.getText())
                .blocks(payload.getBlocks())
                .threadTs(thread)
                .unfurlLinks(false)
                .unfurlMedia(false)
                .build());
  }

  private String update(Message message, String ts) {
    Payload payload = SlackMessages.payload(message);
    return GsonFactory.createSnakeCase()
        .toJson(
            ChatUpdateRequest.builder()
                .channel(config.channelId())
                .ts(ts)
                .text(payload.getText())
                .blocks(payload.getBlocks())
                .build());
  }

  private static Payload changes(Message message) {
    Note note = ((Message.Alerts) message).notes().getFirst();
    return SlackMessages.changes(note.alert());
  }

  @Override
  public String payload(Message message) {
    String first = earlier(message);
    return first == null
        ? postMessage(message, null)
        : "[%s,%s]".formatted(update(message, first), postMessage(message, first));
  }

  @Override
  public Duration pace() {
    return PACE;
  }
}
