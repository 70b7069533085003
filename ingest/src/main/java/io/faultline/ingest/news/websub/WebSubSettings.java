package io.faultline.ingest.news.websub;

import java.net.URI;

/**
 * Where hubs can reach this process.
 *
 * @param publicUrl what hubs are told; its path is the beginning of every callback's
 * @param host the interface to listen on
 * @param port the port to listen on; 0 takes a free one, which makes sense only behind something
 *     that knows it
 */
public record WebSubSettings(URI publicUrl, String host, int port) {
  public WebSubSettings {
    if (!("http".equals(publicUrl.getScheme()) || "https".equals(publicUrl.getScheme()))
        || publicUrl.getHost() == null) {
      throw new IllegalArgumentException(
          "publicUrl must begin with http:// or https://, was " + publicUrl);
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0..65535, was " + port);
    }
  }

  /** The address of one subscription, which nobody can guess. */
  public URI callback(String token) {
    String base = publicUrl.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + token);
  }
}
