package io.faultline.app.config;

/**
 * A value that must not be shown: it prints as stars, in messages as in logs. In the file it is
 * {@code ${NAME}} of the environment, {@code file:path}, or, for trying things out, the value
 * itself.
 */
public final class Secret {
  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  /** The value, for the one place that needs it. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
