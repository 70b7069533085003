package io.faultline.alerts.pages;

import io.faultline.alerts.ledger.AlertBook;
import io.faultline.alerts.ledger.AlertBook.Entry;
import io.faultline.alerts.ledger.AlertQuery;
import io.faultline.alerts.wording.Way;
import io.faultline.events.Alert;
import io.faultline.events.Severity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list of alerts as its page shows it.
 *
 * @param query what was asked for
 * @param groupBy {@code holding}, {@code origin} or empty
 * @param groups the alerts, in one group without a name or in several
 * @param counts by severity, for all severities of what was asked for, as far as is counted
 * @param portfolios those that the visitor may choose from
 * @param next where the next page begins; null on the last
 * @param last the newest number of the ledger when this was made
 */
public record ListView(
    AlertQuery query,
    String groupBy,
    List<Group> groups,
    Map<Severity, Long> counts,
    List<String> portfolios,
    @Nullable Long next,
    long last) {

  /** Alerts that belong together, and of what. */
  public record Group(String id, String name, List<Alert> alerts) {}

  /** Puts alerts into groups, in the order in which they first appear. */
  public static List<Group> grouped(List<Entry> entries, String groupBy) {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (Entry entry : entries) {
      Alert a = entry.alert();
      String id =
          switch (groupBy) {
            case "holding" -> a.holding().companyId();
            case "origin" -> a.origin().companyId();
            default -> "";
          };
      String name =
          switch (groupBy) {
            case "holding" -> a.holding().name();
            case "origin" -> a.origin().name();
            default -> "";
          };
      groups.computeIfAbsent(id, i -> new Group(i, name, new ArrayList<>())).alerts().add(a);
    }
    return List.copyOf(groups.values());
  }

  /** How many fit altogether, in words. */
  public String total() {
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    if (total >= AlertBook.MOST_COUNTED) {
      return String.format(
          Locale.ROOT,
          "%,d alerts or more, the latest %,d counted",
          AlertBook.MOST_COUNTED,
          AlertBook.MOST_COUNTED);
    }
    return total == 1 ? "1 alert" : total + " alerts";
  }

  /** The strongest path of an alert; null if the holding itself was hit. */
  public static @Nullable Way way(Alert alert) {
    return alert.paths().isEmpty() ? null : Way.of(alert, alert.paths().getFirst());
  }

  /** The address of this list with one parameter changed; empty takes it out. */
  public String with(String name, @Nullable String value) {
    Map<String, String> parameters = parameters();
    parameters.remove("before");
    if (value == null || value.isEmpty()) {
      parameters.remove(name);
    } else {
      parameters.put(name, value);
    }
    return address("/", parameters);
  }

  /** The address of the rows alone, which the page asks for while it is open. */
  public String rows() {
    Map<String, String> parameters = parameters();
    parameters.put("since", String.valueOf(last));
    return address("/rows", parameters);
  }

  private Map<String, String> parameters() {
    Map<String, String> p = new LinkedHashMap<>();
    if (query.live() == null) {
      p.put("state", "all");
    } else if (!query.live()) {
      p.put("state", "ended");
    }
    put(p, "severity", query.atLeast() == null ? null : query.atLeast().code());
    put(p, "portfolio", query.portfolio());
    put(p, "holding", query.holding());
    put(p, "origin", query.origin());
    put(p, "risk", query.risk());
    put(p, "q", query.text());
    put(p, "group", groupBy);
    put(p, "before", query.before() == null ? null : String.valueOf(query.before()));
    return p;
  }

  private static void put(Map<String, String> parameters, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      parameters.put(name, value);
    }
  }

  private static String address(String path, Map<String, String> parameters) {
    List<String> parts = new ArrayList<>();
    parameters.forEach((k, v) -> parts.add(k + "=" + URLEncoder.encode(v, StandardCharsets.UTF_8)));
    return parts.isEmpty() ? path : path + "?" + String.join("&", parts);
  }
}
