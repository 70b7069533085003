package io.faultline.ingest.news.feeds;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The characters of an XML or JSON document: by its byte order mark, else as announced by HTTP,
 * else as it declares itself, and where none of these fits its bytes, as they look.
 */
final class XmlText {
  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");
  private static final Pattern ANNOUNCED =
      Pattern.compile("charset\\s*=\\s*[\"']?([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);
  private static final int DECLARATION_BYTES = 1_024;

  private XmlText() {}

  static String decode(byte[] bytes, @Nullable String contentType) {
    Optional<Charset> marked = byteOrder(bytes);
    if (marked.isPresent()) {
      return clean(new String(bytes, marked.get()));
    }
    Optional<Charset> announced = charset(ANNOUNCED, contentType == null ? "" : contentType);
    String head =
        new String(
            bytes, 0, Math.min(bytes.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
    Optional<Charset> declared = charset(DECLARED, head);
    return clean(
        announced
            .flatMap(c -> strictly(bytes, c))
            .or(() -> declared.flatMap(c -> strictly(bytes, c)))
            .or(() -> strictly(bytes, StandardCharsets.UTF_8))
            .orElseGet(() -> new String(bytes, looksLike(bytes))));
  }

  private static Optional<Charset> byteOrder(byte[] b) {
    int first = b.length < 4 ? -1 : ByteBuffer.wrap(b).getInt();
    if (first == 0x0000FEFF || first == 0x0000003C) {
      return Optional.of(Charset.forName("UTF-32BE"));
    }
    if (first == 0xFFFE0000 || first == 0x3C000000) {
      return Optional.of(Charset.forName("UTF-32LE"));
    }
    if (first >>> 8 == 0xEFBBBF) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    return switch (first >>> 16) {
      case 0xFEFF, 0x003C -> Optional.of(StandardCharsets.UTF_16BE);
      case 0xFFFE, 0x3C00 -> Optional.of(StandardCharsets.UTF_16LE);
      default -> first == 0x4C6FA794 ? Optional.of(Charset.forName("IBM037")) : Optional.empty();
    };
  }

  private static Optional<Charset> charset(Pattern pattern, String text) {
    Matcher name = pattern.matcher(text);
    if (!name.find()) {
      return Optional.empty();
    }
    try {
      Charset charset = Charset.forName(name.group(1));
      // It can't be: then these very characters would not have been found.
      if (charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")) {
        return Optional.empty();
      }
      // What calls itself Latin-1 or ASCII is Windows-1252 on the web (WHATWG Encoding, 4.2).
      boolean latin =
          charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII);
      return Optional.of(latin ? Charset.forName("windows-1252") : charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(
                  charset.equals(StandardCharsets.UTF_8)
                      ? CodingErrorAction.REPORT
                      : CodingErrorAction.REPLACE)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Charset looksLike(byte[] bytes) {
    CharsetDetector detector = new CharsetDetector();
    // Mark-up is ASCII in every charset and would only dilute what tells them apart.
    detector.enableInputFilter(true);
    for (CharsetMatch match : detector.setText(bytes).detectAll()) {
      String name = match.getName();
      // Mainframes and two-byte charsets would have been told by their first bytes.
      if (!name.startsWith("IBM") && !name.startsWith("UTF-") && Charset.isSupported(name)) {
        return Charset.forName(name);
      }
    }
    return Charset.forName("windows-1252");
  }

  /** Without byte order marks, and with spaces for the control characters that XML forbids. */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\uFEFF' && c != '\uFFFE') {
        clean.append(c >= ' ' || c == '\n' || c == '\t' || c == '\r' ? c : ' ');
      }
    }
    return clean.toString();
  }
}
