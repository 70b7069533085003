package io.faultline.alerts.ledger;

import io.faultline.alerts.audience.Audience;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The alerts that a query is about, as SQL that gives {@code alert_id, revision, severity,
 * sequence}, the most recently changed first.
 *
 * <p>Every form of it walks an index in the order of the answer and stops at the limit, so that a
 * page costs the same in a large ledger as in a small one. Who sees all is led by the table of
 * alerts; who sees one portfolio by its part of the table that says which alerts concern it; who
 * sees several by those parts, each to the limit, which are then merged: what is among the first of
 * all is among the first of its part.
 *
 * @param sql without a semicolon
 * @param bindings values by name
 */
record Found(String sql, Map<String, Object> bindings) {
  private static final int MOST_WORDS = 8;

  static Found of(AlertQuery query, @Nullable Long before, int limit, boolean embedded) {
    Audience audience =
        query.portfolio() == null
            ? query.audience()
            : query.audience().within(Audience.of(Set.of(query.portfolio())));
    List<String> conditions = new ArrayList<>();
    Map<String, Object> bindings = new LinkedHashMap<>();
    String leading = audience.all() ? "a" : "p";
    if (query.live() != null) {
      conditions.add(leading + ".live = :live");
      bindings.put("live", query.live() ? 1 : 0);
    }
    if (query.atLeast() != null) {
      // The plus keeps the severity out of the choice of an index, which is to give the order.
      conditions.add("+" + leading + ".severity >= :severity");
      bindings.put("severity", query.atLeast().ordinal());
    }
    if (before != null) {
      conditions.add(leading + ".sequence < :before");
      bindings.put("before", before);
    }
    equal(conditions, bindings, "holding_id", query.holding());
    equal(conditions, bindings, "origin_id", query.origin());
    equal(conditions, bindings, "risk", query.risk());
    words(conditions, bindings, query.text(), embedded ? "instr" : "strpos");
    bindings.put("limit", limit);
    String sql =
        audience.all()
            ? branch("alert a", leading, conditions)
            : ofPortfolios(audience.portfolios(), conditions, bindings);
    return new Found(sql, bindings);
  }

  private static void equal(
      List<String> conditions,
      Map<String, Object> bindings,
      String column,
      @Nullable String value) {
    if (value != null) {
      conditions.add("a.%s = :%s".formatted(column, column));
      bindings.put(column, value);
    }
  }

  /**
   * @param find what the database calls the function that gives the place of one text in another;
   *     LIKE would take several times as long, and a search for what is not there reads every row
   */
  private static void words(
      List<String> conditions, Map<String, Object> bindings, @Nullable String text, String find) {
    if (text == null || text.isBlank()) {
      return;
    }
    String[] words = text.toLowerCase(Locale.ROOT).strip().split("\\s+", MOST_WORDS + 1);
    for (int i = 0; i < Math.min(words.length, MOST_WORDS); i++) {
      conditions.add("%s(a.search, :word%d) > 0".formatted(find, i));
      bindings.put("word" + i, words[i]);
    }
  }

  private static String ofPortfolios(
      Set<String> portfolios, List<String> conditions, Map<String, Object> bindings) {
    List<String> names = new ArrayList<>();
    for (String portfolio : new TreeSet<>(portfolios)) {
      String name = "portfolio" + names.size();
      names.add(":" + name);
      bindings.put(name, portfolio);
    }
    if (names.isEmpty()) {
      return branch("alert a", "a", List.of("1 = 0"));
    }
    boolean ofAlert = conditions.stream().anyMatch(c -> c.contains("a."));
    String from =
        ofAlert ? "alert_portfolio p JOIN alert a ON a.alert_id = p.alert_id" : "alert_portfolio p";
    List<String> branches = new ArrayList<>();
    for (String name : names) {
      List<String> all = new ArrayList<>(conditions);
      all.add("p.portfolio_id = " + name);
      if (names.size() > 1) {
        // Of the rows of one alert the newest speaks for it.
        all.add(
            """
            NOT EXISTS (SELECT 1 FROM alert_portfolio o WHERE o.alert_id = p.alert_id
              AND o.portfolio_id IN (%s) AND o.sequence > p.sequence)\
            """
                .formatted(String.join(", ", names)));
      }
      branches.add(branch(from, "p", all));
    }
    if (branches.size() == 1) {
      return branches.getFirst();
    }
    String merged =
        String.join(
            " UNION ALL ",
            branches.stream().map(b -> "SELECT * FROM (%s) b".formatted(b)).toList());
    return """
    SELECT alert_id, MAX(revision) AS revision, MAX(severity) AS severity,
      MAX(sequence) AS sequence
    FROM (%s) m GROUP BY alert_id ORDER BY MAX(sequence) DESC LIMIT :limit\
    """
        .formatted(merged);
  }

  private static String branch(String from, String leading, List<String> conditions) {
    return "SELECT %1$s.alert_id, %1$s.revision, %1$s.severity, %1$s.sequence FROM %2$s%3$s ORDER BY %1$s.sequence DESC LIMIT :limit"
        .formatted(
            leading,
            from,
            conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions));
  }

  Query bind(Query query) {
    bindings.forEach(query::bind);
    return query;
  }
}
