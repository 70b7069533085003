package io.faultline.ingest.news.fetching;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Takes in a response up to a number of bytes, and breaks the connection off beyond it. */
final class BoundedBody extends AbstractBinResponseConsumer<BoundedBody.Response> {
  record Response(HttpResponse head, byte[] body) {}

  private final int limit;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private @Nullable HttpResponse head;

  BoundedBody(int limit) {
    this.limit = limit;
  }

  @Override
  protected void start(HttpResponse response, @Nullable ContentType contentType) {
    head = response;
  }

  @Override
  protected int capacityIncrement() {
    return Integer.MAX_VALUE;
  }

  @Override
  protected void data(ByteBuffer bytes, boolean endOfStream) throws IOException {
    if (body.size() + bytes.remaining() > limit) {
      throw new Compression.TooLarge(limit);
    }
    byte[] chunk = new byte[bytes.remaining()];
    bytes.get(chunk);
    body.write(chunk);
  }

  @Override
  protected Response buildResult() {
    if (head == null) {
      throw new IllegalStateException("a response without a head");
    }
    return new Response(head, body.toByteArray());
  }

  @Override
  public void releaseResources() {
    body.reset();
  }

  @Override
  public void informationResponse(
      HttpResponse response, org.apache.hc.core5.http.protocol.HttpContext context) {}

  @Override
  public void failed(Exception cause) {}
}
