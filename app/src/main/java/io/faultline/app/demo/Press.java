package io.faultline.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What the demo's outlets publish in the course of the story.
 *
 * @param outlets who publishes
 * @param articles in the order of publication
 */
record Press(List<Outlet> outlets, List<Item> articles) {
  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("/yyyy/MM/dd/", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Addresses stay short enough for a line of a terminal. */
  private static final int SLUG = 34;

  Press {
    outlets = List.copyOf(outlets);
    articles = articles.stream().sorted(Comparator.comparing(Item::published)).toList();
  }

  record Outlet(String id, String name, String slogan) {}

  /**
   * @param text paragraphs, separated by an empty line
   */
  record Item(
      String outlet, Instant published, String section, String author, String title, String text) {
    /** Its path on the site of its outlet. */
    String path() {
      String slug = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
      String words = slug.length() <= SLUG ? slug : slug.substring(0, slug.lastIndexOf('-', SLUG));
      return FOLDER.format(published) + words.replaceAll("^-|-$", "");
    }

    List<String> paragraphs() {
      return text.strip().lines().filter(l -> !l.isBlank()).map(String::strip).toList();
    }
  }

  /** The articles of one outlet that are out at a time, the newest first. */
  List<Item> outBy(Instant time, Outlet outlet) {
    return articles.stream()
        .filter(a -> a.outlet().equals(outlet.id()) && !a.published().isAfter(time))
        .sorted(Comparator.comparing(Item::published).reversed())
        .toList();
  }

  /** Reads the story that comes with Faultline. */
  static Press read() {
    try (InputStream in = Press.class.getResourceAsStream("/demo/story.yaml")) {
      if (in == null) {
        throw new IllegalStateException("demo/story.yaml is not on the class path");
      }
      return YAMLMapper.builder().build().readValue(in, Press.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
