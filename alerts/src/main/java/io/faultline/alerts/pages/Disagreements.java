package io.faultline.alerts.pages;

import io.faultline.alerts.pages.AlertView.Disagreement;
import io.faultline.alerts.pages.AlertView.Said;
import io.faultline.alerts.wording.Figures;
import io.faultline.alerts.wording.Words;
import io.faultline.events.Alert;
import io.faultline.events.Alert.Market;
import io.faultline.events.LockUp;
import io.faultline.events.MarketKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds where sources give different figures for one thing: the shares that a lock-up frees, the
 * day on which it ends, the move of a price at one basis. They are shown side by side; none is
 * taken for the truth.
 */
final class Disagreements {
  private Disagreements() {}

  static List<Disagreement> of(Alert alert, Function<String, List<LockUp>> lockUps) {
    Map<String, Set<Said>> said = new LinkedHashMap<>();
    Set<String> symbols = new LinkedHashSet<>();
    for (Market m : alert.market()) {
      if (m.kind() == MarketKind.LOCKUP) {
        symbols.add(m.symbol());
        if (m.shares() != null) {
          add(said, freed(m.symbol()), Figures.count(m.shares()) + " shares", m.source(), null);
        }
      } else if (m.kind() == MarketKind.SHOCK && m.change() != null) {
        add(
            said,
            "Move of %s on %s, %s"
                .formatted(
                    m.symbol(),
                    Figures.day(m.date()),
                    m.basis() == io.faultline.events.Basis.INTRADAY ? "intraday" : "at the close"),
            Figures.change(m.change()),
            m.source(),
            null);
      }
    }
    for (String symbol : symbols) {
      for (LockUp lockUp : lockUps.apply(symbol)) {
        String source = host(lockUp.sourceUrl());
        if (lockUp.shares() != null) {
          add(
              said,
              freed(symbol),
              Figures.count(lockUp.shares()) + " shares",
              source,
              lockUp.sourceUrl());
        }
        add(
            said,
            lastDay(symbol, lockUp.holders()),
            Figures.day(lockUp.expiresOn()),
            source,
            lockUp.sourceUrl());
      }
    }
    List<Disagreement> found = new ArrayList<>();
    said.forEach(
        (about, claims) -> {
          if (claims.stream().map(Said::value).distinct().count() > 1) {
            found.add(new Disagreement(about, List.copyOf(claims)));
          }
        });
    return found;
  }

  /** What binds other holders is another lock-up, which may well end on another day. */
  private static String lastDay(String symbol, List<String> holders) {
    return "Last day of the lock-up of "
        + symbol
        + (holders.isEmpty()
            ? ""
            : " for " + String.join(", ", holders.stream().map(Words::clean).sorted().toList()));
  }

  private static String freed(String symbol) {
    return "Shares that the end of the lock-up of " + symbol + " frees";
  }

  private static void add(
      Map<String, Set<Said>> said,
      String about,
      String value,
      @Nullable String source,
      @Nullable String url) {
    String who = source == null ? "source not named" : Words.clean(source);
    Set<Said> claims = said.computeIfAbsent(about, a -> new LinkedHashSet<>());
    if (claims.stream()
        .noneMatch(c -> c.value().equals(value) && (c.source().equals(who) || source == null))) {
      claims.removeIf(c -> c.value().equals(value) && c.source().equals("source not named"));
      claims.add(new Said(value, who, url));
    }
  }

  private static @Nullable String host(@Nullable String url) {
    if (url == null) {
      return null;
    }
    try {
      return URI.create(url).getHost();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
