package io.faultline.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Free ports on the loopback interface. */
final class Ports {
  private Ports() {}

  /** This one, or if it is taken another one. Somebody else may still be quicker. */
  static int preferring(int port) {
    try {
      return bound(port);
    } catch (IOException taken) {
      return free();
    }
  }

  private static int free() {
    try {
      return bound(0);
    } catch (IOException e) {
      throw new UncheckedIOException("this machine has no free port", e);
    }
  }

  private static int bound(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
