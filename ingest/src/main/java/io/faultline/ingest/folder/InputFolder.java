package io.faultline.ingest.folder;

import io.faultline.events.Company;
import io.faultline.events.Portfolio;
import io.faultline.ingest.lists.ListedPartiesCsv;
import io.faultline.ingest.market.LockUpsCsv;
import io.faultline.ingest.market.PricesCsv;
import io.faultline.ingest.reference.CompaniesCsv;
import io.faultline.ingest.reference.CompanyIndex;
import io.faultline.ingest.reference.PortfoliosCsv;
import io.faultline.ingest.reference.PositionsExport;
import io.faultline.ingest.reference.RelationshipsCsv;
import io.faultline.ingest.tables.Problem;
import io.faultline.ingest.tables.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Reads a directory with any of {@code companies.csv}, {@code relationships.csv}, {@code
 * portfolios.csv}, {@code lockups.csv}, {@code prices.csv}, {@code listed_parties.csv} and {@code
 * articles.jsonl}, and brokers' exports called {@code positions-NAME.csv}. Nothing in a file stops
 * the reading: what is wrong is reported with its place.
 *
 * <p>Known times: a bare date begins at 00:00 UTC, a daily bar is known at the close of its
 * exchange, and what names no time is known since {@link
 * io.faultline.events.Reference#KNOWN_THROUGHOUT}.
 */
public final class InputFolder {
  private static final List<String> FILES =
      List.of(
          "companies.csv",
          "relationships.csv",
          "portfolios.csv",
          "lockups.csv",
          "prices.csv",
          "listed_parties.csv",
          "articles.jsonl");

  private final Path folder;
  private final boolean withArticles;
  private final List<Problem> problems = new ArrayList<>();

  private final List<Company> further;

  private InputFolder(Path folder, List<Company> further, boolean withArticles) {
    this.folder = folder;
    this.further = further;
    this.withArticles = withArticles;
  }

  /** Reads every file that is there; a directory with none of them is a problem of its own. */
  public static Inputs read(Path folder) {
    return read(folder, List.of());
  }

  /**
   * The same, where the files may also mean companies that they don't name themselves.
   *
   * @param further companies from elsewhere; where one has the id, a symbol or a number of a
   *     company of the directory, the directory's is meant
   */
  public static Inputs read(Path folder, List<Company> further) {
    return new InputFolder(folder, further, /* withArticles= */ true).readAll();
  }

  /** The same without the articles, which {@link ArticleArchive} reads in any number. */
  public static Inputs readWithoutArticles(Path folder) {
    return readWithoutArticles(folder, List.of());
  }

  /** The same, where the files may also mean companies that they don't name themselves. */
  public static Inputs readWithoutArticles(Path folder, List<Company> further) {
    return new InputFolder(folder, further, /* withArticles= */ false).readAll();
  }

  private Inputs readAll() {
    if (FILES.stream().noneMatch(file -> Files.exists(folder.resolve(file)))) {
      problems.add(
          new Problem(
              folder.toString(),
              0,
              null,
              Files.isDirectory(folder)
                  ? "has none of the input files: " + String.join(" ", FILES)
                  : "is no directory"));
    }
    List<Company> companies = read("companies.csv", CompaniesCsv::read);
    CompanyIndex index = CompanyIndex.of(companies, further);
    return new Inputs(
        companies,
        read("relationships.csv", (file, p) -> RelationshipsCsv.read(file, index, p)),
        portfolios(index),
        read("lockups.csv", (file, p) -> LockUpsCsv.read(file, index, p)),
        read("prices.csv", PricesCsv::read),
        read("listed_parties.csv", ListedPartiesCsv::read),
        withArticles ? read("articles.jsonl", ArticlesJsonl::read) : List.of(),
        problems);
  }

  /** Those written by hand, and those that brokers export. */
  private List<Portfolio> portfolios(CompanyIndex index) {
    List<Portfolio> portfolios =
        new ArrayList<>(read("portfolios.csv", (file, p) -> PortfoliosCsv.read(file, index, p)));
    for (String name : exports()) {
      portfolios.addAll(read(name, (file, p) -> PositionsExport.read(file, index, p)));
    }
    return portfolios;
  }

  private List<String> exports() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> PositionsExport.portfolioOf(name).isPresent())
          .sorted()
          .toList();
    } catch (IOException e) {
      problems.add(new Problem(folder.toString(), 0, null, "can't be listed: " + e.getMessage()));
      return List.of();
    }
  }

  private <T> List<T> read(String name, BiFunction<Path, Problems, List<T>> reader) {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      return List.of();
    }
    Problems found = new Problems(name);
    List<T> values = reader.apply(file, found);
    problems.addAll(found.all());
    return values;
  }
}
