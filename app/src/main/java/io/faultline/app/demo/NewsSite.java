package io.faultline.app.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.faultline.events.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * The web site of one outlet, on the loopback interface: a feed, article pages with all that
 * surrounds articles (menus, advertisements, a consent banner, other stories), and robots.txt. It
 * shows what is out by its clock, and answers conditional requests.
 */
final class NewsSite implements AutoCloseable {
  private static final DateTimeFormatter RFC_1123 =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter IN_WORDS =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Press press;
  private final Press.Outlet outlet;
  private final InstantSource clock;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private NewsSite(Press press, Press.Outlet outlet, InstantSource clock, HttpServer server) {
    this.press = press;
    this.outlet = outlet;
    this.clock = clock;
    this.server = server;
  }

  /**
   * Opens the site.
   *
   * @param port 0 for a free one
   * @throws IOException if the port is taken
   */
  static NewsSite open(Press press, Press.Outlet outlet, InstantSource clock, int port)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    NewsSite site = new NewsSite(press, outlet, clock, server);
    server.createContext("/", site::answer);
    server.setExecutor(site.threads);
    server.start();
    return site;
  }

  int port() {
    return server.getAddress().getPort();
  }

  String name() {
    return outlet.name();
  }

  URI feed() {
    return URI.create(address("/feed.xml"));
  }

  private String address(String path) {
    return "http://localhost:" + port() + path;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      List<Press.Item> out = press.outBy(clock.instant(), outlet);
      if (path.equals("/robots.txt")) {
        send(exchange, 200, "text/plain", "User-agent: *\nDisallow: /search\n");
      } else if (path.equals("/feed.xml")) {
        send(exchange, 200, "application/rss+xml", rss(out));
      } else if (path.equals("/")) {
        send(exchange, 200, "text/html", front(out));
      } else {
        Press.Item item = out.stream().filter(i -> i.path().equals(path)).findFirst().orElse(null);
        if (item == null) {
          send(exchange, 404, "text/html", "<!doctype html><title>Not found</title><p>Not found.");
        } else {
          send(exchange, 200, "text/html", page(item, out));
        }
      }
    }
  }

  /** The validator is the content's own fingerprint, so that an unchanged feed costs nothing. */
  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    String tag = '"' + Json.fingerprintOf(text) + '"';
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("ETag", tag);
    if (status == 200 && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private String rss(List<Press.Item> out) {
    String items =
        out.stream()
            .limit(20)
            .map(
                i ->
                    """
                    <item>
                      <title>%s</title>
                      <link>%s</link>
                      <guid isPermaLink="true">%s</guid>
                      <pubDate>%s</pubDate>
                      <category>%s</category>
                      <dc:creator>%s</dc:creator>
                      <description>%s</description>
                    </item>
                    """
                        .formatted(
                            escape(i.title()),
                            address(i.path()),
                            address(i.path()),
                            RFC_1123.format(i.published()),
                            escape(i.section()),
                            escape(i.author()),
                            escape(i.paragraphs().getFirst())))
            .collect(Collectors.joining());
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
    <channel>
    <title>%s</title>
    <link>%s</link>
    <description>%s</description>
    <language>en</language>
    <atom:link href="%s" rel="self" type="application/rss+xml"/>
    %s</channel>
    </rss>
    """
        .formatted(escape(outlet.name()), address("/"), escape(outlet.slogan()), feed(), items);
  }

  private String front(List<Press.Item> out) {
    return head(outlet.name(), "")
        + "<main>"
        + out.stream().map(this::teaser).collect(Collectors.joining())
        + "</main>"
        + foot();
  }

  private String teaser(Press.Item item) {
    return "<div class=\"teaser\"><h3><a href=\"%s\">%s</a></h3><p>%s</p></div>\n"
        .formatted(item.path(), escape(item.title()), escape(item.section()));
  }

  private String page(Press.Item item, List<Press.Item> out) {
    String meta =
        """
        <link rel="canonical" href="%s">
        <meta property="og:type" content="article">
        <meta property="og:title" content="%s">
        <meta property="article:published_time" content="%s">
        <script type="application/ld+json">%s</script>
        """
            .formatted(
                address(item.path()), escape(item.title()), item.published(), linkedData(item));
    String others =
        out.stream()
            .filter(i -> !i.equals(item))
            .limit(4)
            .map(this::teaser)
            .collect(Collectors.joining());
    return head(item.title() + " | " + outlet.name(), meta)
        + """
        <main>
        <article>
        <p class="kicker">%s</p>
        <h1>%s</h1>
        <p class="byline">By %s</p>
        <time datetime="%s">%s</time>
        <div class="share"><a href="/share/mail">Mail</a> <a href="/share/print">Print</a></div>
        <div class="body">
        %s
        </div>
        </article>
        <aside class="related"><h2>More stories</h2>
        %s</aside>
        </main>
        """
            .formatted(
                escape(item.section()),
                escape(item.title()),
                escape(item.author()),
                item.published(),
                IN_WORDS.format(item.published()),
                body(item),
                others)
        + foot();
  }

  /** The text, with an advertisement in the middle of it, as readers know it. */
  private static String body(Press.Item item) {
    List<String> paragraphs =
        item.paragraphs().stream().map(p -> "<p>" + escape(p) + "</p>\n").toList();
    String advertisement =
        "<div class=\"ad\" aria-label=\"Advertisement\"><p>Advertisement</p>"
            + "<a href=\"/go/offer\">Trade from 0.99 a ticket. Open an account today.</a></div>\n";
    return paragraphs.getFirst()
        + advertisement
        + String.join("", paragraphs.subList(1, paragraphs.size()));
  }

  private String linkedData(Press.Item item) {
    return Json.write(
            Map.of(
                "@context", "https://schema.org",
                "@type", "NewsArticle",
                "headline", item.title(),
                "datePublished", item.published().toString(),
                "articleSection", item.section(),
                "author", Map.of("@type", "Organization", "name", item.author()),
                "publisher", Map.of("@type", "Organization", "name", outlet.name())))
        .replace("</", "<\\/");
  }

  private String head(String title, String meta) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <title>%s</title>
    <meta property="og:site_name" content="%s">
    <link rel="alternate" type="application/rss+xml" href="/feed.xml">
    %s</head>
    <body>
    <div id="consent" role="dialog" aria-label="Your privacy">
    <p>We and our 312 partners store and read information on your device to show you advertisements. You can change your mind
    at any time in the settings.</p>
    <button>Accept all</button> <button>Reject all</button> <button>Settings</button>
    </div>
    <header><a href="/">%s</a> <span>%s</span>
    <nav><ul><li><a href="/markets">Markets</a></li><li><a href="/companies">Companies</a></li><li><a href="/technology">
    Technology</a></li><li><a href="/opinion">Opinion</a></li><li><a href="/subscribe">Subscribe</a></li></ul></nav>
    </header>
    """
        .formatted(
            escape(title),
            escape(outlet.name()),
            meta,
            escape(outlet.name()),
            escape(outlet.slogan()));
  }

  private String foot() {
    return """
    <div class="newsletter"><h2>The morning letter</h2><p>What moves markets, in your mail at six. Sign up for free.</p>
    <form action="/letter"><input type="email" name="mail"><button>Sign up</button></form></div>
    <footer><p>© 2022 %s. All rights reserved.</p><a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a></footer>
    </body>
    </html>
    """
        .formatted(escape(outlet.name()));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
