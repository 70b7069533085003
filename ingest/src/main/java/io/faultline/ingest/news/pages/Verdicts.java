package io.faultline.ingest.news.pages;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges what kind of page it is. A page that holds a text of some length is an article whatever
 * its title says ("404 days in orbit"); the other kinds need a short text and a sign of their own.
 */
final class Verdicts {
  /** Shorter texts are no article unless the page says that it is one. */
  private static final int SHORT = 250;

  /** A notice, a wall or the free beginning of an article is not longer than this. */
  private static final int NOTICE = 1_500;

  private static final int STUB = 2_500;

  /** A page with as many teasers, and little else, is there for them. */
  private static final int TEASERS = 8;

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern ERROR =
      Pattern.compile(
          "^\\W*(?:error\\W*)?(?:40[0134]|410|429|451|50[0234])\\b|\\b(?:40[34]|410|50[023])\\W*(?:error|page|fehler)|(?:page|article|story|content)\\b.{0,30}\\b(?:not"
              + " found|n[o']t exist|no longer|removed|unavailable)|^\\W*not found|can['’]?t"
              + " (?:find|be found)|couldn['’]?t find|could not be found|access (?:to this page"
              + " )?(?:is |has been )?denied|^\\W*forbidden|^\\W*gone\\W*$|service unavailable|bad"
              + " gateway|internal server error|something went wrong|too many requests|nicht"
              + " gefunden|existiert nicht|zugriff verweigert|introuvable|n['’]existe"
              + " (?:pas|plus)|acc[eè]s (?:refus|interdit)|no (?:se ha )?encontrad|no existe|acceso"
              + " denegado|n[ãa]o (?:foi )?encontrad|non (?:è stata )?trovat|niet gevonden|hittades"
              + " inte|ikke fundet|finnes ikke|ei löydy|nie znaleziono|не найден|не"
              + " знайден|bulunamad|見つかりません|不存在|找不到|찾을 수 없|غير موجود|לא נמצא",
          FLAGS);

  private static final Pattern ROBOT =
      Pattern.compile(
          "(?:verify|confirm|prove|checking).{0,30}(?:human|robot|browser)|are you a"
              + " (?:robot|human)|not a robot|captcha|unusual (?:traffic|activity)|enable"
              + " (?:javascript and cookies|cookies and javascript|js and)|just a moment|attention"
              + " required|pardon our interruption|kein roboter|pas un robot|no (?:soy|eres) un"
              + " robot|не робот",
          FLAGS);

  private static final Pattern CONSENT =
      Pattern.compile(
          "before you continue|we (?:value|respect) your privacy|your privacy"
              + " (?:choices|matters)|accept (?:all )?(?:cookies|and continue)|use (?:of"
              + " )?cookies|cookies? (?:consent|policy|settings|preferences)|personali[sz]ed"
              + " (?:ads|advert|content)|gdpr|consent to|cookies? (?:zu|akzept|verwend)|verwenden"
              + " .{0,40}cookies|zustimm|einwillig|mit werbung"
              + " (?:weiter|lesen)|datenschutzeinstellung|nous .{0,60}cookies|accepter"
              + " (?:et|les)|consentement|vos données|utilizamos .{0,40}cookies|aceptar"
              + " (?:y|las|cookies)|utilizziamo .{0,40}cookie|accetta|cookies?"
              + " accepteren|toestemming|согласи.{0,30}cookie|файлы cookie",
          FLAGS);

  private static final Pattern WALL =
      Pattern.compile(
          "(?:subscribe|sign[ -]?(?:up|in)|log[ -]?in|register|join).{0,40}(?:to"
              + " (?:continue|read|keep|view|unlock|access)|for (?:full|unlimited))|(?:to"
              + " )?(?:continue|keep)"
              + " reading|(?:for|only|exclusive).{0,15}(?:subscribers|members)|already a"
              + " (?:subscriber|member)|subscribers? only|read the (?:full|rest)|unlock"
              + " (?:this|the)|remaining (?:free )?articles|free article|premium"
              + " (?:content|article)|weiterlesen mit|jetzt"
              + " (?:abonnieren|testen|weiterlesen)|bereits abonnent|nur für abonnenten|mit"
              + " .{0,20}(?:abo|plus).{0,20}(?:lesen|zugang)|r[ée]serv[ée]e?s? (?:à|aux) (?:nos"
              + " )?abonn|pour lire la suite|d[ée]jà abonn|il (?:vous )?reste .{0,20}à"
              + " lire|abonnez-vous pour|(?:solo|exclusivo) para"
              + " suscriptores|suscr[ií]b.{0,30}(?:leer|seguir|continuar)|ya (?:eres|soy)"
              + " suscriptor|para continuar (?:leyendo|lendo)|(?:exclusivo|conteúdo) para"
              + " assinantes|já é assinante|(?:riservat|solo).{0,20}abbonati|abbonati per|al"
              + " abonnee|verder lezen|alleen voor abonnees|för prenumeranter|for abonnenter|vain"
              + " tilaajille|tylko dla (?:prenumeratorów|subskrybentów)|только для подписчик|читать"
              + " дал(?:ее|ьше) .{0,20}подпис"
              + "|会員限定|有料会員|残り.{0,8}文字|订阅.{0,10}(?:阅读|全文)|구독.{0,10}(?:계속|전문)",
          FLAGS);

