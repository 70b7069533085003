package io.faultline.ingest.news.pages;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a page, before it is decoded and parsed, what nobody here reads: comments, scripts,
 * style sheets, drawings, {@code noscript}, pictures, links to style sheets and the like, and all
 * attributes that say nothing about the text. That is most of the bytes of a usual page. JSON-LD
 * stays. It reads as far as browsers do to tell a tag from what only looks like one in an
 * attribute, a comment or a script; where that is not enough (a script that writes scripts into a
 * comment, a tag without an end) it leaves the rest of the page as it is.
 */
final class PageTrimmer {
  private static final String LINKED_DATA = "ld+json";
  private static final String CANONICAL = "canonical";
  private static final int LONGEST_TAG = 200_000;
  private static final int NOT_FOUND = -1;

  private static final int LONGEST_NAME = 10;

  /** As much of a usual page is left: one part of four. */
  private static final int USUAL_SHARE = 4;

  /** All attributes that later steps ask for; a link to the canonical address is left whole. */
  private static final long[] READ =
      Stream.of(
              "class",
              "id",
              "role",
              "style",
              "hidden",
              "lang",
              "xml:lang",
              "rel",
              "type",
              "title",
              "name",
              "property",
              "http-equiv",
              "content",
              "itemprop",
              "itemtype",
              "datetime",
              "pubdate")
          .mapToLong(name -> key(name, 0, name.length()))
          .sorted()
          .toArray();

  private final byte[] body;

  /** The bytes as characters, as the JVM searches a string faster than an array. */
  private final String page;

  private byte[] kept;
  private int size;

  /** What is before it has been kept or cut. */
  private int from;

  private PageTrimmer(byte[] body, int begin) {
    this.body = body;
    page = new String(body, StandardCharsets.ISO_8859_1);
    kept = new byte[body.length / USUAL_SHARE + 1_024];
    from = begin;
  }

  /**
   * The text of {@code body} from {@code begin} on, without what is cut.
   *
   * @param charset one in which the byte of a "less than" always is one
   */
  static String decode(byte[] body, int begin, Charset charset) {
    PageTrimmer trimmer = new PageTrimmer(body, begin);
    trimmer.run();
    return new String(trimmer.kept, 0, trimmer.size, charset);
  }

  private void run() {
    int last = body.length - 8;
    int at = page.indexOf('<', from);
    while (at >= 0 && at < last) {
      int next = at + 1;
      if (page.startsWith("!--", next)) {
        next = afterComment(at + 4);
        if (next != NOT_FOUND) {
          cut(at, next);
        }
      } else if (isLetter(body[next])) {
        next = element(at);
      }
      at = next == NOT_FOUND ? NOT_FOUND : page.indexOf('<', next);
    }
    cut(body.length, body.length);
  }

  /** Keeps what is before {@code begin} and has not been kept yet; goes on at {@code end}. */
  private void cut(int begin, int end) {
    int length = begin - from;
    if (size + length > kept.length) {
      kept = Arrays.copyOf(kept, Math.min(body.length, 2 * (size + length)));
    }
    System.arraycopy(body, from, kept, size, length);
    size += length;
    from = end;
  }

  private static boolean isLetter(byte b) {
    int small = b | 0x20;
    return small >= 'a' && small <= 'z';
  }

  /** Where to go on after the tag at {@code at}, and the inside of its element if that is cut. */
  private int element(int at) {
    String raw = nameAt(at + 1, "script", "style", "svg", "noscript");
    if (raw != null) {
      return withInside(at, raw);
    }
    boolean unread = nameAt(at + 1, "img", "source", "link") != null;
    if (!unread) {
      return afterTag(at, /* trims= */ true);
    }
    int end = afterTag(at, /* trims= */ false);
    if (end != NOT_FOUND && !contains(CANONICAL, at, end)) {
      cut(at, end);
    }
    return end;
  }

  private int withInside(int at, String name) {
    int inside = afterTag(at, /* trims= */ false);
    if (inside == NOT_FOUND) {
      return NOT_FOUND;
    }
    if (name.equals("svg") && body[inside - 2] == '/') {
      cut(at, inside);
      return inside;
    }
    int close = close(inside, name);
    int end = close == NOT_FOUND ? NOT_FOUND : page.indexOf('>', close) + 1;
    if (end > 0 && !contains(LINKED_DATA, at, inside)) {
      cut(at, end);
      return end;
    }
    return end > 0 ? end : NOT_FOUND;
  }

