package io.faultline.ingest.news.fetching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.DiscardingEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.http2.ssl.H2ServerTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.ListenerEndpoint;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that offer HTTP/2 when the connection is secured, or only HTTP/1.1. */
class Http2Test {
  private static final String PASSWORD = "changeit";
  private static final String TRUSTED = "javax.net.ssl.trustStore";
  private static final String TRUSTED_PASSWORD = "javax.net.ssl.trustStorePassword";

  @TempDir private Path folder;
  private @Nullable String trustedBefore;
  private @Nullable String passwordBefore;

  @BeforeEach
  void trustTheServer() throws Exception {
    Path store = folder.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
    trustedBefore = System.setProperty(TRUSTED, store.toString());
    passwordBefore = System.setProperty(TRUSTED_PASSWORD, PASSWORD);
  }

  @AfterEach
  void trustAsBefore() {
    restore(TRUSTED, trustedBefore);
    restore(TRUSTED_PASSWORD, passwordBefore);
  }

  private static void restore(String name, @Nullable String before) {
    if (before == null) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, before);
    }
  }

  @Test
  void http2IsSpokenWhereTheServerOffersIt() throws Exception {
    assertThat(spokenWith(HttpVersionPolicy.NEGOTIATE)).isEqualTo("HTTP/2.0");
  }

  @Test
  void http1IsSpokenWhereItDoesNot() throws Exception {
    assertThat(spokenWith(HttpVersionPolicy.FORCE_HTTP_1)).isEqualTo("HTTP/1.1");
  }

  private String spokenWith(HttpVersionPolicy offered) throws Exception {
    SSLContext secured =
        SSLContexts.custom()
            .loadKeyMaterial(
                folder.resolve("server.p12"), PASSWORD.toCharArray(), PASSWORD.toCharArray())
            .build();
    HttpAsyncServer server =
        H2ServerBootstrap.bootstrap()
            .setTlsStrategy(new H2ServerTlsStrategy(secured))
            .setVersionPolicy(offered)
            .register("127.0.0.1", "*", new SaysItsProtocol())
            .create();
    server.start();
    try (Fetcher fetcher =
        new Fetcher(
            Manners.DEFAULT.withPause(Duration.ZERO), Limits.DEFAULT, InstantSource.system())) {
      ListenerEndpoint door =
          server.listen(new InetSocketAddress("127.0.0.1", 0), URIScheme.HTTPS).get();
      int port = ((InetSocketAddress) door.getAddress()).getPort();
      Answer answer =
          fetcher.fetch(
              new Fetcher.Request(
                  URI.create("https://127.0.0.1:%d/".formatted(port)),
                  Validators.NONE,
                  Fetcher.Request.PAGES,
                  "127.0.0.1",
                  /* askRobots= */ false));
      assertThat(answer).isInstanceOf(Answer.Document.class);
      return new String(((Answer.Document) answer).body(), StandardCharsets.UTF_8);
    } finally {
      server.close(CloseMode.IMMEDIATE);
    }
  }

  private static final class SaysItsProtocol
      implements AsyncServerRequestHandler<Message<HttpRequest, Void>> {
    @Override
    public AsyncRequestConsumer<Message<HttpRequest, Void>> prepare(
        HttpRequest request, @Nullable EntityDetails body, HttpContext context) {
      return new BasicRequestConsumer<>(body == null ? null : new DiscardingEntityConsumer<>());
    }

    @Override
    public void handle(
        Message<HttpRequest, Void> message, ResponseTrigger response, HttpContext context)
        throws IOException, HttpException {
      String protocol = String.valueOf(message.getHead().getVersion());
      response.submitResponse(
          AsyncResponseBuilder.create(200).setEntity(protocol).build(), context);
    }
  }
}
