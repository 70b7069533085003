package io.faultline.alerts;

import io.faultline.alerts.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Where the pages and the API are.
 *
 * @param host the address to bind; anything but loopback asks every visitor for a token
 * @param port 0 for a free one
 * @param openMetrics whether {@code /metrics} needs no token on other addresses than loopback
 * @param metricsToken a token for {@code /metrics} alone, beside those of the ledger for all
 *     portfolios; null if there is none
 */
public record HttpSettings(
    String host, int port, boolean openMetrics, @Nullable Secret metricsToken) {
  /** This machine only, port 8080. */
  public static final HttpSettings DEFAULT = new HttpSettings("127.0.0.1", 8080);

  public HttpSettings {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port must be 0..65535, was " + port);
    }
  }

  /** Metrics need a token of the ledger for all portfolios, wherever pages do. */
  public HttpSettings(String host, int port) {
    this(host, port, /* openMetrics= */ false, /* metricsToken= */ null);
  }
}
