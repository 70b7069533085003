package io.faultline.ingest.news.pages;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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
    "dcterms.created",
    "dc.date.created",
    "datecreated",
    "created",
    "cxenseparse:recs:publishtime",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "bt:pubdate",
    "dcterms.date",
    "dc.date",
    "date",
    "article.created",
    "citation_publication_date",
    "citation_date",
    "release_date",
    "displaydate",
    "mediator_published_time",
    "live:article:published_time",
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
      Outline outline, LinkedData data, URI url, @Nullable String language, LocalDate latest) {
    Search search = new Search(language, latest);
    PageTime updated = search.first(data.modified(), outline.meta(UPDATED));
    PageTime published = search.first(data.isArticle() ? data.published() : null);
    if (published == null) {
      published = search.meta(outline, PUBLISHED);
    }
    if (published == null) {
      published = search.property(outline, "datePublished", "dateCreated");
    }
    if (published == null) {
      published = search.first(data.published());
    }
    if (published == null) {
      published = search.inPath(url);
    }
    if (published == null) {
      published = search.timeElements(outline.timeElements);
    }
    if (published == null) {
      published = search.dataElements(outline.dataElements);
    }
    if (published == null) {
      published = search.visible(outline.blocks);
    }
    if (updated == null) {
      updated = search.property(outline, "dateModified");
    }
    if (published == null) {
      published = updated;
    }
    boolean same = updated != null && updated.equals(published);
    return new PageTimes(published, same ? null : updated);
  }

  private record Search(@Nullable String language, LocalDate latest) {

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
          PageTime time = of(element);
          if (time != null) {
            return time;
          }
        }
      }
      return null;
    }

    @Nullable PageTime of(Element element) {
      return first(
          element.attr("datetime"), element.attr("content"), element.attr("title"), element.text());
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

    @Nullable PageTime timeElements(List<Element> elements) {
      PageTime any = null;
      for (Element element : elements) {
        PageTime time = of(element);
        if (time == null) {
          continue;
        }
        String names =
            (element.className() + ' ' + element.attr("itemprop")).toLowerCase(Locale.ROOT);
        if (element.hasAttr("pubdate")
            || names.contains("publish")
            || names.contains("entry-date")) {
          return time;
        }
        if (any == null && !names.contains("updated") && !names.contains("modified")) {
          any = time;
        }
      }
      return any;
    }

    @Nullable PageTime dataElements(List<Element> elements) {
      for (Element element : elements) {
        String text = element.text();
        PageTime time = text.length() > 150 ? null : first(text);
        if (time != null) {
          return time;
        }
      }
      return null;
    }

    @Nullable PageTime visible(List<Block> blocks) {
      for (Block block : blocks) {
        PageTime time = block.chars() > 120 ? null : first(block.text);
        if (time != null) {
          return time;
        }
      }
      return null;
    }
  }
}
