package io.faultline.ingest.news.fetching;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** Undoes the content encodings of HTTP, up to a size. */
final class Compression {
  /** What goes into {@code Accept-Encoding}. */
  static final String ACCEPTED = "gzip, br, deflate";

  private static final int MAX_LAYERS = 3;

  private Compression() {}

  /** More came out than is allowed. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(long limit) {
      super("more than " + limit + " bytes");
    }
  }

  /**
   * @param encodings the header {@code Content-Encoding}, the last of several applied last
   * @throws TooLarge beyond the limit, before it has taken more memory than that
   */
  static byte[] undo(byte[] body, String encodings, int limit) throws IOException {
    String[] layers = encodings.isBlank() ? new String[0] : encodings.split(",");
    if (layers.length > MAX_LAYERS) {
      throw new IOException("compressed %d times over".formatted(layers.length));
    }
    byte[] result = body;
    for (int i = layers.length - 1; i >= 0; i--) {
      result = undoOne(result, layers[i].strip().toLowerCase(Locale.ROOT), limit);
    }
    return result;
  }

  private static byte[] undoOne(byte[] body, String encoding, int limit) throws IOException {
    if (encoding.isEmpty() || encoding.equals("identity") || body.length == 0) {
      return body;
    }
    try (InputStream in = open(body, encoding)) {
      byte[] result = in.readNBytes(limit + 1);
      if (result.length > limit) {
        throw new TooLarge(limit);
      }
      return result;
    } catch (IllegalStateException e) {
      throw new IOException("no " + encoding + ": " + e.getMessage(), e);
    }
  }

  private static InputStream open(byte[] body, String encoding) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(body);
    return switch (encoding) {
      case "gzip", "x-gzip" ->
          // Some servers announce what they don't do.
          (body[0] & 0xff) == 0x1f ? new GZIPInputStream(in) : in;
      case "br" -> new BrotliInputStream(in);
      case "deflate" -> {
        // RFC 9110 means zlib; some servers send it without zlib's header.
        boolean zlib = (body[0] & 0x0f) == 8 && ((body[0] & 0xff) >> 4) <= 7;
        yield new InflaterInputStream(in, new Inflater(/* nowrap= */ !zlib));
      }
      default -> throw new IOException("unknown content encoding " + encoding);
    };
  }
}
