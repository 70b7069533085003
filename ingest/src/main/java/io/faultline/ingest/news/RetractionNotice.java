package io.faultline.ingest.news;

import java.util.regex.Pattern;

/**
 * Whether a publisher says of its own article that it takes it back: in the title's first word, or
 * in a notice at the head of the text. A report about somebody else's retraction says so further
 * down, or of another thing than "this article".
 */
final class RetractionNotice {
  private static final int HEAD = 400;

  private static final Pattern TITLE =
      Pattern.compile(
          "^\\W*(?:retracted|retraction|withdrawn|kill"
              + " notice|zurückgezogen|rétracté|retirado|retractado|ritirato|отозвано)\\s*[:\\]\\u2013\\u2014-]",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern NOTICE =
      Pattern.compile(
          "\\b(?:this|the) (?:article|story|report|post)[^.]{0,40}\\b(?:has been|was|is being|have"
              + " been) (?:retracted|withdrawn|taken down|removed)|\\bwe (?:have"
              + " )?(?:retracted|withdrawn|retract) (?:this|the)"
              + " (?:article|story|report)|\\b(?:dieser|der)"
              + " (?:artikel|beitrag)[^.]{0,40}\\b(?:zurückgezogen|depubliziert)|\\bcet"
              + " article[^.]{0,40}\\b(?:retiré|rétracté)|\\b(?:este artículo|esta"
              + " noticia)[^.]{0,40}\\b(?:retirado|retirada|retractado)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private RetractionNotice() {}

  static boolean isIn(String title, String text) {
    String head = text.length() > HEAD ? text.substring(0, HEAD) : text;
    return TITLE.matcher(title).find() || NOTICE.matcher(head).find();
  }
}
