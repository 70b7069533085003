package io.faultline.ingest.reference;

import io.faultline.events.Company;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * Finds the company that a reference means: by its id, a symbol, an ISIN or its LEI, in this order.
 * A reference that fits two companies finds neither. Immutable.
 */
public final class CompanyIndex {
  private static final JaroWinklerSimilarity LIKENESS = new JaroWinklerSimilarity();
  private static final double LIKE = 0.75;

  private final Map<String, String> byId = new HashMap<>();
  private final Map<String, TreeSet<String>> bySymbol = new HashMap<>();
  private final Map<String, TreeSet<String>> byNumber = new HashMap<>();
  private final Map<String, String> shown = new LinkedHashMap<>();

  public CompanyIndex(Collection<Company> companies) {
    for (Company company : companies) {
      byId.put(company.companyId(), company.companyId());
      company.symbols().forEach(symbol -> put(bySymbol, symbol, company));
      company.isins().forEach(isin -> put(byNumber, isin, company));
      if (company.lei() != null) {
        put(byNumber, company.lei(), company);
      }
      shown.put(company.companyId(), company.name());
    }
  }

  /**
   * The index of some companies and of further ones, of which those are left out that share an id,
   * a symbol, an ISIN or an LEI with one of the former.
   */
  public static CompanyIndex of(Collection<Company> companies, Collection<Company> further) {
    CompanyIndex own = new CompanyIndex(companies);
    List<Company> all = new ArrayList<>(companies);
    for (Company company : further) {
      boolean taken =
          own.byId.containsKey(company.companyId())
              || company.symbols().stream().anyMatch(s -> own.bySymbol.containsKey(upper(s)))
              || company.isins().stream().anyMatch(i -> own.byNumber.containsKey(upper(i)))
              || (company.lei() != null && own.byNumber.containsKey(upper(company.lei())));
      if (!taken) {
        all.add(company);
      }
    }
    return new CompanyIndex(all);
  }

  private static String upper(String key) {
    return key.toUpperCase(Locale.ROOT);
  }

  private static void put(Map<String, TreeSet<String>> map, String key, Company company) {
    map.computeIfAbsent(key.toUpperCase(Locale.ROOT), k -> new TreeSet<>())
        .add(company.companyId());
  }

  /** The id of the company that is meant; empty where none is, or more than one could be. */
  public Optional<String> find(String reference) {
    if (byId.containsKey(reference)) {
      return Optional.of(reference);
    }
    String key = reference.strip().toUpperCase(Locale.ROOT);
    return only(bySymbol.get(key)).or(() -> only(byNumber.get(key)));
  }

  private static Optional<String> only(@org.jspecify.annotations.Nullable TreeSet<String> ids) {
    return ids == null || ids.size() != 1 ? Optional.empty() : Optional.of(ids.first());
  }

  /** As {@link #find}, or an IllegalArgumentException that names the nearest candidates. */
  public String resolve(String reference) {
    return find(reference).orElseThrow(() -> new IllegalArgumentException(unknown(reference)));
  }

  private String unknown(String reference) {
    TreeSet<String> several = bySymbol.get(reference.strip().toUpperCase(Locale.ROOT));
    if (several != null) {
      return "\"%s\" is a symbol of %s; write the id".formatted(reference, several);
    }
    List<String> nearest = nearest(reference, 3);
    return "no company has the id, symbol, ISIN or LEI \"%s\"".formatted(reference)
        + (nearest.isEmpty() ? "" : "; nearest: " + String.join(", ", nearest));
  }

  /** The ids of companies whose id, symbol or name is most like the reference, best first. */
  public List<String> nearest(String reference, int most) {
    String key = reference.toLowerCase(Locale.ROOT);
    Map<String, Double> scores = new HashMap<>();
    shown.forEach(
        (id, name) ->
            scores.put(
                id, Math.max(likeness(key, id), likeness(key, name.toLowerCase(Locale.ROOT)))));
    bySymbol.forEach(
        (symbol, ids) -> {
          double score = likeness(key, symbol.toLowerCase(Locale.ROOT));
          ids.forEach(id -> scores.merge(id, score, Math::max));
        });
    return scores.entrySet().stream()
        .filter(entry -> entry.getValue() >= LIKE)
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static double likeness(String a, String b) {
    return LIKENESS.apply(a, b);
  }
}
