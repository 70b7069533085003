package io.faultline.app;

import io.faultline.app.cli.FaultlineCommand;
import java.util.Locale;

/** The entry of the launcher. */
public final class Main {
  private Main() {}

  public static void main(String... args) {
    // Kafka 4.3 finds its enum constants by upper case in the default locale: in a Turkish one
    // "classic" becomes CLASSİC, and neither broker nor admin client starts.
    Locale.setDefault(Locale.ROOT);
    System.exit(FaultlineCommand.run(args));
  }
}
