package io.faultline.ingest.news;

import io.faultline.ingest.news.websub.CallbackServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts hubs that call through to those who subscribed: a process has one door for all its shares of
 * the sources.
 */
final class HubCallers implements CallbackServer.Subscriber {
  private final Supplier<List<Subscriptions>> subscribers;

  HubCallers(Supplier<List<Subscriptions>> subscribers) {
    this.subscribers = subscribers;
  }

  private Optional<Subscriptions> whoKnows(String token) {
    return subscribers.get().stream().filter(s -> s.expects(token)).findFirst();
  }

  @Override
  public boolean confirms(String token, String mode, String topic, @Nullable Duration lease) {
    return whoKnows(token).map(s -> s.confirms(token, mode, topic, lease)).orElse(false);
  }

  @Override
  public void denied(String token, String topic, String reason) {
    whoKnows(token).ifPresent(s -> s.denied(token, topic, reason));
  }

  @Override
  public boolean expects(String token) {
    return whoKnows(token).isPresent();
  }

  @Override
  public void received(
      String token, @Nullable String signature, byte[] body, @Nullable String contentType) {
    whoKnows(token).ifPresent(s -> s.received(token, signature, body, contentType));
  }
}
