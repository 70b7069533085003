package io.faultline.app.broker;

import java.nio.file.Path;
import java.util.OptionalInt;

/** A broker in a process of its own, so that a test can kill it; prints its address. */
final class BrokerProcess {
  private BrokerProcess() {}

  public static void main(String... args) throws InterruptedException {
    EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), OptionalInt.empty());
    System.out.println(broker.bootstrapServers());
    Thread.currentThread().join();
  }
}
