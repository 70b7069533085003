package io.faultline.app.config;

/**
 * One mistake in a configuration file.
 *
 * @param line the line on which it stands, from 1
 * @param key where it is in the tree ({@code sources.feeds[2].url}); empty for the whole file
 * @param message what was expected and what was there; never the value of a secret
 */
public record Problem(int line, String key, String message) {
  @Override
  public String toString() {
    return "line %d: %s%s".formatted(line, key.isEmpty() ? "" : key + ": ", message);
  }
}
