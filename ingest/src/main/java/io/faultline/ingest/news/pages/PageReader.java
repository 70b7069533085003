package io.faultline.ingest.news.pages;

import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * Reads the article off an HTML page, in any language: text, title, authors, times and address, and
 * whether there is an article at all.
 *
 * <p>The evidence is weighed rather than believed: JSON-LD, microdata, Open Graph and other {@code
 * meta} elements, visible marks, the address, and the density and structure of the text. No page
 * makes it throw; one that says nothing gives an empty text. Size, depth and number of elements are
 * bounded, so that a hostile page costs no more than a large one. Runs no script and fetches
 * nothing. Thread-safe; one reader serves all pages.
 */
public final class PageReader {
  /** More than any page of text; what comes after is not read. */
  static final int MOST_BYTES = 10_000_000;

  private final InstantSource clock;
  private final BodyText bodyText = BodyText.shipped();

  /**
   * @param clock a date later than its day after tomorrow is no date of publication
   */
  public PageReader(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * @param body the page, as it came after decompression
   * @param contentType the HTTP header; null if there was none
   * @param url where it was fetched from, after redirects
   */
  public ReadPage read(byte[] body, @Nullable String contentType, URI url) {
    Document document = parse(body, contentType, url);
    Outline outline = PageWalk.of(document);
    LinkedData data = LinkedData.of(outline.linkedData, url.toString());
    String title = Titles.of(outline, data, url);
    List<Block> kept = bodyText.of(outline, data, title);
    List<String> paragraphs = new ArrayList<>();
    for (Block block : kept) {
      paragraphs.add(block.text);
    }
    String text = String.join("\n\n", paragraphs);
    String language = Languages.of(outline, data, text);
    LocalDate latest = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(2);
    PageTimes times = PageTimes.of(outline, data, url, title, language, latest);
    return new ReadPage(
        url,
        Addresses.canonical(outline, url),
        Verdicts.of(outline, data, kept, title, url),
        title,
        Bylines.of(outline, data),
        times.published(),
        times.updated(),
        language,
        siteName(outline, data),
        section(outline, data),
        Addresses.absolute(
            outline.meta("og:image", "og:image:url", "twitter:image") == null
                ? data.image()
                : outline.meta("og:image", "og:image:url", "twitter:image"),
            url),
        text);
  }

  private static @Nullable String siteName(Outline outline, LinkedData data) {
    String name = outline.meta("og:site_name", "application-name", "al:android:app_name");
    return name == null ? data.siteName() : name;
  }

  private static @Nullable String section(Outline outline, LinkedData data) {
    return data.section() == null
        ? outline.meta("article:section", "section", "parsely-section", "og:section")
        : data.section();
  }

  static Document parse(byte[] body, @Nullable String contentType, URI url) {
    byte[] bounded = body.length > MOST_BYTES ? Arrays.copyOf(body, MOST_BYTES) : body;
    return BoundedParser.parse(PageCharset.decode(bounded, contentType), url.toString());
  }
}
