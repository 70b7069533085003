package io.faultline.alerts.slack;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import io.faultline.alerts.wording.Words;
import java.util.List;

/** The blocks without markup, cut to Slack's documented limits. */
final class Blocks {
  /** Of the text of a header block. */
  static final int HEADER = 150;

  /** Of a text object in a context block; Slack allows more, a phone doesn't. */
  static final int CONTEXT = 1000;

  private Blocks() {}

  static HeaderBlock header(String text) {
    return HeaderBlock.builder().text(plain(text, HEADER)).build();
  }

  static ContextBlock context(String text) {
    return ContextBlock.builder().elements(List.of(plain(text, CONTEXT))).build();
  }

  private static PlainTextObject plain(String text, int most) {
    String clean = Words.cut(Words.clean(text), most);
    return PlainTextObject.builder().text(clean.isEmpty() ? "–" : clean).emoji(false).build();
  }
}
