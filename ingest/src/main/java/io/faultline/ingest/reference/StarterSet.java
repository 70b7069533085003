package io.faultline.ingest.reference;

import io.faultline.events.Company;
import io.faultline.events.Relationship;
import io.faultline.ingest.tables.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Some 250 widely held companies with their names in several scripts, and what is publicly known of
 * who owns, supplies and works with whom, each with its source. Both are files in Faultline's own
 * formats, written by hand.
 */
public final class StarterSet {
  private static final String COMPANIES = "companies.csv";
  private static final String RELATIONSHIPS = "relationships.csv";

  private StarterSet() {}

  /** The companies. */
  public static List<Company> companies() {
    return companies(new Problems(COMPANIES));
  }

  /** The companies; what is wrong with them is added to the problems. */
  static List<Company> companies(Problems problems) {
    return CompaniesCsv.read(text(COMPANIES), problems);
  }

  /** The relationships; what is wrong with them is added to the problems. */
  static List<Relationship> relationships(Problems problems) {
    return RelationshipsCsv.read(text(RELATIONSHIPS), new CompanyIndex(companies()), problems);
  }

  /**
   * Writes both files into a directory, in place of an earlier version of them.
   *
   * @return the directory
   * @throws UncheckedIOException if it can't be written
   */
  public static Path writeTo(Path directory) {
    try {
      Files.createDirectories(directory);
      for (String file : List.of(COMPANIES, RELATIONSHIPS)) {
        Path fresh = directory.resolve(file + ".new");
        Files.writeString(fresh, text(file));
        Files.move(fresh, directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " can't be written: " + e.getMessage(), e);
    }
  }

  private static String text(String file) {
    try (InputStream in = StarterSet.class.getResourceAsStream("starter/" + file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
