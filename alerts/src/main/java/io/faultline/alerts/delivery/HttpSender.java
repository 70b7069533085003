package io.faultline.alerts.delivery;

import io.faultline.alerts.delivery.Outcome.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts to receivers. No redirect is followed and nothing is tried twice; an answer is read up to
 * 256 KiB, and all of it, from name look-up to the last byte, must be over within the limit.
 * Thread- safe.
 */
public final class HttpSender implements AutoCloseable {
  private static final int MOST_OF_AN_ANSWER = 256 * 1024;
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private final CloseableHttpClient client;
  private final ScheduledExecutorService deadlines;
  private final Duration limit;

  /**
   * @param limit for one post altogether
   */
  public HttpSender(Duration limit) {
    this.limit = limit;
    Timeout timeout = Timeout.of(limit);
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(512)
                    .setMaxConnPerRoute(128)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(timeout)
                            .setSocketTimeout(timeout)
                            .setValidateAfterInactivity(Timeout.ofSeconds(2))
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(timeout)
                    .setConnectionRequestTimeout(timeout)
                    .build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .setUserAgent("Faultline")
            .build();
    this.deadlines =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("http-deadlines").factory());
  }

  /**
   * @param status HTTP status
   * @param retryAfter what {@code Retry-After} asks for, if it says so
   * @param body the beginning of it
   */
  public record Answer(int status, Optional<Duration> retryAfter, String body) {

    /**
     * How the answer is to be understood where a service has no rules of its own: 2xx is delivered;
     * 429, 408, 425 and 5xx may be tried again; 401, 403, 404 and 410 close the receiver; all else
     * refuses this message.
     */
    public Outcome outcome() {
      if (status >= 200 && status < 300) {
        return new Outcome.Delivered(null);
      }
      String said = "HTTP " + status + (body.isBlank() ? "" : ": " + firstLine(body));
      return switch (status) {
        case 429 -> new Outcome.Retry(Trouble.RATE_LIMITED, retryAfter.orElse(null), said);
        case 408, 425 -> new Outcome.Retry(Trouble.RECEIVER_FAULT, retryAfter.orElse(null), said);
        case 401, 403, 404, 410 -> new Outcome.Rejected(/* closed= */ true, said);
        default ->
            status >= 500
                ? new Outcome.Retry(Trouble.RECEIVER_FAULT, retryAfter.orElse(null), said)
                : new Outcome.Rejected(/* closed= */ false, said);
      };
    }

    private static String firstLine(String body) {
      String line = body.strip().lines().findFirst().orElse("");
      return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }
  }

  /** Either the answer or, where there was none, how to understand that. */
  public sealed interface Posted {
    record Answered(Answer answer) implements Posted {}

    record Failed(Outcome.Retry outcome) implements Posted {}
  }

  /** Posts JSON and gives the usual outcome of the answer. */
  public Outcome postJson(URI address, Map<String, String> headers, String json) {
    return switch (post(address, headers, json, "application/json")) {
      case Posted.Answered(Answer answer) -> answer.outcome();
      case Posted.Failed(Outcome.Retry retry) -> retry;
    };
  }

  /** Posts text as UTF-8. */
  public Posted post(URI address, Map<String, String> headers, String body, String mediaType) {
    HttpPost post = new HttpPost(address);
    headers.forEach(post::setHeader);
    post.setEntity(new StringEntity(body, ContentType.create(mediaType, StandardCharsets.UTF_8)));
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> deadline =
        deadlines.schedule(
            () -> {
              late.set(true);
              post.cancel();
            },
            limit.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      return new Posted.Answered(client.execute(post, HttpSender::answer));
    } catch (InterruptedIOException e) {
      return failed(Trouble.TIMEOUT, "no answer within " + limit.toSeconds() + " s");
    } catch (IOException e) {
      // The message of the exception may hold the address, which is a secret for some receivers.
      return late.get()
          ? failed(Trouble.TIMEOUT, "no answer within " + limit.toSeconds() + " s")
          : failed(Trouble.NETWORK, "connection failed (" + e.getClass().getSimpleName() + ")");
    } finally {
      deadline.cancel(/* mayInterruptIfRunning= */ false);
    }
  }

  private static Posted failed(Trouble trouble, String detail) {
    return new Posted.Failed(new Outcome.Retry(trouble, null, detail));
  }

  private static Answer answer(ClassicHttpResponse response) throws IOException {
    return new Answer(response.getCode(), retryAfter(response), body(response.getEntity()));
  }

  private static String body(HttpEntity entity) throws IOException {
    if (entity == null) {
      return "";
    }
    try (InputStream in = entity.getContent()) {
      return in == null ? "" : new String(in.readNBytes(MOST_OF_AN_ANSWER), StandardCharsets.UTF_8);
    }
  }

  /** RFC 9110, section 10.2.3: seconds, or a date. */
  private static Optional<Duration> retryAfter(ClassicHttpResponse response) {
    Header header = response.getFirstHeader("Retry-After");
    if (header == null || header.getValue() == null) {
      return Optional.empty();
    }
    String value = header.getValue().strip();
    if (SECONDS.matcher(value).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Header date = response.getFirstHeader("Date");
      Instant from =
          date == null
              ? Instant.now()
              : ZonedDateTime.parse(date.getValue(), DateTimeFormatter.RFC_1123_DATE_TIME)
                  .toInstant();
      return Optional.of(Duration.between(from, until)).filter(d -> !d.isNegative());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
    try {
      client.close();
    } catch (IOException e) {
      // Nothing is left to be done with a client that won't close.
    }
  }
}
