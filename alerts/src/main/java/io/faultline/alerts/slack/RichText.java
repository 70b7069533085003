package io.faultline.alerts.slack;

import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import com.slack.api.model.block.element.RichTextSectionElement.TextStyle;
import io.faultline.alerts.wording.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a rich text block, whose text Slack shows as it is. It holds at most {@link #LONGEST}
 * characters; what comes after is left out.
 */
final class RichText {
  /** The bound that Slack gives for the text of a block. */
  static final int LONGEST = 3000;

  private final List<RichTextElement> elements = new ArrayList<>();
  private int length;

  RichText text(String text) {
    return add(text, null);
  }

  RichText bold(String text) {
    return add(text, TextStyle.builder().bold(true).build());
  }

  RichText italic(String text) {
    return add(text, TextStyle.builder().italic(true).build());
  }

  RichText link(String url, String text) {
    String shown = fitting(lines(text));
    if (!shown.isEmpty()) {
      elements.add(RichTextSectionElement.Link.builder().url(url).text(shown).build());
    }
    return this;
  }

  private RichText add(String text, @Nullable TextStyle style) {
    String shown = fitting(lines(text));
    if (!shown.isEmpty()) {
      elements.add(RichTextSectionElement.Text.builder().text(shown).style(style).build());
    }
    return this;
  }

  boolean isEmpty() {
    return elements.isEmpty();
  }

  RichTextBlock block() {
    return RichTextBlock.builder()
        .elements(List.of(RichTextSectionElement.builder().elements(elements).build()))
        .build();
  }

  private String fitting(String text) {
    int room = LONGEST - length;
    if (room <= 1) {
      return "";
    }
    String shown = Words.cut(text, room);
    length += shown.length();
    return shown;
  }

  /** Our own line breaks and spaces at the ends stay, everything else is cleaned. */
  private static String lines(String text) {
    StringBuilder out = new StringBuilder();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      String clean = Words.clean(line);
      if (i > 0) {
        out.append('\n');
      }
      if (!clean.isEmpty()) {
        out.append(" ".repeat(leading(line))).append(clean).append(line.endsWith(" ") ? " " : "");
      } else if (!line.isEmpty() && line.isBlank()) {
        out.append(' ');
      }
    }
    return out.toString();
  }

  private static int leading(String line) {
    int n = 0;
    while (n < line.length() && n < 4 && line.charAt(n) == ' ') {
      n++;
    }
    return n;
  }
}