  private @Nullable String nameAt(int at, String... names) {
    for (String name : names) {
      if (isName(at, name)) {
        return name;
      }
    }
    return null;
  }

  private boolean isName(int at, String name) {
    int end = at + name.length();
    if (end >= body.length || (body[at] | 0x20) != name.charAt(0)) {
      return false;
    }
    byte after = body[end];
    return (after == '>' || after == '/' || (after <= ' ' && after >= 0))
        && page.regionMatches(/* ignoreCase= */ true, at, name, 0, name.length());
  }

  private boolean contains(String text, int begin, int end) {
    for (int i = begin; i + text.length() <= end; i++) {
      if (page.regionMatches(/* ignoreCase= */ true, i, text, 0, text.length())) {
        return true;
      }
    }
    return false;
  }

  private int afterComment(int at) {
    for (int i = page.indexOf('>', at); i >= 0; i = page.indexOf('>', i + 1)) {
      int dash = body[i - 1] == '!' ? i - 2 : i - 1;
      if (body[dash] == '-' && body[dash - 1] == '-') {
        return i + 1;
      }
    }
    return NOT_FOUND;
  }

  /**
   * Where the tag at {@code at} has ended; {@link #NOT_FOUND} if it has no end within reach.
   *
   * @param trims whether attributes that nobody reads are cut
   */
  private int afterTag(int at, boolean trims) {
    int limit = Math.min(body.length, at + LONGEST_TAG);
    int i = at + 1;
    while (i < limit && body[i] != '>' && body[i] != '/' && !isSpace(body[i])) {
      i++;
    }
    while (i < limit) {
      int begin = i;
      while (i < limit && (isSpace(body[i]) || body[i] == '/')) {
        i++;
      }
      if (i < limit && body[i] == '>') {
        return i + 1;
      }
      int name = i;
      // A name may begin with an equals sign; anywhere else, it ends the name.
      i++;
      while (i < limit && !endsName(body[i])) {
        i++;
      }
      int nameEnd = i;
      i = afterValue(i, limit);
      if (i == NOT_FOUND) {
        return NOT_FOUND;
      }
      if (trims && !isRead(name, nameEnd)) {
        // What comes next may need the space before this one: class="a"href="b"id="c".
        cut(i < limit && endsName(body[i]) ? begin : name, i);
      }
    }
    return NOT_FOUND;
  }

  /** Where the value has ended that may come after the name of an attribute. */
  private int afterValue(int nameEnd, int limit) {
    int i = nameEnd;
    while (i < limit && isSpace(body[i])) {
      i++;
    }
    if (i >= limit || body[i] != '=') {
      return nameEnd;
    }
    i++;
    while (i < limit && isSpace(body[i])) {
      i++;
    }
    if (i >= limit) {
      return NOT_FOUND;
    }
    byte first = body[i];
    if (first == '"' || first == '\'') {
      int end = page.indexOf(first, i + 1);
      return end < 0 || end >= limit ? NOT_FOUND : end + 1;
    }
    while (i < limit && body[i] != '>' && !isSpace(body[i])) {
      i++;
    }
    return i;
  }

  private static boolean isSpace(byte b) {
    return b <= ' ' && b >= 0;
  }

  private static boolean endsName(byte b) {
    return b == '=' || b == '>' || b == '/' || isSpace(b);
  }

  private boolean isRead(int begin, int end) {
    return end - begin <= LONGEST_NAME && Arrays.binarySearch(READ, key(page, begin, end)) >= 0;
  }

  /** Of two names that share a key, the other one is kept as well, which does no harm. */
  private static long key(String text, int begin, int end) {
    long key = 0;
    for (int i = begin; i < end; i++) {
      key = key << 6 | ((text.charAt(i) | 0x20) & 0x3f);
    }
    return key;
  }

  /** Where the end tag begins; {@link #NOT_FOUND} if there is none, or only a parser could tell. */
  private int close(int inside, String name) {
    boolean drawing = name.equals("svg");
    boolean raw = name.equals("script") || name.equals("style");
    boolean comment = false;
    int last = body.length - name.length() - 3;
    for (int i = page.indexOf('<', inside); i >= 0 && i < last; i = page.indexOf('<', i + 1)) {
      if (body[i + 1] == '/' && isName(i + 2, name)) {
        return i;
      }
      comment |= body[i + 1] == '!' && body[i + 2] == '-';
      boolean nested = isName(i + 1, name) && (comment || drawing);
      if (nested || (comment && !raw)) {
        return NOT_FOUND;
      }
    }
    return NOT_FOUND;
  }
}