  private final Outline outline;
  private final LinkedData data;
  private final URI url;
  private final @Nullable String title;
  private final int textWeight;
  private final int lastKept;
  private final boolean saysArticle;

  private Verdicts(
      Outline outline, LinkedData data, List<Block> kept, @Nullable String title, URI url) {
    this.outline = outline;
    this.data = data;
    this.title = title;
    this.url = url;
    int weight = 0;
    for (Block block : kept) {
      weight += block.shape.weight();
    }
    textWeight = weight;
    lastKept = kept.isEmpty() ? -1 : outline.blocks.lastIndexOf(kept.getLast());
    saysArticle = data.isArticle() || "article".equalsIgnoreCase(outline.meta("og:type"));
  }

  static PageVerdict of(
      Outline outline, LinkedData data, List<Block> kept, @Nullable String title, URI url) {
    return new Verdicts(outline, data, kept, title, url).judge();
  }

  private PageVerdict judge() {
    if (textWeight < NOTICE && !data.isArticle() && isError()) {
      return PageVerdict.ERROR_PAGE;
    }
    if (textWeight < NOTICE && !data.isArticle() && isWall()) {
      return PageVerdict.CONSENT_WALL;
    }
    if (textWeight < STUB && isForSubscribers()) {
      return PageVerdict.PAYWALL_STUB;
    }
    if (!data.isArticle() && isListing()) {
      return PageVerdict.LISTING;
    }
    return PageVerdict.ARTICLE;
  }

  private boolean isError() {
    if (title != null && ERROR.matcher(title).find()) {
      return true;
    }
    String document = outline.documentTitle;
    if (document != null && ERROR.matcher(document).find()) {
      return true;
    }
    for (Block block : outline.blocks) {
      boolean heading = block.box.part == Part.HEADING_1 || block.box.part == Part.HEADING_2;
      if (heading && block.chars() < 120 && ERROR.matcher(block.text).find()) {
        return true;
      }
    }
    return false;
  }

  /** Whether most of what is written on the page asks for consent, or for proof of a human. */
  private boolean isWall() {
    int asking = 0;
    int all = 0;
    for (Block block : outline.blocks) {
      if (block.linkDensity() > 0.6) {
        continue;
      }
      int weight = block.shape.weight();
      all += weight;
      String text = block.text.length() > NOTICE ? block.text.substring(0, NOTICE) : block.text;
      if (ROBOT.matcher(text).find() || CONSENT.matcher(text).find()) {
        asking += weight;
      }
    }
    boolean titled =
        title != null && (ROBOT.matcher(title).find() || CONSENT.matcher(title).find());
    return all < 4 * NOTICE && (asking > 0.4 * all || (titled && asking > 0.1 * all));
  }

  private boolean isForSubscribers() {
    if (Boolean.FALSE.equals(data.free()) && (textWeight < NOTICE / 2 || hasWallAfterText())) {
      return true;
    }
    String tier = outline.meta("article:content_tier");
    boolean locked = tier != null && tier.equalsIgnoreCase("locked");
    return textWeight > 0 && textWeight < NOTICE && (locked || hasWallAfterText());
  }

  /** Whether the next thing after the text asks for money. */
  private boolean hasWallAfterText() {
    int from = Math.max(0, lastKept);
    int to = Math.min(outline.blocks.size(), from + 6);
    for (Block block : outline.blocks.subList(from, to)) {
      if (block.chars() < 400 && WALL.matcher(block.text).find()) {
        return true;
      }
    }
    return false;
  }

  private boolean isListing() {
    if (textWeight < SHORT && !saysArticle) {
      return true;
    }
    boolean root = url.getHost() != null && (url.getPath() == null || url.getPath().length() <= 1);
    int teasers = 0;
    int prose = 0;
    for (Block block : outline.blocks) {
      boolean heading = block.box.distanceTo(Part.HEADING) <= 1 || block.box.part == Part.HEADING_2;
      if (heading && block.linkDensity() > 0.8 && block.shape.words() > 3) {
        teasers++;
      }
      prose += block.isProse() ? block.shape.weight() : 0;
    }
    boolean thin = textWeight < 2 * SHORT && textWeight < 0.4 * prose;
    return teasers >= TEASERS && ((root && !saysArticle) || data.isCollection() || thin);
  }
}
