package io.faultline.ingest.news.fetching;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * One request, one response: HTTP/2 where the server offers it, bounded in size and in the whole
 * time from connecting to the last byte. No redirects, no cookies, no retries.
 */
final class WebClient implements AutoCloseable {
  private static final Timeout CONNECT = Timeout.ofSeconds(10);

  private final CloseableHttpAsyncClient client;

  WebClient(String userAgent, int connectionsPerHost, DnsResolver resolver) {
    client =
        HttpAsyncClients.custom()
            .setConnectionManager(
                PoolingAsyncClientConnectionManagerBuilder.create()
                    .setDnsResolver(resolver)
                    .setMaxConnPerRoute(connectionsPerHost)
                    .setMaxConnTotal(1_000)
                    .setDefaultTlsConfig(
                        TlsConfig.custom()
                            .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
                            .setHandshakeTimeout(CONNECT)
                            .build())
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(CONNECT)
                            .setTimeToLive(TimeValue.ofMinutes(5))
                            .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setRedirectsEnabled(false)
                    .setProtocolUpgradeEnabled(false)
                    .build())
            .setUserAgent(userAgent)
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .evictExpiredConnections()
            .evictIdleConnections(TimeValue.ofSeconds(30))
            .build();
    client.start();
  }

  /**
   * @throws TimeoutException if the response is not complete in time; the connection is then closed
   */
  BoundedBody.Response get(URI address, Map<String, String> headers, int bytes, Duration time)
      throws IOException, TimeoutException, InterruptedException {
    SimpleHttpRequest request = SimpleRequestBuilder.get(address).build();
    headers.forEach(request::setHeader);
    return exchange(request, bytes, time);
  }

  /**
   * @param form sent as browsers send one
   * @throws TimeoutException if the response is not complete in time; the connection is then closed
   */
  BoundedBody.Response post(URI address, Map<String, String> form, int bytes, Duration time)
      throws IOException, TimeoutException, InterruptedException {
    SimpleRequestBuilder request = SimpleRequestBuilder.post(address);
    form.forEach(request::addParameter);
    return exchange(request.build(), bytes, time);
  }

  private BoundedBody.Response exchange(SimpleHttpRequest request, int bytes, Duration time)
      throws IOException, TimeoutException, InterruptedException {
    Future<BoundedBody.Response> response =
        client.execute(
            SimpleRequestProducer.create(request),
            new BoundedBody(bytes),
            HttpClientContext.create(),
            null);
    try {
      return response.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io
          ? io
          : new IOException(String.valueOf(e.getCause()), e.getCause());
    } finally {
      response.cancel(/* mayInterruptIfRunning= */ true);
    }
  }

  @Override
  public void close() {
    client.close(CloseMode.GRACEFUL);
  }
}
