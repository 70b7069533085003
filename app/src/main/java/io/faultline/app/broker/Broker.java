package io.faultline.app.broker;

import java.util.Map;
import java.util.Optional;

/** Where the topics live. Whoever starts one closes it, after all clients. Thread-safe. */
public sealed interface Broker extends AutoCloseable permits EmbeddedBroker, ExternalBroker {
  /** What every client needs to reach it: the addresses, and security settings where it has any. */
  Map<String, String> clientSettings();

  /** The addresses alone, as {@code host:port,host:port}. */
  default String bootstrapServers() {
    return clientSettings().getOrDefault("bootstrap.servers", "");
  }

  /**
   * Why it can no longer be used; empty as long as nothing is known to be wrong. A broker outside
   * looks after itself and never has one.
   */
  Optional<String> failure();

  @Override
  void close();
}
