package io.faultline.ingest.news.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The many forms in which pages say that they are no article, in words of our own. */
class VerdictFormsTest {
  private static final PageReader READER = new PageReader(InstantSource.system());
  private static final String MENU =
      "<nav><ul><li><a href=/w>World</a></li><li><a href=/m>Markets</a></li></ul></nav>";
  private static final String FOOT = "<footer><p>© 2022 Meridian Wire. Imprint.</p></footer>";
  private static final String LEAD =
      "<p>The harbour master said on Monday that the cranes would stand still for a third week, and"
          + " that nobody could say when the talks, which broke off on Friday, might begin"
          + " again.</p>";

  private static PageVerdict verdict(String body) {
    String html = "<html><body>" + MENU + body + FOOT + "</body></html>";
    return READER
        .read(
            html.getBytes(StandardCharsets.UTF_8),
            "text/html; charset=utf-8",
            URI.create("https://wire.example/2022/07/cranes"))
        .verdict();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "404 - Page not found",
        "Error 404",
        "Sorry, this page could not be found",
        "Oops, the story no longer exists",
        "403 Forbidden",
        "Access denied",
        "502 Bad Gateway",
        "Service unavailable",
        "Too many requests",
        "Die Seite wurde nicht gefunden",
        "Page introuvable",
        "Página no encontrada",
        "Página não encontrada",
        "Pagina non trovata",
        "Pagina niet gevonden",
        "Sidan hittades inte",
        "Nie znaleziono strony",
        "Страница не найдена",
        "ページが見つかりません",
        "页面不存在",
      })
  void anErrorIsToldByItsHeading(String heading) {
    assertThat(
            verdict(
                "<h1>%s</h1><p>Try the search, or go back to the front page.</p>"
                    .formatted(heading)))
        .isEqualTo(PageVerdict.ERROR_PAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We and our partners store cookies on your device. You can accept all cookies or manage"
            + " your cookie preferences before you read on.",
        "We value your privacy. With your consent to the use of cookies we show personalised ads"
            + " and measure how they do.",
        "Wir und unsere Partner verwenden auf dieser Seite Cookies. Bitte stimmen Sie zu, damit es"
            + " weitergeht; die Einwilligung ist freiwillig.",
        "Nous et nos partenaires utilisons des cookies. Accepter et continuer, ou gérer votre"
            + " consentement avant de lire.",
        "Nosotros y nuestros socios utilizamos siempre cookies. Puede aceptar las cookies o"
            + " configurarlas antes de leer.",
        "Please confirm that you are not a robot before the page can be shown to you.",
        "We have seen unusual traffic from your network. Complete the captcha and the page opens.",
        "Your browser must run scripts here: please enable JavaScript and cookies to go on.",
      })
  void aWallIsToldByWhatItAsks(String words) {
    assertThat(verdict("<div><p>%s</p><button>OK</button></div>".formatted(words)))
        .isEqualTo(PageVerdict.CONSENT_WALL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subscribe to continue reading.",
        "Sign in to read the rest of this story.",
        "This story is for subscribers only.",
        "Already a subscriber? Log in to continue.",
        "You have no free articles left this month.",
        "Jetzt abonnieren und weiterlesen.",
        "Dieser Beitrag ist nur für Abonnenten.",
        "Cet article est réservé à nos abonnés.",
        "Contenido exclusivo para suscriptores.",
        "Conteúdo para assinantes.",
        "Contenuto riservato agli abbonati.",
        "Alleen voor abonnees.",
        "Только для подписчиков.",
        "この記事は会員限定です。",
      })
  void aStubIsToldByTheOfferThatFollowsItsBeginning(String offer) {
    assertThat(
            verdict(
                "<article><h1>Cranes stand still</h1>%s<div class=offer><p>%s</p></div></article>"
                    .formatted(LEAD, offer)))
        .isEqualTo(PageVerdict.PAYWALL_STUB);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class=card><h3><a href=/a>Cranes in the harbour stand still</a></h3><p>Talks broke"
            + " off on Friday.</p></div>",
        "<li><h2><a href=/a>Cranes in the harbour stand still</a></h2><time>8 July"
            + " 2022</time></li>",
        "<article><a href=/a><h3>Cranes in the harbour stand still</h3></a></article>",
      })
  void aListingIsToldByItsTeasers(String teaser) {
    assertThat(verdict("<h1>World</h1>" + teaser.repeat(24))).isEqualTo(PageVerdict.LISTING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<h1>Ministry says it found no error in the list</h1>",
        "<h1>Cookies, consent and the court: what changes</h1>",
        "<h1>Why readers subscribe</h1>",
      })
  void anArticleAboutTheseThingsIsAnArticle(String heading) {
    assertThat(verdict("<article>" + heading + LEAD.repeat(8) + "</article>"))
        .isEqualTo(PageVerdict.ARTICLE);
  }
}
