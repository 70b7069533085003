package io.faultline.ingest.news.fetching;

import io.faultline.ingest.news.fetching.Answer.Failure;
import io.faultline.ingest.news.fetching.Answer.Reason;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Fetches documents with manners: robots.txt is asked first, a host gets one request at a time with
 * a pause between, and one that asks to be left alone is. Blocks; meant for virtual threads.
 * Thread-safe.
 */
public final class Fetcher implements AutoCloseable {
  /** RFC 9309, section 2.4: not to be used for longer than a day. */
  private static final Duration ROBOTS_KEPT = Duration.ofHours(24);

  /** A site that is down is asked again sooner. */
  private static final Duration UNREACHABLE_KEPT = Duration.ofMinutes(10);

  private static final int MOST_ROBOTS = 20_000;

  /** Longer than this nobody is left alone, whatever Retry-After says. */
  private static final Duration LONGEST_RETRY = Duration.ofDays(1);

  private final Manners manners;
  private final Limits limits;
  private final InstantSource clock;
  private final WebClient guarded;
  private final WebClient open;
  private final HostGates gates;
  private final Map<String, KeptRobots> robots = new ConcurrentHashMap<>();

  private record KeptRobots(Robots robots, Instant until) {}

  /**
   * @param clock by which robots.txt grows old and Retry-After passes
   */
  public Fetcher(Manners manners, Limits limits, InstantSource clock) {
    this.manners = manners;
    this.limits = limits;
    this.clock = clock;
    this.guarded =
        new WebClient(manners.userAgent(), manners.connectionsPerHost(), new AddressGuard());
    this.open =
        new WebClient(
            manners.userAgent(), manners.connectionsPerHost(), SystemDefaultDnsResolver.INSTANCE);
    this.gates = new HostGates(manners.connectionsPerHost());
  }

  /**
   * What to fetch.
   *
   * @param validators of an earlier answer, so that it is sent only if it has changed
   * @param accept the header: what kinds of document are wanted
   * @param privateHost the one host that may have a private address; null for none
   * @param askRobots whether robots.txt decides
   * @param headers more of them, such as a key; a redirect to another host doesn't get them
   */
  public record Request(
      URI address,
      Validators validators,
      String accept,
      @Nullable String privateHost,
      boolean askRobots,
      Map<String, String> headers) {
    public static final String FEEDS =
        "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9,"
            + " application/json;q=0.9, text/xml;q=0.8, */*;q=0.5";
    public static final String PAGES = "text/html, application/xhtml+xml, */*;q=0.5";

    public Request {
      headers = Map.copyOf(headers);
    }

    /** Without more headers. */
    public Request(
        URI address,
        Validators validators,
        String accept,
        @Nullable String privateHost,
        boolean askRobots) {
      this(address, validators, accept, privateHost, askRobots, Map.of());
    }

    public static Request page(URI address, @Nullable String privateHost) {
      return new Request(address, Validators.NONE, PAGES, privateHost, /* askRobots= */ true);
    }
  }

  public Answer fetch(Request request) throws InterruptedException {
    Set<URI> seen = new LinkedHashSet<>();
    URI address = request.address();
    boolean forGood = true;
    while (seen.add(address)) {
      if (seen.size() > limits.redirects() + 1) {
        return new Failure(
            Reason.REDIRECTS,
            "more than %d redirects from %s".formatted(limits.redirects(), request.address()),
            null);
      }
      Failure refusal = refusal(address, request);
      if (refusal != null) {
        return refusal;
      }
      BoundedBody.Response response;
      try {
        response =
            exchange(address, headers(request, address), limits.bytes(), request.privateHost());
      } catch (IOException | TimeoutException e) {
        return failure(address, e);
      }
      int status = response.head().getCode();
      URI next = isRedirect(status) ? location(response.head(), address) : null;
      if (next == null) {
        URI movedTo = forGood && seen.size() > 1 ? address : null;
        return answer(request, address, movedTo, response);
      }
      forGood &= status == 301 || status == 308;
      address = next;
    }
    return new Failure(Reason.REDIRECTS, "redirects in a circle from " + request.address(), null);
  }

  /**
   * The sitemaps that a site names in its robots.txt, in order; the usual address if it names none.
   */
  public List<URI> sitemaps(URI page, @Nullable String privateHost) throws InterruptedException {
    List<URI> named = new ArrayList<>();
    for (String sitemap : robots(page, privateHost).rules().sitemaps()) {
      LenientUri.parse(sitemap).map(page::resolve).ifPresent(named::add);
    }
    return named.isEmpty() ? List.of(URI.create(origin(page) + "/sitemap.xml")) : named;
  }

