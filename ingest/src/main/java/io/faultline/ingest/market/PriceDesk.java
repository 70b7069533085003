package io.faultline.ingest.market;

import io.faultline.events.Json;
import io.faultline.events.PriceBar;
import io.faultline.ingest.market.BarCheck.Judged;
import io.faultline.ingest.market.BarCheck.Verdict;
import io.faultline.ingest.publishing.EventPublisher;
import io.faultline.ingest.publishing.Note;
import io.faultline.ingest.publishing.PublishingFailed;
import io.faultline.ingest.tables.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes bars from every price source, has them judged, and publishes what is new and believed,
 * once: a note holds a year of a symbol, or a day of its intraday bars, with a short name for each
 * bar. What has to be confirmed waits here for the next bar of its symbol. Thread-safe.
 */
final class PriceDesk {
  private static final int BATCH = 2_000;
  private static final int RECENT = 40;

  private final String area;
  private final EventPublisher publisher;

  // Mutable state
  private final Map<String, String> notes = new HashMap<>();
  private final Map<String, TreeMap<LocalDate, PriceBar>> recent = new HashMap<>();

  PriceDesk(String area, EventPublisher publisher) {
    this.area = area;
    this.publisher = publisher;
    notes.putAll(publisher.recall(area));
  }

  /**
   * What became of some bars.
   *
   * @param published how many were new and are acknowledged by the publisher
   * @param held what was held back, and why
   */
  record Taken(int published, List<Problem> held) {}

  /**
   * Takes bars of one source.
   *
   * @throws PublishingFailed if nothing of it was published, and the caller may call again
   */
  synchronized Taken take(List<PriceBar> bars, String source) {
    Map<String, List<PriceBar>> bySymbol = new LinkedHashMap<>();
    bars.forEach(bar -> bySymbol.computeIfAbsent(bar.symbol(), s -> new ArrayList<>()).add(bar));
    List<Problem> held = new ArrayList<>();
    List<PriceBar> good = new ArrayList<>();
    bySymbol.forEach((symbol, own) -> good.addAll(judged(symbol, own, source, held)));
    return new Taken(publish(good), held);
  }

  private List<PriceBar> judged(
      String symbol, List<PriceBar> bars, String source, List<Problem> held) {
    TreeMap<LocalDate, PriceBar> daily = recent.computeIfAbsent(symbol, s -> new TreeMap<>());
    List<PriceBar> all = new ArrayList<>();
    bars.stream().filter(PriceBar::daily).forEach(bar -> daily.put(bar.date(), bar));
    bars.stream().filter(bar -> !bar.daily()).forEach(all::add);
    all.addAll(daily.values());
    List<PriceBar> good = new ArrayList<>();
    for (Judged judged : BarCheck.judge(all)) {
      if (judged.verdict() == Verdict.GOOD) {
        good.add(judged.bar());
      } else if (judged.verdict() != Verdict.NO_SESSION) {
        held.add(new Problem(source, 0, symbol, judged.bar().date() + ": " + judged.because()));
      }
    }
    while (daily.size() > RECENT) {
      daily.pollFirstEntry();
    }
    return good;
  }

  private int publish(List<PriceBar> bars) {
    Map<String, Map<String, String>> years = new HashMap<>();
    Set<String> changed = new LinkedHashSet<>();
    List<PriceBar> batch = new ArrayList<>();
    int published = 0;
    for (PriceBar bar : bars) {
      String key =
          "%s/%s/%s".formatted(area, bar.symbol(), bar.daily() ? bar.date().getYear() : bar.date());
      Map<String, String> marks = years.computeIfAbsent(key, this::marks);
      String mark = Json.fingerprint(bar).substring(0, 8);
      String name = bar.from() == null ? bar.date().toString() : bar.from().toString();
      if (!mark.equals(marks.put(name, mark))) {
        batch.add(bar);
        changed.add(key);
      }
      if (batch.size() >= BATCH) {
        published += send(batch, changed, years);
      }
    }
    return published + (batch.isEmpty() ? 0 : send(batch, changed, years));
  }

  private int send(
      List<PriceBar> batch, Set<String> changed, Map<String, Map<String, String>> years) {
    List<Note> kept =
        changed.stream()
            .map(key -> new Note(key, Json.write(years.getOrDefault(key, Map.of()))))
            .toList();
    publisher.publish(List.copyOf(batch), kept);
    kept.forEach(note -> notes.put(note.key(), String.valueOf(note.value())));
    int sent = batch.size();
    batch.clear();
    changed.clear();
    return sent;
  }

  @SuppressWarnings("unchecked")
  private Map<String, String> marks(String key) {
    String value = notes.get(key);
    return value == null ? new HashMap<>() : Json.read(value, HashMap.class);
  }
}
