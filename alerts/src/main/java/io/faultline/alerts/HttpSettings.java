package io.faultline.alerts;

/**
 * Where the pages and the API are.
 *
 * @param host the address to bind; anything but loopback asks every visitor for a token
 * @param port 0 for a free one
 */
public record HttpSettings(String host, int port) {
  /** This machine only, port 8080. */
  public static final HttpSettings DEFAULT = new HttpSettings("127.0.0.1", 8080);

  public HttpSettings {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port must be 0..65535, was " + port);
    }
  }
}
