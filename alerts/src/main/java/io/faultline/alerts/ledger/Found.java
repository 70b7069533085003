package io.faultline.alerts.ledger;

import io.faultline.alerts.audience.Audience;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

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
    String words = words(query.text(), embedded);
    if (words != null) {
      bindings.put("words", words);
    } else if (query.text() != null && !query.text().isBlank()) {
      // Signs alone are nowhere.
      conditions.add("1 = 0");
    }
    bindings.put("limit", limit);
    Shape shape = new Shape(words != null, embedded);
    String sql =
        audience.all()
            ? shape.ofAll(conditions)
            : ofPortfolios(audience.portfolios(), conditions, bindings, shape);
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
   * The beginnings of words that are asked for, as the database's full-text search takes them; null
   * if there is no letter and no digit in the text.
   */
  private static @Nullable String words(@Nullable String text, boolean embedded) {
    List<String> words =
        text == null
            ? List.of()
            : NO_WORD
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(w -> !w.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    return words.isEmpty()
        ? null
        : words.stream()
            .map(w -> embedded ? "\"" + w + "\"*" : "'" + w + "':*")
            .collect(Collectors.joining(embedded ? " AND " : " & "));
  }

  /**
   * How a search for words joins in. SQLite's index of words gives its rows in the order of the
   * ledger, so it leads wherever words are asked for (CROSS JOIN keeps it in front). PostgreSQL
   * decides by itself. A portfolio finds what the latest revision of an alert says only where that
   * revision still names it.
   *
   * @param words whether words are asked for
   */
  private record Shape(boolean words, boolean embedded) {

    String ofAll(List<String> conditions) {
      return words && embedded
          ? branch(
              "alert_words w CROSS JOIN alert a ON a.sequence = w.rowid",
              "a",
              "w.rowid",
              matched(conditions))
          : branch("alert a", "a", "a.sequence", matched(conditions));
    }

    String ofPortfolio(List<String> conditions) {
      boolean ofAlert = (words && !embedded) || conditions.stream().anyMatch(c -> c.contains("a."));
      String alert = ofAlert ? " JOIN alert a ON a.alert_id = p.alert_id" : "";
      if (!words) {
        return branch("alert_portfolio p" + alert, "p", "p.sequence", conditions);
      }
      return embedded
          ? branch(
              "alert_words w CROSS JOIN alert_portfolio p ON p.sequence = w.rowid" + alert,
              "p",
              "w.rowid",
              matched(conditions))
          : branch("alert_portfolio p" + alert, "p", "p.sequence", matched(conditions));
    }

    /** The words are looked up once for all portfolios, as that is what takes the time. */
    String wordsOfPortfolios(List<String> conditions, List<String> portfolios) {
      List<String> all = matched(conditions);
      all.add("p.portfolio_id IN (%s)".formatted(String.join(", ", portfolios)));
      return """
      SELECT p.alert_id, MAX(p.revision) AS revision, MAX(p.severity) AS severity,
        w.rowid AS sequence
      FROM alert_words w CROSS JOIN alert_portfolio p ON p.sequence = w.rowid
        JOIN alert a ON a.alert_id = p.alert_id
      WHERE %s GROUP BY w.rowid ORDER BY w.rowid DESC LIMIT :limit\
      """
          .formatted(String.join(" AND ", all));
    }

    private List<String> matched(List<String> conditions) {
      if (!words) {
        return conditions;
      }
      List<String> all = new ArrayList<>(conditions);
      if (embedded) {
        all.replaceAll(c -> c.matches("[ap]\\.sequence < :before") ? "w.rowid < :before" : c);
        all.add("alert_words MATCH :words");
      } else {
        all.add("a.words @@ to_tsquery('simple', :words)");
        if (conditions.stream().anyMatch(c -> c.contains("p."))) {
          all.add("a.sequence = p.sequence");
        }
      }
      return all;
    }
  }

  private static String ofPortfolios(
      Set<String> portfolios, List<String> conditions, Map<String, Object> bindings, Shape shape) {
    List<String> names = new ArrayList<>();
    for (String portfolio : new TreeSet<>(portfolios)) {
      String name = "portfolio" + names.size();
      names.add(":" + name);
      bindings.put(name, portfolio);
    }
    if (names.isEmpty()) {
      bindings.keySet().retainAll(Set.of("limit"));
      return branch("alert a", "a", "a.sequence", List.of("1 = 0"));
    }
    if (names.size() > 1 && shape.words() && shape.embedded()) {
      return shape.wordsOfPortfolios(conditions, names);
    }
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
      branches.add(shape.ofPortfolio(all));
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

  private static String branch(String from, String leading, String order, List<String> conditions) {
    return "SELECT %1$s.alert_id, %1$s.revision, %1$s.severity, %1$s.sequence FROM %2$s%3$s ORDER BY %4$s DESC LIMIT :limit"
        .formatted(
            leading,
            from,
            conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions),
            order);
  }

  Query bind(Query query) {
    bindings.forEach(query::bind);
    return query;
  }
}
