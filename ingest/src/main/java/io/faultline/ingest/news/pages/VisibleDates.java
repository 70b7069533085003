package io.faultline.ingest.news.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The date that a page shows for its article. Near the headline is good, a {@code time} element is
 * better than plain text, and dates of comments, of other articles and of changes count less.
 */
final class VisibleDates {
  /** At this or below, it is the date of something else: a wrong one is worse than none. */
  private static final double LEAST = 0;

  private static final int LONGEST = 160;

  /** "This article was written on 14 December by ... and filed under ..." */
  private static final int LONGEST_NOTE = 400;

  private static final int MOST_BLOCKS = 2_000;

  private static final Pattern CHANGED =
      Pattern.compile(
          "\\b(?:updated|modified|aktualisiert|geändert|actualizado|atualizado|mis à"
              + " jour|modifié|aggiornato|zuletzt|bijgewerkt|обновлено)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern PUBLISHED =
      Pattern.compile(
          "\\b(?:published|posted|veröffentlicht|erstellt|publicado|publié|pubblicato|gepubliceerd|опубликовано|geschrieben|written|datum|date)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern RIGHTS =
      Pattern.compile("©|\\(c\\)|copyright", Pattern.CASE_INSENSITIVE);

  /** What boxes hold that are not of this article, and how many steps up they count. */
  private static final List<Mark> FOREIGN =
      List.of(
          Mark.COMMENT, Mark.RELATED, Mark.SIDE, Mark.FOOTER, Mark.NAVIGATION, Mark.ADVERTISING);

  private static final List<Part> FOREIGN_PARTS =
      List.of(Part.ASIDE, Part.NAVIGATION, Part.FOOTER, Part.LIST);

  private final Outline outline;
  private final PageTimes.Search search;
  private final int title;
  private final Map<Integer, Integer> templates = new HashMap<>();
  private @Nullable PageTime best;
  private double most = LEAST;

  private VisibleDates(Outline outline, PageTimes.Search search, int title) {
    this.outline = outline;
    this.search = search;
    this.title = title;
  }

  /** Null where no date is likely to be the article's. */
  static @Nullable PageTime of(Outline outline, @Nullable String title, PageTimes.Search search) {
    return new VisibleDates(outline, search, outline.titleBlock(title)).find();
  }

  private @Nullable PageTime find() {
    for (Outline.Dated dated : outline.dated) {
      templates.merge(dated.box().signature, 1, Integer::sum);
    }
    for (Outline.Dated dated : outline.dated) {
      element(dated);
    }
    int end = Math.min(MOST_BLOCKS, outline.blocks.size());
    for (int i = 0; i < end; i++) {
      Block block = outline.blocks.get(i);
      boolean says = block.chars() <= LONGEST_NOTE && PUBLISHED.matcher(block.text).find();
      if ((block.chars() <= LONGEST || says) && block.shape.digits() > 0) {
        consider(
            search.first(block.text),
            2 + (block.chars() < 40 ? 0.7 : 0) + wording(block.text),
            block.box,
            i);
      }
    }
    return best;
  }

  private void element(Outline.Dated dated) {
    boolean isTime = dated.element().nameIs("time");
    String machine = dated.element().attr("datetime");
    String text = isTime && !machine.isEmpty() ? "" : ElementText.of(dated.element(), LONGEST);
    if (text.length() > LONGEST) {
      return;
    }
    PageTime time = machine.isEmpty() ? null : search.first(machine);
    if (time == null) {
      time = search.first(text.isEmpty() ? ElementText.of(dated.element(), LONGEST) : text);
    }
    if (time == null) {
      return;
    }
    String names = dated.element().className().toLowerCase(Locale.ROOT);
    double worth = isTime ? 3.5 : 3;
    if (dated.element().hasAttr("pubdate") || names.contains("publish")) {
      worth += 1;
    } else if (names.contains("updated") || names.contains("modified")) {
      worth -= 1.2;
    }
    if (templates.getOrDefault(dated.box().signature, 0) > 4) {
      worth -= 1;
    }
    consider(time, worth + wording(text), dated.box(), dated.block());
  }

  private static double wording(String text) {
    if (RIGHTS.matcher(text).find()) {
      return -3;
    }
    if (CHANGED.matcher(text).find()) {
      return -1.2;
    }
    return PUBLISHED.matcher(text).find() ? 1 : 0;
  }

  private void consider(@Nullable PageTime time, double worth, Box box, int block) {
    if (time == null) {
      return;
    }
    double value = worth + nearness(block);
    for (Mark mark : FOREIGN) {
      if (box.distanceTo(mark) <= 4) {
        value -= mark == Mark.COMMENT ? 2.5 : 1.2;
      }
    }
    for (Part part : FOREIGN_PARTS) {
      if (box.distanceTo(part) <= 3) {
        value -= part == Part.LIST ? 0.5 : 1.2;
      }
    }
    if (value > most) {
      most = value;
      best = time;
    }
  }

  private double nearness(int block) {
    if (title < 0) {
      return -0.005 * block;
    }
    int steps = block - title;
    if (steps >= 0) {
      return steps <= 6 ? 2 - 0.1 * steps : Math.max(-2.5, 1 - 0.05 * steps);
    }
    return steps >= -4 ? 1 : Math.max(-2.5, 0.5 + 0.1 * steps);
  }
}
