package io.faultline.ingest.news.pages;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page says.
 *
 * @param url the address that it was fetched from
 * @param canonicalUrl the address that the page gives as its own; null where it gives none that is
 *     plausible for {@code url}
 * @param verdict whether it is an article at all
 * @param title plain text, without the name of the site; null where there is none
 * @param authors persons or desks, in the order of the page
 * @param published when the text first appeared; null where the page doesn't say
 * @param updated when it was last changed; null where the page doesn't say, or says the same time
 * @param language BCP 47; null where it could not be told
 * @param siteName the outlet as it calls itself
 * @param section the part of the outlet that the text stands in
 * @param image the leading picture
 * @param text paragraphs, separated by an empty line; empty where there is none to read
 */
public record ReadPage(
    URI url,
    @Nullable URI canonicalUrl,
    PageVerdict verdict,
    @Nullable String title,
    List<String> authors,
    @Nullable PageTime published,
    @Nullable PageTime updated,
    @Nullable String language,
    @Nullable String siteName,
    @Nullable String section,
    @Nullable URI image,
    String text) {

  public ReadPage {
    authors = List.copyOf(authors);
  }
}
