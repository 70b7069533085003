package io.faultline.alerts.console;

import io.faultline.alerts.delivery.Receiver;
import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.delivery.ReceiverParts;

/** Prints every alert on standard output, in 80 columns and without colour. */
public record ConsoleConfig(String name) implements ReceiverConfig {
  @Override
  public String channel() {
    return "console";
  }

  @Override
  public Receiver open(ReceiverParts parts) {
    return new ConsoleReceiver(System.out);
  }
}
