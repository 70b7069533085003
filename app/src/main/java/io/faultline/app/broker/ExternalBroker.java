package io.faultline.app.broker;

import java.util.Map;
import java.util.Optional;

/**
 * A cluster that somebody else runs. All client settings (addresses, SASL, TLS) are passed through
 * as they are; closing it does nothing.
 *
 * @param clientSettings Kafka's own names and values, with {@code bootstrap.servers} among them
 */
public record ExternalBroker(Map<String, String> clientSettings) implements Broker {
  /**
   * @throws BrokerException if there is no address
   */
  public ExternalBroker {
    clientSettings = Map.copyOf(clientSettings);
    if (clientSettings.getOrDefault("bootstrap.servers", "").isBlank()) {
      throw new BrokerException("kafka.bootstrap.servers is missing: host:port,host:port");
    }
  }

  @Override
  public Optional<String> failure() {
    return Optional.empty();
  }

  @Override
  public void close() {
    // Others use it too.
  }

  /** The addresses alone: the settings may hold passwords. */
  @Override
  public String toString() {
    return "ExternalBroker[" + bootstrapServers() + "]";
  }
}
