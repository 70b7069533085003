package io.faultline.app.config;

import io.faultline.streams.reading.claims.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The user's own rules of reading, from their files. */
public final class UserRules {
  private static final long LARGEST = 1_000_000;

  private UserRules() {}

  /**
   * The rules that come with Faultline and those of the files.
   *
   * @throws IllegalArgumentException naming the file, and the line if the file can be read
   */
  public static RuleBook with(List<Path> files) {
    RuleBook book = RuleBook.standard();
    for (Path file : files) {
      book = book.with(file.toString(), text(file));
    }
    return book;
  }

  /**
   * What is not read as the examples and counter-examples of a file say, each with its place.
   *
   * @throws IllegalArgumentException as {@link #with}
   */
  public static List<String> brokenExamples(Path file) {
    return RuleBook.standard().brokenExamples(file.toString(), text(file));
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new IllegalArgumentException(
            "%s: a file of rules may have at most %d bytes".formatted(file, LARGEST));
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("%s: can't be read: %s".formatted(file, e), e);
    }
  }
}
