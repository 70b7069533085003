package io.faultline.app.cli;

import io.faultline.app.replay.Scenario;
import io.faultline.ingest.reference.CompanyIndex;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads what commands name: a directory of input files, and companies in it. */
final class Reading {
  private Reading() {}

  /** Several directories as one; what is wrong in their files goes to {@code log}. */
  static Scenario of(List<Path> directories, PrintWriter log) {
    return directories.stream()
        .map(directory -> of(directory, log))
        .reduce(Scenario::and)
        .orElseThrow(() -> new BadInput("no directory was named"));
  }

  /** The directory; what is wrong in its files goes to {@code log}. */
  static Scenario of(Path directory, PrintWriter log) {
    if (!Files.isDirectory(directory)) {
      throw new BadInput("no such directory: " + directory);
    }
    return checked(Scenario.read(directory), directory, log);
  }

  /** The same without the articles, of which there may be any number. */
  static Scenario withoutArticles(Path directory, PrintWriter log) {
    if (!Files.isDirectory(directory)) {
      throw new BadInput("no such directory: " + directory);
    }
    return checked(Scenario.readWithoutArticles(directory), directory, log);
  }

  private static Scenario checked(Scenario scenario, Path directory, PrintWriter log) {
    scenario.problems().forEach(problem -> log.println("faultline: " + problem));
    if (scenario.inputs().companies().isEmpty()) {
      throw new BadInput(directory + " names no company: expected companies.csv with a row each");
    }
    return scenario;
  }

  /** The id behind an id, symbol, ISIN or LEI; a country stands for itself. */
  static String company(Scenario scenario, String reference) {
    if (reference.startsWith("country:")) {
      return reference;
    }
    CompanyIndex index = new CompanyIndex(scenario.inputs().companies());
    return index
        .find(reference)
        .orElseThrow(
            () ->
                new BadInput(
                    "no company is called \"%s\"; nearest: %s"
                        .formatted(reference, String.join(", ", index.nearest(reference, 3)))));
  }
}
