package io.faultline.streams.reading.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists of words and phrases from one readable file: {@code [section]}, then its entries, set apart
 * by white space. {@code _} stands for a space inside an entry; lines that begin with {@code #} are
 * comments. Immutable and safe to share.
 */
public final class WordLists {
  private final String file;
  private final Map<String, List<String>> sections;

  private WordLists(String file, Map<String, List<String>> sections) {
    this.file = file;
    this.sections = sections;
  }

  /**
   * Reads the file of this name beside this class.
   *
   * @throws IllegalStateException if there is none, or if an entry stands in front of all sections
   */
  public static WordLists beside(Class<?> owner, String file) {
    try (InputStream in = owner.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no word lists " + file + " beside " + owner.getName());
      }
      return new WordLists(file, sections(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("the word lists " + file + " can't be read", e);
    }
  }

  private static Map<String, List<String>> sections(String text) {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> section = null;
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[") && line.endsWith("]")) {
        section = new ArrayList<>();
        sections.put(line.substring(1, line.length() - 1), section);
      } else if (section == null) {
        throw new IllegalStateException("no section in front of: " + line);
      } else {
        for (String entry : line.split("\\s+")) {
          section.add(entry.replace('_', ' '));
        }
      }
    }
    return sections;
  }

  /**
   * The words and phrases of a section.
   *
   * @throws IllegalStateException if there is no such section
   */
  public WordList list(String section) {
    return WordList.of(entries(section).toArray(String[]::new));
  }

  /**
   * The entries of a section in their order, as written.
   *
   * @throws IllegalStateException if there is no such section
   */
  public List<String> entries(String section) {
    List<String> entries = sections.get(section);
    if (entries == null) {
      throw new IllegalStateException("no section [" + section + "] in " + file);
    }
    return List.copyOf(entries);
  }

  /** The names of all sections in their order. */
  public List<String> sections() {
    return List.copyOf(sections.keySet());
  }
}
