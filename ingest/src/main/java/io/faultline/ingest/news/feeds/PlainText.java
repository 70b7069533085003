package io.faultline.ingest.news.feeds;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** What a reader sees of a title or a summary that may be plain, escaped or HTML. */
final class PlainText {
  private static final Pattern MARKUP =
      Pattern.compile(
          "</?[a-zA-Z][^<>]*>|<!--|&(?:[a-zA-Z]{2,8}|#\\d{1,7}|#[xX][0-9a-fA-F]{1,6});");

  private PlainText() {}

  static String of(String text) {
    String plain = MARKUP.matcher(text).find() ? Jsoup.parse(text).text() : text;
    return plain.replaceAll("[\\s\\u00a0]+", " ").strip();
  }
}
