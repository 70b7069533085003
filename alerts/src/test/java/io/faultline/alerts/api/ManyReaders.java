package io.faultline.alerts.api;

import io.faultline.alerts.Stories;
import io.faultline.alerts.ledger.AlertBook;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.LedgerSettings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A thousand readers of the event stream at a hundred revisions a second, from a server in a
 * process of its own with a heap of 256 MiB; and one reader who takes nothing, is cut, and goes on
 * where they were. Run by hand: {@code ManyReaders [readers] [seconds]}.
 */
final class ManyReaders {
  private static final int A_SECOND = 100;

  private ManyReaders() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 0 && args[0].equals("serve")) {
      serve(Integer.parseInt(args[1]));
      return;
    }
    int readers = args.length == 0 ? 1000 : Integer.parseInt(args[0]);
    int seconds = args.length < 2 ? 40 : Integer.parseInt(args[1]);
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ManyReaders.class.getName(),
                "serve",
                String.valueOf(seconds))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var said = server.inputReader();
        var say = server.outputWriter()) {
      int port = Integer.parseInt(said.readLine());
      List<Reader> all = new ArrayList<>();
      for (int i = 0; i < readers; i++) {
        all.add(new Reader(port, 0));
      }
      SlowReader slow = new SlowReader(port);
      say.write("go\n");
      say.flush();
      long expected = (long) seconds * A_SECOND;
      long began = System.nanoTime();
      String result = said.readLine();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (all.stream().anyMatch(r -> r.events.get() < expected)
          && System.nanoTime() < deadline) {
        Thread.sleep(100);
      }
      double took = (System.nanoTime() - began) / 1e9;
      long complete = all.stream().filter(r -> r.events.get() == expected && r.ordered).count();
      System.out.printf(
          "%d readers, %d revisions in %.0f s: %d readers got all in order; server: %s%n",
          readers, expected, took, complete, result);
      System.out.printf("slow reader: %s%n", slow.resumed(port, expected));
    } finally {
      server.destroyForcibly();
    }
    System.exit(0);
  }

  private static void serve(int seconds) throws Exception {
    Ledger ledger =
        Ledger.open(
            LedgerSettings.sqlite(Files.createTempDirectory("readers").resolve("ledger.db")));
    HttpServer server = ServerFixture.on(ledger);
    server.start();
    System.out.println(server.port());
    System.in.read();
    AlertBook book = new AlertBook(ledger);
    long most = 0;
    for (int second = 0; second < seconds; second++) {
      long next = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
      for (int ten = 0; ten < 10; ten++) {
        int from = second * A_SECOND + ten * A_SECOND / 10;
        ledger.write(
            h -> {
              for (int i = from; i < from + A_SECOND / 10; i++) {
                book.add(h, Stories.withId(Stories.visa(), "alert-" + i), Instant.now());
              }
              return null;
            });
        long pause = next - System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(100L * (9 - ten));
        if (pause > 0) {
          TimeUnit.NANOSECONDS.sleep(pause);
        }
      }
      Runtime memory = Runtime.getRuntime();
      most = Math.max(most, memory.totalMemory() - memory.freeMemory());
    }
    System.gc();
    Runtime memory = Runtime.getRuntime();
    System.out.printf(
        "heap at most %d MiB, %d MiB after collection, of 256%n",
        most >> 20, (memory.totalMemory() - memory.freeMemory()) >> 20);
    Thread.currentThread().join();
  }

  private static Socket ask(int port, long lastEventId) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    OutputStream out = socket.getOutputStream();
    out.write(
        ("GET /api/v1/stream HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nLast-Event-ID: %d\r\n\r\n")
            .formatted(port, lastEventId)
            .getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return socket;
  }

  /** Counts events and looks that their ids rise. */
  private static final class Reader {
    private final AtomicLong events = new AtomicLong();
    private volatile boolean ordered = true;
    private volatile long last;

    Reader(int port, long lastEventId) throws IOException {
      last = lastEventId;
      Socket socket = ask(port, lastEventId);
      Thread.ofVirtual().start(() -> read(socket));
    }

    private void read(Socket socket) {
      try (InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384)) {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
          if (c != '\n') {
            line.append((char) c);
            continue;
          }
          if (line.length() > 4 && line.charAt(0) == 'i' && line.charAt(2) == ':') {
            long id = Long.parseLong(line.substring(4).strip());
            ordered &= id > last;
            last = id;
            events.incrementAndGet();
          }
          line.setLength(0);
        }
      } catch (IOException e) {
        // Cut.
      }
    }
  }

  /** Takes nothing until the server has cut the connection. */
  private static final class SlowReader {
    private final Socket socket;
    private final long began = System.nanoTime();

    SlowReader(int port) throws IOException {
      socket = new Socket();
      socket.setReceiveBufferSize(4096);
      socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket
          .getOutputStream()
          .write(
              ("GET /api/v1/stream HTTP/1.1\r\nHost: 127.0.0.1:"
                      + port
                      + "\r\nLast-Event-ID: 0\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads what came before the cut, then goes on after the last whole event. */
    String resumed(int port, long expected) throws Exception {
      long last = 0;
      long events = 0;
      boolean cut = false;
      socket.setSoTimeout(45_000);
      try (InputStream in = new BufferedInputStream(socket.getInputStream())) {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && events < expected; c = in.read()) {
          if (c == '\n') {
            if (line.indexOf("id: ") == 0) {
              last = Long.parseLong(line.substring(4).strip());
              events++;
            }
            line.setLength(0);
          } else {
            line.append((char) c);
          }
        }
        cut = events < expected;
      } catch (IOException e) {
        cut = true;
      }
      Reader rest = new Reader(port, last);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (events + rest.events.get() < expected && System.nanoTime() < deadline) {
        Thread.sleep(50);
      }
      return "%s after %d events and %.0f s; with Last-Event-ID %d the other %d came"
          .formatted(
              cut ? "cut" : "not cut",
              events,
              (System.nanoTime() - began) / 1e9,
              last,
              rest.events.get());
    }
  }
}
