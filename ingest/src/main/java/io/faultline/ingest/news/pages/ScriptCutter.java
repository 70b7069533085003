package io.faultline.ingest.news.pages;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Takes comments and the insides of scripts, style sheets, drawings and {@code noscript} out of a
 * page before it is decoded and parsed: more than half of the bytes of a usual page, of which
 * nothing is read. The elements themselves stay, and so does JSON-LD. It reads as far as browsers
 * do to tell a tag from what only looks like one in an attribute, a comment or a script; where that
 * is not enough (a script that writes scripts into a comment, a tag without an end) it leaves the
 * rest of the page as it is.
 */
final class ScriptCutter {
  private static final byte[] LINKED_DATA = ascii("ld+json");
  private static final byte[] SCRIPT = ascii("script");
  private static final byte[] STYLE = ascii("style");
  private static final byte[] DRAWING = ascii("svg");
  private static final byte[] NO_SCRIPT = ascii("noscript");
  private static final int LONGEST_TAG = 200_000;

  private final byte[] body;
  private final byte[] kept;
  private int size;

  private ScriptCutter(byte[] body) {
    this.body = body;
    kept = new byte[body.length];
  }

  private static byte[] ascii(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The text of {@code body} from {@code begin} on, without what is cut.
   *
   * @param charset one in which the byte of a "less than" always is one
   */
  static String decode(byte[] body, int begin, Charset charset) {
    ScriptCutter cutter = new ScriptCutter(body);
    cutter.run(begin);
    return new String(cutter.kept, 0, cutter.size, charset);
  }

  private void run(int begin) {
    int from = begin;
    int at = begin;
    int last = body.length - 8;
    while (at >= 0 && at < last) {
      if (body[at] != '<') {
        at++;
        continue;
      }
      byte first = body[at + 1];
      if (first == '!' && body[at + 2] == '-' && body[at + 3] == '-') {
        int end = afterComment(at + 4);
        if (end > 0) {
          copy(from, at);
          from = end;
        }
        at = end;
      } else if (isLetter(first)) {
        int tagEnd = tagEnd(at + 2);
        byte[] name = tagEnd < 0 ? null : cutName(at + 1);
        int close = name == null ? tagEnd : close(tagEnd, name);
        if (close > tagEnd && !isLinkedData(at, tagEnd)) {
          copy(from, tagEnd);
          from = close;
        }
        at = close;
      } else {
        at++;
      }
    }
    copy(from, body.length);
  }

  private void copy(int from, int to) {
    System.arraycopy(body, from, kept, size, to - from);
    size += to - from;
  }

  private static boolean isLetter(byte b) {
    int small = b | 0x20;
    return small >= 'a' && small <= 'z';
  }

  private byte @Nullable [] cutName(int at) {
    return switch (body[at] | 0x20) {
      case 's' ->
          isName(at, SCRIPT)
              ? SCRIPT
              : isName(at, STYLE) ? STYLE : isName(at, DRAWING) ? DRAWING : null;
      case 'n' -> isName(at, NO_SCRIPT) ? NO_SCRIPT : null;
      default -> null;
    };
  }

  private boolean isName(int at, byte[] name) {
    int end = at + name.length;
    if (end >= body.length || !isSame(at, name)) {
      return false;
    }
    byte after = body[end];
    return after == '>' || after == '/' || (after <= ' ' && after >= 0);
  }

  private boolean isSame(int at, byte[] small) {
    for (int k = 0; k < small.length; k++) {
      byte b = body[at + k];
      if (b != small[k] && (b | 0x20) != small[k]) {
        return false;
      }
    }
    return true;
  }

  private int afterComment(int at) {
    for (int i = at; i < body.length; i++) {
      if (body[i] == '>') {
        int dash = body[i - 1] == '!' ? i - 2 : i - 1;
        if (body[dash] == '-' && body[dash - 1] == '-') {
          return i + 1;
        }
      }
    }
    return -1;
  }

  /** Where the inside of the element begins; -1 if the tag has no end within reach. */
  private int tagEnd(int at) {
    int end = Math.min(body.length, at + LONGEST_TAG);
    byte quote = 0;
    boolean value = false;
    for (int i = at; i < end; i++) {
      byte b = body[i];
      if (quote != 0) {
        quote = b == quote ? 0 : quote;
      } else if (b == '>') {
        return i + 1;
      } else if (b == '=') {
        value = true;
      } else if (b > ' ' || b < 0) {
        if (value && (b == '"' || b == '\'')) {
          quote = b;
        }
        value = false;
      }
    }
    return -1;
  }

  /** Where the end tag begins; -1 if there is none, or only a parser could tell. */
  private int close(int from, byte[] name) {
    boolean comment = false;
    int last = body.length - name.length - 3;
    for (int i = from; i < last; i++) {
      if (body[i] != '<') {
        continue;
      }
      if (body[i + 1] == '/' && isName(i + 2, name)) {
        return i;
      }
      comment |= body[i + 1] == '!' && body[i + 2] == '-';
      boolean nested = isName(i + 1, name) && (comment || name == DRAWING);
      if (nested || (comment && name != SCRIPT && name != STYLE)) {
        return -1;
      }
    }
    return -1;
  }

  private boolean isLinkedData(int from, int to) {
    for (int i = from; i + LINKED_DATA.length < to; i++) {
      if (isSame(i, LINKED_DATA)) {
        return true;
      }
    }
    return false;
  }
}
