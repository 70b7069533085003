package io.faultline.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The demo's data folder: its input files, laid out so that they can be looked at, and how far the
 * story was told when it was last stopped.
 */
final class DemoFolder {
  private static final List<String> FILES =
      List.of(
          "input/README.md",
          "input/companies.csv",
          "input/relationships.csv",
          "input/portfolios.csv",
          "input/lockups.csv",
          "input/prices.csv",
          "lists/ofac-non-sdn/cons_prim.csv",
          "lists/ofac-non-sdn/cons_alt.csv",
          "lists/ofac-non-sdn/cons_add.csv",
          "lists/consolidated-screening-list.csv");

  private final Path root;

  private DemoFolder(Path root) {
    this.root = root;
  }

  /** Makes the folder, with the files that came with this version of Faultline. */
  static DemoFolder at(Path root) throws IOException {
    for (String file : FILES) {
      Path target = root.resolve(file);
      Files.createDirectories(target.resolveSibling("."));
      try (InputStream in = DemoFolder.class.getResourceAsStream("/demo/" + file)) {
        if (in == null) {
          throw new IllegalStateException("demo/" + file + " is not on the class path");
        }
        Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return new DemoFolder(root);
  }

  Path root() {
    return root;
  }

  Path input() {
    return root.resolve("input");
  }

  Path ofacNonSdn() {
    return root.resolve("lists/ofac-non-sdn/cons_prim.csv");
  }

  Path consolidatedScreeningList() {
    return root.resolve("lists/consolidated-screening-list.csv");
  }

  Path log() {
    return root.resolve("faultline.log");
  }

  /** Until when the story has been told; empty at the first start. */
  Optional<Instant> toldUntil() throws IOException {
    Path file = root.resolve("told-until");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(Files.readString(file).strip()));
    } catch (DateTimeException e) {
      throw new IOException(file + " holds no time; delete the folder to begin again", e);
    }
  }

  /** Remembers it, in a way that a crash leaves either the time before or this one. */
  void toldUntil(Instant time) throws IOException {
    write("told-until", time.toString());
  }

  /**
   * A port that was used for something before: an article's address has it, and an address that
   * changes would make new articles of old ones. 0 if there was none.
   */
  int port(String name) throws IOException {
    Path file = root.resolve(name + ".port");
    return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
  }

  void port(String name, int port) throws IOException {
    write(name + ".port", String.valueOf(port));
  }

  private void write(String name, String text) throws IOException {
    Path draft = Files.writeString(root.resolve(name + ".draft"), text);
    Files.move(draft, root.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
