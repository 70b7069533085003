package io.faultline.ingest.registries;

import io.faultline.events.Company;
import io.faultline.events.Relationship;
import io.faultline.ingest.tables.BadCell;
import io.faultline.ingest.tables.Problem;
import io.faultline.ingest.tables.Problems;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a registry go, one after the other, counted: each is taken, passed over because
 * it is of a kind that says nothing of companies (funds, retired records), or refused with a
 * reason. Holds no row. Not thread-safe.
 */
public final class Intake {
  /** Of a file with another format every row is bad; more than these are only counted. */
  private static final int MOST_PROBLEMS = 1_000;

  private final Problems problems;
  private final Consumer<Company> companies;
  private final Consumer<Relationship> relationships;

  // Mutable state
  private long rows;
  private long taken;
  private long passedOver;
  private long refused;

  /**
   * @param file what the problems call it
   */
  public Intake(String file, Consumer<Company> companies, Consumer<Relationship> relationships) {
    this.problems = new Problems(file);
    this.companies = companies;
    this.relationships = relationships;
  }

  /** Counts a row, and has it read; what it throws refuses it. */
  void row(long line, Runnable reading) {
    rows++;
    long before = taken;
    try {
      reading.run();
      passedOver += taken == before ? 1 : 0;
    } catch (BadCell e) {
      refuse(line, e.field(), e.message());
    } catch (IllegalArgumentException e) {
      refuse(line, null, String.valueOf(e.getMessage()));
    }
  }

  private void refuse(long line, @Nullable String field, String message) {
    refused++;
    problem(line, field, message);
  }

  /** Reports what is wrong with the file, or with a value of a row that is taken nevertheless. */
  void problem(long line, @Nullable String field, String message) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(line, field, message);
    }
  }

  /** The rest of the file can't be read. */
  void broken(long line, String message) {
    rows++;
    refuse(line, null, message);
  }

  void company(Company company) {
    taken++;
    companies.accept(company);
  }

  void relationship(Relationship relationship) {
    taken++;
    relationships.accept(relationship);
  }

  /** A row that will be taken later, when more of the file is known. */
  void kept() {
    taken++;
  }

  /** A company of rows that were {@link #kept}, now. */
  void late(Company company) {
    companies.accept(company);
  }

  /** One that was {@link #kept}, now. */
  void late(Relationship relationship) {
    relationships.accept(relationship);
  }

  /** How many rows the file has. */
  public long rows() {
    return rows;
  }

  /** How many of them are of a kind that is not wanted. */
  public long passedOver() {
    return passedOver;
  }

  /** How many of them could not be read. */
  public long refused() {
    return refused;
  }

  /** The first problems, with their places. */
  public List<Problem> problems() {
    return problems.all();
  }
}
