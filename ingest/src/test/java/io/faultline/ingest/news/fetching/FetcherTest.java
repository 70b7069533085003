package io.faultline.ingest.news.fetching;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import io.faultline.ingest.news.TestSite;
import io.faultline.ingest.news.fetching.Answer.Failure;
import io.faultline.ingest.news.fetching.Answer.Reason;
import io.faultline.ingest.news.misbehaviour.EndlessBody;
import io.faultline.ingest.news.misbehaviour.GzipBomb;
import io.faultline.ingest.news.misbehaviour.Redirect;
import io.faultline.ingest.news.misbehaviour.SlowDrip;
import io.faultline.ingest.news.misbehaviour.TornConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FetcherTest {
  private static final Limits LIMITS = new Limits(1024 * 1024, Duration.ofSeconds(2), 5);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2022-07-08T00:00:00Z"));
  private final InstantSource clock = now::get;
  private final Fetcher fetcher =
      new Fetcher(Manners.DEFAULT.withPause(Duration.ZERO), LIMITS, clock);
  private TestSite site;

  @BeforeEach
  void open() throws IOException {
    site = new TestSite();
  }

  @AfterEach
  void close() {
    fetcher.close();
    site.close();
  }

  // Bounds

  @Test
  void aBombIsDefused() throws Exception {
    site.on("/", new GzipBomb(64));
    assertThat(failure("/").why()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void anEndlessBodyIsBrokenOff() throws Exception {
    site.on("/", new EndlessBody());
    assertThat(failure("/").why()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void aDripThatNeverEndsTimesOut() throws Exception {
    site.on("/", new SlowDrip());
    assertThat(failure("/").why()).isEqualTo(Reason.TIMEOUT);
  }

  @Test
  void halfAnAnswerIsNone() throws Exception {
    site.on("/", new TornConnection());
    assertThat(failure("/").why()).isEqualTo(Reason.NETWORK);
  }

  @Test
  void aCircleOfRedirectsEnds() throws Exception {
    site.on("/a", Redirect.to(302, "/b")).on("/b", Redirect.to(302, "/a"));
    assertThat(failure("/a").why()).isEqualTo(Reason.REDIRECTS);
  }

  @Test
  void aChainWithoutEndEnds() throws Exception {
    for (int i = 0; i < 20; i++) {
      site.on("/" + i, Redirect.to(302, "/" + (i + 1)));
    }
    assertThat(failure("/0").why()).isEqualTo(Reason.REDIRECTS);
  }

  // Encodings

  @Test
  void allThreeEncodingsAreUndone() throws Exception {
    site.on("/gzip", encoded("gzip", GZIPOutputStream::new));
    site.on("/zlib", encoded("deflate", DeflaterOutputStream::new));
    site.on(
        "/raw",
        encoded(
            "deflate", out -> new DeflaterOutputStream(out, new Deflater(5, /* nowrap= */ true))));
    // "hello" in Brotli, as its stored form: 1 byte of header, 2 of length, the text, the end.
    site.on(
        "/br", bytes("br", new byte[] {0x0b, 0x02, (byte) 0x80, 'h', 'e', 'l', 'l', 'o', 0x03}));
    assertThat(body("/gzip")).isEqualTo("hello");
    assertThat(body("/zlib")).isEqualTo("hello");
    assertThat(body("/raw")).isEqualTo("hello");
    assertThat(body("/br")).isEqualTo("hello");
  }

  @Test
  void whatIsAnnouncedAsGzipAndIsNoneIsTakenAsItIs() throws Exception {
    site.on("/", bytes("gzip", "hello".getBytes(StandardCharsets.UTF_8)));
    assertThat(body("/")).isEqualTo("hello");
  }

  // Moves

  @Test
  void aMoveForGoodIsReportedAndOneForNowIsNot() throws Exception {
    site.page("/new", "hello");
    site.on("/old", Redirect.to(301, "/new")).on("/now", Redirect.to(302, "/new"));
    assertThat(document("/old").movedTo()).isEqualTo(site.url("/new"));
    assertThat(document("/now").movedTo()).isNull();
    assertThat(document("/now").address()).isEqualTo(site.url("/new"));
  }

  @Test
  void aMoveForGoodByWayOfOneForNowIsNotForGood() throws Exception {
    site.page("/new", "hello");
    site.on("/old", Redirect.to(302, "/mid")).on("/mid", Redirect.to(301, "/new"));
    assertThat(document("/old").movedTo()).isNull();
  }

  // The guard

  @Test
  void loopbackIsRefusedByNameAndByNumber() throws Exception {
    int port = site.url("/").getPort();
    for (String host : new String[] {"127.0.0.1", "localhost", "[::1]", "0x7f.1", "2130706433"}) {
      URI address = URI.create("http://%s:%d/".formatted(host, port));
      assertThat(fetcher.fetch(guarded(address)))
          .as(host)
          .isInstanceOfSatisfying(
              Failure.class, f -> assertThat(f.why()).isNotEqualTo(Reason.NOT_FOUND));
    }
    assertThat(site.requests()).isEmpty();
  }

  @Test
  void aRedirectToAnotherPrivateHostIsRefusedThoughTheFirstIsAllowed() throws Exception {
    site.page("/secret", "hello");
    int port = site.url("/").getPort();
    site.on("/", Redirect.to(302, "http://127.0.0.2:%d/secret".formatted(port)));
    assertThat(failure("/").why()).isEqualTo(Reason.PRIVATE_ADDRESS);
    assertThat(site.requests()).doesNotContain("GET /secret");
  }

  @Test
  void aRedirectToAFileIsRefused() throws Exception {
    site.on("/", Redirect.to(302, "file:///etc/passwd"));
    assertThat(failure("/").why()).isEqualTo(Reason.BAD_ADDRESS);
  }

  // Manners

  @Test
  void robotsThatFailMeanNo() throws Exception {
    site.status("/robots.txt", 503).page("/", "hello");
    assertThat(failure("/").why()).isEqualTo(Reason.ROBOTS_UNREACHABLE);
  }

  @Test
  void robotsAreAskedOncePerDay() throws Exception {
    site.page("/a", "hello").page("/b", "hello");
    document("/a");
    document("/b");
    assertThat(site.requests()).containsExactly("GET /robots.txt", "GET /a", "GET /b");
    now.set(now.get().plus(Duration.ofHours(25)));
    document("/a");
    assertThat(site.requests()).filteredOn("GET /robots.txt"::equals).hasSize(2);
  }

  @Test
  void aHostThatAsksToBeLeftAloneIs() throws Exception {
    site.on(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "120");
          TestSite.send(exchange, 429, "text/plain", "slow down");
        });
    assertThat(failure("/").retryAfter()).isEqualTo(Duration.ofSeconds(120));
    assertThat(failure("/other").why()).isEqualTo(Reason.RATE_LIMITED);
    assertThat(site.requests()).doesNotContain("GET /other");
    now.set(now.get().plusSeconds(121));
    site.page("/other", "hello");
    assertThat(body("/other")).isEqualTo("hello");
  }

  @Test
  void betweenTwoRequestsTheCrawlDelayPasses() throws Exception {
    List<Instant> asked = new CopyOnWriteArrayList<>();
    site.on(
        "/robots.txt",
        e -> TestSite.send(e, 200, "text/plain", "User-agent: *\nCrawl-delay: 0.5\n"));
    site.on(
        "/",
        exchange -> {
          asked.add(Instant.now());
          TestSite.send(exchange, 200, "text/plain", "hello");
        });
    document("/");
    document("/");
    document("/");
    assertThat(Duration.between(asked.getFirst(), asked.getLast()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(900));
  }

  @Test
  void aHostMeetsOneRequestAtATime() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    site.on(
        "/",
        exchange -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          TestSite.send(exchange, 200, "text/plain", "hello");
          inside.decrementAndGet();
        });
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        many.submit(() -> fetch("/"));
      }
    }
    assertThat(most).hasValue(1);
    assertThat(site.requests()).filteredOn("GET /"::equals).hasSize(20);
  }

  @Test
  void cacheControlSaysForHowLongADocumentIsFresh() throws Exception {
    site.on(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Cache-Control", "public, max-age=900");
          exchange.getResponseHeaders().set("Age", "300");
          TestSite.send(exchange, 200, "text/plain", "hello");
        });
    assertThat(document("/").freshFor()).isEqualTo(Duration.ofMinutes(10));
  }

  private static Fetcher.Request guarded(URI address) {
    return new Fetcher.Request(
        address, Validators.NONE, Fetcher.Request.PAGES, null, /* askRobots= */ false);
  }

  private Answer fetch(String path) throws InterruptedException {
    return fetcher.fetch(Fetcher.Request.page(site.url(path), "127.0.0.1"));
  }

  private Failure failure(String path) throws InterruptedException {
    Answer answer = fetch(path);
    assertThat(answer).isInstanceOf(Failure.class);
    return (Failure) answer;
  }

  private Answer.Document document(String path) throws InterruptedException {
    Answer answer = fetch(path);
    assertThat(answer).isInstanceOf(Answer.Document.class);
    return (Answer.Document) answer;
  }

  private String body(String path) throws InterruptedException {
    return new String(document(path).body(), StandardCharsets.UTF_8);
  }

  private interface Encoder {
    OutputStream around(OutputStream out) throws IOException;
  }

  private static HttpHandler encoded(String encoding, Encoder encoder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = encoder.around(bytes)) {
      out.write("hello".getBytes(StandardCharsets.UTF_8));
    }
    return bytes(encoding, bytes.toByteArray());
  }

  private static HttpHandler bytes(String encoding, byte[] bytes) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Encoding", encoding);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    };
  }
}
