package io.faultline.alerts.secret;

/**
 * A value that must not be seen: a webhook's address, a token, a key. It prints as dots; whoever
 * needs the value says so by {@link #value()}.
 */
public record Secret(String value) {
  public Secret {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a secret must not be empty");
    }
  }

  @Override
  public String toString() {
    return "•••";
  }
}
