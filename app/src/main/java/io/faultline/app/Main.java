package io.faultline.app;

import io.faultline.app.cli.FaultlineCommand;

/** The entry of the launcher. */
public final class Main {
  private Main() {}

  public static void main(String... args) {
    System.exit(FaultlineCommand.run(args));
  }
}
