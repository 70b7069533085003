package io.faultline.ingest.news.pages;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which character set the bytes of a page are in, decided as browsers do: byte order mark, HTTP
 * header, a declaration at the beginning of the page, then the bytes themselves. Labels mean what
 * the WHATWG Encoding Standard says ({@code iso-8859-1} is windows-1252).
 */
final class PageCharset {
  /** The standard asks for 1024 bytes; browsers go on to the end of the head. */
  private static final int PRESCAN = 16_384;

  private static final int SAMPLE = 262_144;

  /** As many letters outside of ASCII leave no doubt. */
  private static final int SURE = 8;

  private static final Pattern PARAMETER =
      Pattern.compile("charset\\s*=\\s*[\"']?\\s*([^\\s\"';>]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern XML =
      Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']+)");

  private PageCharset() {}

  /** The text of the page without its scripts. Malformed bytes become U+FFFD. */
  static String decode(byte[] body, @Nullable String contentType) {
    if (startsWith(body, 0xEF, 0xBB, 0xBF)) {
      return decode(body, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(body, 0xFE, 0xFF)) {
      return decode(body, 2, StandardCharsets.UTF_16BE);
    }
    if (startsWith(body, 0xFF, 0xFE)) {
      return decode(body, 2, StandardCharsets.UTF_16LE);
    }
    return decode(body, 0, of(body, contentType));
  }

  private static String decode(byte[] body, int from, Charset charset) {
    // In these two, the byte of a "less than" can be a part of another character.
    String name = charset.name();
    if (name.startsWith("UTF-16") || name.startsWith("ISO-2022")) {
      return new String(body, from, body.length - from, charset);
    }
    return PageTrimmer.decode(body, from, charset);
  }

  private static Charset of(byte[] body, @Nullable String contentType) {
    Charset told = contentType == null ? null : fromParameter(contentType);
    if (told != null) {
      return told;
    }
    Charset declared = declaredIn(body);
    if (declared == null) {
      return detected(body);
    }
    return declared.equals(StandardCharsets.UTF_8) || !isSurelyUtf8(body)
        ? declared
        : StandardCharsets.UTF_8;
  }

  private static boolean startsWith(byte[] body, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= body.length || (body[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Charset fromParameter(String contentType) {
    Matcher parameter = PARAMETER.matcher(contentType);
    return parameter.find() ? CharsetLabels.charset(parameter.group(1)) : null;
  }

  private static @Nullable Charset declaredIn(byte[] body) {
    String head = new String(body, 0, Math.min(body.length, PRESCAN), StandardCharsets.ISO_8859_1);
    int at = head.indexOf('<');
    while (at >= 0) {
      if (head.startsWith("<!--", at)) {
        int end = head.indexOf("-->", at + 4);
        at = end < 0 ? -1 : head.indexOf('<', end);
        continue;
      }
      if (head.regionMatches(/* ignoreCase= */ true, at, "<body", 0, 5)) {
        break;
      }
      if (head.regionMatches(/* ignoreCase= */ true, at, "<meta", 0, 5)) {
        int end = head.indexOf('>', at);
        Charset declared = fromParameter(head.substring(at, end < 0 ? head.length() : end + 1));
        if (declared != null) {
          // A page whose declaration could be read as ASCII is not in UTF-16, whatever it says.
          return declared.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : declared;
        }
      }
      at = head.indexOf('<', at + 1);
    }
    Matcher xml = XML.matcher(head);
    return xml.find() ? CharsetLabels.charset(xml.group(1)) : null;
  }

  private static Charset detected(byte[] body) {
    byte[] sample = body.length > SAMPLE ? Arrays.copyOf(body, SAMPLE) : body;
    if (isUtf8(sample, body.length > SAMPLE)) {
      return StandardCharsets.UTF_8;
    }
    CharsetDetector detector = new CharsetDetector();
    detector.enableInputFilter(true);
    detector.setText(sample);
    CharsetMatch match = detector.detect();
    Charset charset = match == null ? null : CharsetLabels.charset(match.getName());
    return charset == null ? CharsetLabels.WINDOWS_1252 : charset;
  }

  /**
   * Whether the page was re-encoded on its way by an archive or a proxy that left its declaration
   * alone. Here we depart from browsers: so many letters that are valid UTF-8 are nothing else.
   */
  private static boolean isSurelyUtf8(byte[] body) {
    int beginnings = 0;
    for (int i = 0; i < body.length && beginnings < SURE; i++) {
      if ((body[i] & 0xC0) == 0xC0) {
        beginnings++;
      }
    }
    byte[] sample = body.length > SAMPLE ? Arrays.copyOf(body, SAMPLE) : body;
    return beginnings >= SURE && isUtf8(sample, body.length > SAMPLE);
  }

  private static boolean isUtf8(byte[] sample, boolean cut) {
    CharBuffer out = CharBuffer.allocate(sample.length);
    try {
      var decoder =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      var result = decoder.decode(ByteBuffer.wrap(sample), out, /* endOfInput= */ !cut);
      if (result.isError()) {
        result.throwException();
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