  /**
   * Sends a form, such as a request to a hub, and follows it where the server has moved to.
   *
   * @return null if the server took it; else why not
   */
  public @Nullable Failure post(URI address, Map<String, String> form, @Nullable String privateHost)
      throws InterruptedException {
    URI hop = address;
    for (int i = 0; i <= limits.redirects(); i++) {
      String scheme = hop.getScheme();
      if (hop.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
        return new Failure(Reason.BAD_ADDRESS, "no http or https address: " + hop, null);
      }
      BoundedBody.Response response;
      HostGates.Gate gate = gates.of(origin(hop));
      gate.enter(manners.pause());
      try {
        response = client(hop, privateHost).post(hop, form, limits.bytes(), limits.time());
      } catch (IOException | TimeoutException e) {
        return failure(hop, e);
      } finally {
        gate.leave();
      }
      int status = response.head().getCode();
      if (status / 100 == 2) {
        return null;
      }
      // Only these two keep what was sent.
      URI next = status == 307 || status == 308 ? location(response.head(), hop) : null;
      if (next == null) {
        Duration retry =
            Freshness.retryAfter(value(response.head(), "Retry-After"), clock.instant());
        return new Failure(
            reason(status, retry), "status %d from %s".formatted(status, hop), retry);
      }
      hop = next;
    }
    return new Failure(Reason.REDIRECTS, "too many redirects from " + address, null);
  }

  private WebClient client(URI address, @Nullable String privateHost) {
    return address.getHost().equalsIgnoreCase(privateHost) ? open : guarded;
  }

  private @Nullable Failure refusal(URI address, Request request) throws InterruptedException {
    String scheme = address.getScheme();
    if (address.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      return new Failure(Reason.BAD_ADDRESS, "no http or https address: " + address, null);
    }
    Duration closed = gates.of(origin(address)).closedFor(clock.instant());
    if (closed != null) {
      return new Failure(
          Reason.RATE_LIMITED, address.getHost() + " asked to be left alone", closed);
    }
    if (!request.askRobots()) {
      return null;
    }
    Robots rules = robots(address, request.privateHost());
    if (rules.verdict() == Robots.Verdict.UNREACHABLE) {
      return new Failure(
          Reason.ROBOTS_UNREACHABLE,
          "robots.txt of %s can't be had".formatted(origin(address)),
          null);
    }
    if (rules.verdict() == Robots.Verdict.PRIVATE) {
      return new Failure(Reason.PRIVATE_ADDRESS, address + " is not of the public internet", null);
    }
    return rules.rules().allows(address.toString())
        ? null
        : new Failure(Reason.ROBOTS_DISALLOW, "robots.txt disallows " + address, null);
  }

  private BoundedBody.Response exchange(
      URI address, Map<String, String> headers, int bytes, @Nullable String privateHost)
      throws IOException, TimeoutException, InterruptedException {
    HostGates.Gate gate = gates.of(origin(address));
    KeptRobots kept = robots.get(origin(address));
    Duration delay = kept == null ? null : kept.robots().rules().crawlDelay();
    gate.enter(delay == null || delay.compareTo(manners.pause()) < 0 ? manners.pause() : delay);
    try {
      return client(address, privateHost)
          .get(withoutFragment(address), headers, bytes, limits.time());
    } finally {
      gate.leave();
    }
  }

