package io.faultline.ingest.news.pages;

import java.util.Map;
import java.util.TreeMap;

/**
 * What makers of pages call the parts of a page, in the names of classes, ids and roles. The words
 * are those of many sites and several languages; what each is worth is learned, not said here.
 */
enum Mark {
  COMMENT(
      """
      comment comments disqus kommentar comentario commentaire reaction reply replies respond
      discussion livefyre coral opinions forum
      """),
  SHARE(
      """
      share shares sharing social socials facebook twitter whatsapp teilen partage compartir follow
      addtoany addthis sharethis bookmark toolbar tools
      """),
  RELATED(
      """
      related recommend recirc readmore readnext similar trending popular mostread mostviewed latest
      teaser suggest outbrain taboola more mehr relacionad associe verwandt liees moreon alsoread
      readalso upnext nextpost prevpost furtherreading onward topnews
      """),
  NAVIGATION(
      """
      nav menu navigation breadcrumb navbar pagination pager pagenav skip toc sitemap navi
      """),
  ADVERTISING(
      """
      ad ads adv advert sponsor banner promo promotion dfp werbung anzeige publicidad publicite
      affiliate adslot adunit adbox commercial marketing shopping deals
      """),
  FOOTER("footer foot colophon copyright legal bottom disclaimer imprint"),
  SIDE("sidebar rail side aside secondary complementary widget sidecol rightcol tertiary"),
  HEADER("header masthead topbar head top"),
  PICTURE(
      """
      caption figcaption credit credits figure photo image gallery slideshow picture img bild media
      video player audio legende slide thumb thumbnail
      """),
  BYLINE("byline author autor auteur contributor writer bio journalist reporter profile"),
  DATA(
      """
      meta date time timestamp published pubdate posted updated tag tags category categories keyword
      keywords topic topics label labels kicker eyebrow datum fecha readingtime infoline
      """),
  SIGN_UP(
      """
      newsletter signup subscribe subscription abo paywall login register registration piano premium
      donate donation membership support cta regwall
      """),
  CONSENT(
      "cookie consent gdpr privacy modal overlay popup dialog cmp lightbox notice alert tooltip"),
  CONTENT(
      """
      article content body text entry post story main artikel articulo contenido texte testo inhalt
      prose paragraph richtext contenu corpo cuerpo
      """),
  BODY(
      """
      articlebody bodytext entrycontent storybody articlecontent postcontent postbody articletext
      storycontent bodycontent articlepage contentbody textbody maincontent storytext newsbody
      contenttext newstext blogpost bodycopy
      """),
  TITLE("title headline heading titre titel titulo"),
  LEAD(
      """
      lead lede standfirst summary dek intro excerpt description subtitle subheadline subhead abstract
      chapo perex vorspann entradilla sommario subline stand deck tldr
      """),
  LIST("list grid card cards item items carousel feed river collection slider swiper links tile"),
  EMBED("pullquote quote embed tweet instagram tiktok blockquote youtube iframe"),
  BOX(
      """
      box infobox factbox inset callout highlight correction note footnote footnotes references
      sources editors appendix
      """),
  HIDDEN("hidden hide sr visuallyhidden screenreader print noprint offscreen invisible none");

  private final String terms;

  Mark(String terms) {
    this.terms = terms;
  }

  int bit() {
    return 1 << ordinal();
  }

  static TermFinder finder() {
    Map<Integer, String> all = new TreeMap<>();
    for (Mark mark : values()) {
      all.put(mark.ordinal(), mark.terms);
    }
    return new TermFinder(all);
  }
}
