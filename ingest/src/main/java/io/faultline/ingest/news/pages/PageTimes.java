package io.faultline.ingest.news.pages;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * When a page was published and last changed. What was written for machines goes before what was
 * written for people, and what is near the headline before what is far: a wrong time is worse than
 * none.
 *
 * @param published null where the page doesn't say
 * @param updated null where the page doesn't say
 */
record PageTimes(@Nullable PageTime published, @Nullable PageTime updated) {
  private static final String[] PUBLISHED = {
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "published_time",
    "rnews:datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish-date",
    "publish_date",
    "published-date",
    "publisheddate",
    "publication_date",
    "publicationdate",
    "pubdate",
    "pub_date",
    "dcterms.issued",
    "dc.date.issued",
    "dc.issued",
    "cxenseparse:recs:publishtime",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "bt:pubdate",
    "citation_publication_date",
    "citation_date",
    "mediator_published_time",
    "live:article:published_time",
    "displaydate",
    "release_date",
  };

  /** Names that also stand for the time of a template's or an index's last change. */
  private static final String[] VAGUE = {
    "dcterms.created",
    "dc.date.created",
    "dc.created",
    "datecreated",
    "article.created",
    "created",
    "dcterms.date",
    "dc.date",
    "date",
    "doc-date",
    "timestamp",
  };

  private static final String[] UPDATED = {
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
    "last_modified",
    "modified_time",
    "revised",
    "updated",
    "article.updated",
    "lastmodified",
    "modified",
  };
  private static final Pattern IN_PATH =
      Pattern.compile(
          "[/=_-]((?:19|20)\\d\\d)([/_-])(0?[1-9]|1[0-2])\\2(0?[1-9]|[12]\\d|3[01])(?!\\d)");
  private static final Pattern COMPACT_IN_PATH =
      Pattern.compile("[/_-]((?:19|20)\\d\\d)(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?=[/_.-]|$)");

  static PageTimes of(
      Outline outline,
      LinkedData data,
      URI url,
      @Nullable String title,
      @Nullable String language,
      LocalDate latest) {
    Search search = new Search(language, latest);
    PageTime updated = search.first(data.modified());
    if (updated == null) {
      updated = search.meta(outline, UPDATED);
    }
    if (updated == null) {
      updated = search.property(outline, "dateModified");
    }
    List<Supplier<@Nullable PageTime>> byTrust =
        List.of(
            () -> search.first(data.isArticle() ? data.published() : null),
            () -> search.meta(outline, PUBLISHED),
            () -> search.property(outline, "datePublished", "dateCreated"),
            () -> search.first(data.published()),
            () -> search.inPath(url),
            () -> VisibleDates.of(outline, title, search),
            () -> search.meta(outline, VAGUE));
    PageTime published = null;
    for (Supplier<@Nullable PageTime> source : byTrust) {
      if (published == null || published.time() == null) {
        PageTime time = source.get();
        if (published == null || (time != null && time.isMorePreciseThan(published))) {
          published = time;
        }
      }
    }
    if (published == null) {
      published = updated;
    }
    boolean same = updated != null && updated.equals(published);
    return new PageTimes(published, same ? null : updated);
  }

  /** Finds dates as the language of the page writes them, none after {@code latest}. */
  record Search(@Nullable String language, LocalDate latest) {

    @Nullable PageTime first(@Nullable String... texts) {
      for (String text : texts) {
        PageTime time = text == null ? null : DateText.first(text, language, latest);
        if (time != null) {
          return time;
        }
      }
      return null;
    }

    @Nullable PageTime meta(Outline outline, String... names) {
      for (String name : names) {
        for (String value : outline.metas(name)) {
          PageTime time = first(value);
          if (time != null) {
            return time;
          }
        }
      }
      return null;
    }

    @Nullable PageTime property(Outline outline, String... names) {
      for (String name : names) {
        for (Element element : outline.properties.getOrDefault(name, List.of())) {
          PageTime time = isOfComment(element) ? null : of(element);
          if (time != null) {
            return time;
          }
        }
      }
      return null;
    }

    /** Comments are marked up with the same properties as the article. */
    private static boolean isOfComment(Element element) {
      Element around = element;
      for (int up = 0; around != null && up < 6; up++) {
        if (around.attr("itemprop").equals("comment")
            || around.attr("itemtype").endsWith("Comment")) {
          return true;
        }
        around = around.parent();
      }
      return false;
    }

    @Nullable PageTime of(Element element) {
      return first(
          element.attr("datetime"),
          element.attr("content"),
          element.attr("title"),
          ElementText.of(element, 200));
    }

    @Nullable PageTime inPath(URI url) {
      String path = url.getRawPath() == null ? "" : url.getRawPath();
      Matcher matcher = IN_PATH.matcher(path);
      if (matcher.find()) {
        return first(matcher.group(1) + "-" + two(matcher.group(3)) + "-" + two(matcher.group(4)));
      }
      Matcher compact = COMPACT_IN_PATH.matcher(path);
      return compact.find()
          ? first(compact.group(1) + "-" + compact.group(2) + "-" + compact.group(3))
          : null;
    }

    private static String two(String number) {
      return number.length() == 1 ? "0" + number : number;
    }
  }
}