  private static Map<String, String> headers(Request request, URI address) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (origin(address).equals(origin(request.address()))) {
      headers.putAll(request.headers());
    }
    headers.put("Accept", request.accept());
    headers.put("Accept-Encoding", Compression.ACCEPTED);
    if (request.validators().etag() != null) {
      headers.put("If-None-Match", request.validators().etag());
    }
    if (request.validators().lastModified() != null) {
      headers.put("If-Modified-Since", request.validators().lastModified());
    }
    return headers;
  }

  private Answer answer(
      Request request, URI address, @Nullable URI movedTo, BoundedBody.Response response) {
    HttpResponse head = response.head();
    int status = head.getCode();
    if (status == 304) {
      Validators given = validators(head);
      return new Answer.Unchanged(
          movedTo,
          given.equals(Validators.NONE) ? request.validators() : given,
          Freshness.of(name -> value(head, name)));
    }
    if (status == 200 || status == 203 || status == 226) {
      return document(address, movedTo, response);
    }
    Duration retry = Freshness.retryAfter(value(head, "Retry-After"), clock.instant());
    Reason reason = reason(status, retry);
    if (reason == Reason.RATE_LIMITED && retry != null) {
      retry = retry.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : retry;
      gates.of(origin(address)).closeUntil(clock.instant().plus(retry));
    }
    return new Failure(reason, "status %d from %s".formatted(status, address), retry);
  }

  private Answer document(URI address, @Nullable URI movedTo, BoundedBody.Response response) {
    HttpResponse head = response.head();
    StringBuilder encodings = new StringBuilder();
    for (Header header : head.getHeaders("Content-Encoding")) {
      encodings.append(encodings.isEmpty() ? "" : ",").append(header.getValue());
    }
    try {
      byte[] body = Compression.undo(response.body(), encodings.toString(), limits.bytes());
      return new Answer.Document(
          address,
          movedTo,
          body,
          value(head, "Content-Type"),
          validators(head),
          Freshness.of(name -> value(head, name)),
          Links.of(Arrays.stream(head.getHeaders("Link")).map(Header::getValue).toList(), address));
    } catch (IOException e) {
      Reason reason = e instanceof Compression.TooLarge ? Reason.TOO_LARGE : Reason.UNREADABLE;
      return new Failure(reason, "%s from %s".formatted(e.getMessage(), address), null);
    }
  }

  private static Reason reason(int status, @Nullable Duration retry) {
    return switch (status) {
      case 401, 402, 403, 451 -> Reason.BLOCKED;
      case 408 -> Reason.TIMEOUT;
      case 410 -> Reason.GONE;
      case 429 -> Reason.RATE_LIMITED;
      case 503 -> retry == null ? Reason.SERVER_ERROR : Reason.RATE_LIMITED;
      default -> {
        if (status >= 500) {
          yield Reason.SERVER_ERROR;
        }
        yield status >= 400 ? Reason.NOT_FOUND : Reason.UNREADABLE;
      }
    };
  }

  private static Failure failure(URI address, Exception e) {
    Reason reason =
        switch (e) {
          case TimeoutException t -> Reason.TIMEOUT;
          case SocketTimeoutException t -> Reason.TIMEOUT;
          case AddressGuard.PrivateAddress p -> Reason.PRIVATE_ADDRESS;
          case Compression.TooLarge t -> Reason.TOO_LARGE;
          default -> Reason.NETWORK;
        };
    String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new Failure(reason, "%s: %s".formatted(address, what), null);
  }

  // robots.txt

  private Robots robots(URI address, @Nullable String privateHost) throws InterruptedException {
    String origin = origin(address);
    KeptRobots kept = robots.get(origin);
    Instant now = clock.instant();
    if (kept != null && kept.until().isAfter(now)) {
      return kept.robots();
    }
    Robots read = fetchRobots(URI.create(origin + "/robots.txt"), privateHost);
    if (robots.size() >= MOST_ROBOTS) {
      robots.values().removeIf(k -> !k.until().isAfter(now));
    }
    Duration life = read.verdict() == Robots.Verdict.UNREACHABLE ? UNREACHABLE_KEPT : ROBOTS_KEPT;
    robots.put(origin, new KeptRobots(read, now.plus(life)));
    return read;
  }

  private Robots fetchRobots(URI address, @Nullable String privateHost)
      throws InterruptedException {
    URI hop = address;
    try {
      for (int i = 0; i <= limits.redirects(); i++) {
        BoundedBody.Response response =
            exchange(
                hop,
                Map.of("Accept", "text/plain, */*;q=0.5", "Accept-Encoding", Compression.ACCEPTED),
                limits.bytes(),
                privateHost);
        int status = response.head().getCode();
        URI next = isRedirect(status) ? location(response.head(), hop) : null;
        if (next == null) {
          return robots(status, response);
        }
        hop = next;
      }
      return Robots.none();
    } catch (AddressGuard.PrivateAddress e) {
      return Robots.without(Robots.Verdict.PRIVATE);
    } catch (IOException | TimeoutException e) {
      return Robots.without(Robots.Verdict.UNREACHABLE);
    }
  }

  private Robots robots(int status, BoundedBody.Response response) throws IOException {
    if (status >= 500 || status == 429) {
      return Robots.without(Robots.Verdict.UNREACHABLE);
    }
    if (status >= 400) {
      return Robots.none();
    }
    String encoding = value(response.head(), "Content-Encoding");
    byte[] body =
        Compression.undo(response.body(), encoding == null ? "" : encoding, limits.bytes());
    return Robots.read(
        Arrays.copyOf(body, Math.min(body.length, Robots.MAX_BYTES)), manners.productToken());
  }

  // Parts of requests and responses

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  private static @Nullable URI location(HttpResponse head, URI from) {
    String location = value(head, "Location");
    if (location == null || location.isBlank()) {
      return null;
    }
    return LenientUri.parse(location).map(from::resolve).orElse(null);
  }

  private static URI withoutFragment(URI address) {
    String text = address.toString();
    int hash = text.indexOf('#');
    return hash < 0 ? address : URI.create(text.substring(0, hash));
  }

  private static String origin(URI address) {
    return "%s://%s".formatted(address.getScheme(), address.getRawAuthority());
  }

  private static Validators validators(HttpResponse head) {
    return new Validators(value(head, "ETag"), value(head, "Last-Modified"));
  }

  private static @Nullable String value(HttpResponse head, String name) {
    Header header = head.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  @Override
  public void close() {
    guarded.close();
    open.close();
  }
}
