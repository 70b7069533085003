package io.faultline.app.cli;

import io.faultline.events.Json;
import io.faultline.ingest.folder.InputFolder;
import io.faultline.ingest.folder.Inputs;
import io.faultline.ingest.tables.Problem;
import io.faultline.streams.reading.Reader;
import io.faultline.streams.reading.claims.RuleBook;
import io.faultline.streams.reading.names.NameIndex;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the commands that read texts have in common: lines of JSON in, and a registry. */
final class ReadingInput {
  private static final int AT_ONCE = 256;
  private static final int LONGEST_LINE = 10_000_000;

  private ReadingInput() {}

  /**
   * One line of input.
   *
   * @param id as it is given, or the number of the line
   * @param publishedAt null where the line doesn't say
   */
  record Item(
      String id,
      String title,
      String text,
      @Nullable Instant publishedAt,
      @Nullable String source) {}

  /** A reader with the companies of a directory; what is wrong in its files goes to this writer. */
  static Reader reader(Path folder, PrintWriter problems) {
    return reader(folder, RuleBook.standard(), problems);
  }

  /** The same with these rules. */
  static Reader reader(Path folder, RuleBook rules, PrintWriter problems) {
    Inputs inputs = InputFolder.read(folder);
    for (Problem problem : inputs.problems()) {
      problems.println(problem);
    }
    problems.flush();
    if (inputs.companies().isEmpty()) {
      throw new BadInput(folder + ": no companies to look for; expected companies.csv");
    }
    return new Reader(NameIndex.of(inputs.companies()), rules);
  }

  /** Reads the items of a file, or of standard input, all at once. */
  static List<Item> items(@Nullable Path file) {
    List<Item> items = new ArrayList<>();
    forEachBlock(file, items::addAll);
    return items;
  }

  /** Writes a line for each item of a file or of standard input, in its order, many at a time. */
  static void each(@Nullable Path file, PrintWriter out, Function<Item, Object> read) {
    forEachBlock(
        file,
        block -> {
          block.parallelStream()
              .map(item -> Json.write(read.apply(item)))
              .forEachOrdered(out::println);
          out.flush();
        });
  }

  private static void forEachBlock(@Nullable Path file, Consumer<List<Item>> take) {
    String name = file == null ? "standard input" : file.toString();
    Progress progress = Progress.onTerminal(length(file));
    try (BufferedReader in = open(file)) {
      List<Item> block = new ArrayList<>(AT_ONCE);
      int number = 0;
      String line;
      while ((line = in.readLine()) != null) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        block.add(item(line, name, number));
        progress.add(line.length());
        if (block.size() == AT_ONCE) {
          take.accept(block);
          progress.show();
          block = new ArrayList<>(AT_ONCE);
        }
      }
      take.accept(block);
    } catch (IOException e) {
      throw new BadInput(name + ": can't be read: " + e.getMessage());
    } catch (UncheckedIOException e) {
      throw new BadInput(name + ": can't be read: " + e.getMessage());
    } finally {
      progress.end();
    }
  }

  /** Bytes, which are characters nearly enough to tell how far one is; 0 where it isn't known. */
  private static long length(@Nullable Path file) {
    try {
      return file == null ? 0 : Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  private static BufferedReader open(@Nullable Path file) throws IOException {
    return file == null
        ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
        : Files.newBufferedReader(file);
  }

  private static Item item(String line, String file, int number) {
    if (line.length() > LONGEST_LINE) {
      throw new BadInput("%s:%d: longer than %d characters".formatted(file, number, LONGEST_LINE));
    }
    try {
      JsonNode node = Json.mapper().readTree(line);
      JsonNode text = node.get("text");
      if (text == null || !text.isString()) {
        throw new BadInput("%s:%d: text: expected a string".formatted(file, number));
      }
      return new Item(
          string(node, "id", String.valueOf(number)),
          string(node, "title", ""),
          text.asString(),
          time(string(node, "published", ""), file, number),
          node.has("source") ? string(node, "source", "") : null);
    } catch (JacksonException e) {
      throw new BadInput("%s:%d: no JSON: %s".formatted(file, number, e.getOriginalMessage()));
    }
  }

  private static String string(JsonNode node, String field, String otherwise) {
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? otherwise : value.asString(otherwise);
  }

  private static @Nullable Instant time(String value, String file, int number) {
    if (value.isEmpty()) {
      return null;
    }
    try {
      String full = value.length() == 10 ? value + "T00:00:00Z" : value;
      return OffsetDateTime.parse(full).toInstant();
    } catch (DateTimeParseException e) {
      throw new BadInput(
          "%s:%d: published: expected a date or an RFC 3339 time, was \"%s\""
              .formatted(file, number, value));
    }
  }
}
