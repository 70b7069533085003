package io.faultline.app.replay;

import io.faultline.events.Company;
import io.faultline.events.LockUp;
import io.faultline.events.Portfolio;
import io.faultline.events.PriceBar;
import io.faultline.events.RelationType;
import io.faultline.events.Relationship;
import io.faultline.streams.replay.Inputs;
import io.faultline.streams.timeline.Benchmarks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the input files say of each holding, and what they leave in the dark. */
public final class Coverage {
  /** Fewer sessions than this, and a usual daily move isn't known. */
  private static final int ENOUGH_SESSIONS = 20;

  private Coverage() {}

  /**
   * @param names how many names the company is found by
   * @param symbol the first of its symbols that has prices; null if none has
   * @param sessions how many daily prices there are
   * @param benchmark the index that it is compared with, if that has prices
   * @param relations how many relations it stands in that carry exposure
   * @param notSeen what follows from what is missing, in words
   */
  public record Row(
      String companyId,
      String name,
      int names,
      @Nullable String symbol,
      int sessions,
      @Nullable LocalDate lastSession,
      @Nullable String benchmark,
      int relations,
      int lockUps,
      List<String> notSeen) {
    public Row {
      notSeen = List.copyOf(notSeen);
    }
  }

  /** A row for each company that a portfolio holds, by id. */
  public static List<Row> of(Inputs inputs) {
    SortedSet<String> held = new TreeSet<>();
    for (Portfolio portfolio : inputs.portfolios()) {
      portfolio.positions().forEach(p -> held.add(p.companyId()));
    }
    SortedMap<String, Company> companies = new TreeMap<>();
    inputs.companies().forEach(c -> companies.put(c.companyId(), c));
    Map<String, Integer> sessions = new HashMap<>();
    Map<String, LocalDate> last = new HashMap<>();
    for (PriceBar bar : inputs.prices()) {
      if (bar.daily()) {
        sessions.merge(bar.symbol(), 1, Integer::sum);
        last.merge(bar.symbol(), bar.date(), (a, b) -> a.isAfter(b) ? a : b);
      }
    }
    Map<String, Integer> relations = new HashMap<>();
    for (Relationship relation : inputs.relationships()) {
      if (relation.type() != RelationType.COMPETES_WITH) {
        relations.merge(relation.from(), 1, Integer::sum);
        relations.merge(relation.to(), 1, Integer::sum);
      }
    }
    Map<String, Integer> lockUps = new HashMap<>();
    for (LockUp lockUp : inputs.lockUps()) {
      lockUps.merge(lockUp.companyId(), 1, Integer::sum);
    }
    List<Row> rows = new ArrayList<>();
    for (String id : held) {
      Company company = companies.get(id);
      rows.add(
          row(
              id,
              company,
              sessions,
              last,
              relations.getOrDefault(id, 0),
              lockUps.getOrDefault(id, 0)));
    }
    return rows;
  }

  private static Row row(
      String id,
      @Nullable Company company,
      Map<String, Integer> sessions,
      Map<String, LocalDate> last,
      int relations,
      int lockUps) {
    List<String> notSeen = new ArrayList<>();
    if (company == null) {
      notSeen.add("no row in companies.csv: neither news nor listings are found for it");
      return new Row(id, id, 0, null, 0, null, null, relations, lockUps, notSeen);
    }
    String symbol = null;
    for (String each : company.symbols()) {
      symbol = symbol == null && sessions.containsKey(each) ? each : symbol;
    }
    int count = symbol == null ? 0 : sessions.getOrDefault(symbol, 0);
    if (symbol == null) {
      notSeen.add("no prices: falls and halts of its share");
    } else if (count < ENOUGH_SESSIONS) {
      notSeen.add("few prices: its usual daily move is a guess");
    }
    String benchmark =
        symbol == null ? null : Benchmarks.of(symbol).filter(sessions::containsKey).orElse(null);
    if (symbol != null && benchmark == null) {
      notSeen.add("no prices of its market: a fall with the market looks like its own");
    }
    if (company.aliases().isEmpty()) {
      notSeen.add("one name only: articles that call it otherwise");
    }
    if (relations == 0) {
      notSeen.add("no relations: whatever hits its suppliers, customers, owners or countries");
    }
    return new Row(
        id,
        company.name(),
        1 + company.aliases().size(),
        symbol,
        count,
        symbol == null ? null : last.get(symbol),
        benchmark,
        relations,
        lockUps,
        notSeen);
  }
}
