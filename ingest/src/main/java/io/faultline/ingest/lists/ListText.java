package io.faultline.ingest.lists;

import java.util.Locale;

/**
 * One file of a list, as text.
 *
 * @param name the file's name, or its address: problems name it
 * @param text its content
 */
public record ListText(String name, String text) {
  public ListText {
    text = text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Whether a web page came in place of the list, as portals send them in an hour of trouble. */
  boolean isWebPage() {
    String head = text.substring(0, Math.min(text.length(), 500)).stripLeading();
    String low = head.toLowerCase(Locale.ROOT);
    return low.startsWith("<!doctype html") || low.startsWith("<html") || low.contains("<body");
  }
}
