package io.faultline.streams.replay;

import io.faultline.events.Alert;
import io.faultline.events.AlertStatus;
import io.faultline.events.Event;
import io.faultline.events.Json;
import io.faultline.events.LockUp;
import io.faultline.streams.alerting.AlertStage;
import io.faultline.streams.alerting.HoldingAlerts;
import io.faultline.streams.exposure.Exposure;
import io.faultline.streams.exposure.ExposureStage;
import io.faultline.streams.reading.CompanyReport;
import io.faultline.streams.timeline.Episode;
import io.faultline.streams.timeline.MarketMove;
import io.faultline.streams.timeline.ScreenedListing;
import io.faultline.streams.timeline.Timeline;
import io.faultline.streams.timeline.TimelineInput;
import io.faultline.streams.timeline.TimelineStage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The stages behind each other, fed by hand in any order. */
final class Stages {
  private final TimelineStage timeline = new TimelineStage();
  private final ExposureStage exposure = new ExposureStage();
  private final AlertStage alerting = new AlertStage();
  private final Map<String, Timeline> timelines = new TreeMap<>();
  private final Map<String, HoldingAlerts> holdings = new HashMap<>();
  private final List<Alert> revisions = new ArrayList<>();

  /** A move, and whose share it is. */
  record Move(String company, MarketMove move) {}

  Stages feed(Iterable<?> inputs) {
    inputs.forEach(this::feed);
    return this;
  }

  Stages feed(Object input) {
    switch (input) {
      case CompanyReport report -> into(report.companyId(), new TimelineInput.Reported(report));
      case Move move -> into(move.company(), new TimelineInput.Moved(move.move()));
      case LockUp lockUp -> into(lockUp.companyId(), new TimelineInput.LockUpStated(lockUp));
      case ScreenedListing listing -> into(listing.companyId(), new TimelineInput.Listed(listing));
      case Instant time -> {
        handOn(exposure.tick(time));
        List.copyOf(timelines.keySet())
            .forEach(company -> into(company, new TimelineInput.Ticked(time)));
      }
      case Event reference -> handOn(exposure.refer(reference));
      default -> throw new IllegalArgumentException(String.valueOf(input));
    }
    return this;
  }

  private void into(String company, TimelineInput input) {
    TimelineStage.Taken taken = timeline.take(timelines.get(company), company, input);
    timelines.put(company, copy(taken.state(), Timeline.class));
    for (Episode episode : taken.changed()) {
      handOn(exposure.walk(copy(episode, Episode.class)));
    }
  }

  private void handOn(ExposureStage.Walked walked) {
    for (Exposure each : walked.changed()) {
      AlertStage.Concluded concluded =
          alerting.conclude(holdings.get(each.holding()), copy(each, Exposure.class));
      holdings.put(each.holding(), copy(concluded.state(), HoldingAlerts.class));
      revisions.addAll(concluded.revisions());
    }
  }

  /** What a store or a topic would give back. */
  private static <T> T copy(T value, Class<T> type) {
    return Json.read(Json.write(value), type);
  }

  List<Alert> revisions() {
    return revisions;
  }

  /** The last revision of each alert that stands, without what history alone decides. */
  List<String> conclusions() {
    Map<String, Alert> last = new TreeMap<>();
    revisions.forEach(alert -> last.put(alert.alertId(), alert));
    return last.values().stream()
        .filter(a -> a.status() != AlertStatus.RETRACTED && a.status() != AlertStatus.RESOLVED)
        .map(
            a ->
                "%s <- %s %s %s %s\n  %s\n  %s\n  %s\n  %s"
                    .formatted(
                        a.holding(),
                        a.origin(),
                        a.risks(),
                        a.severity(),
                        a.score(),
                        a.title(),
                        a.paths(),
                        a.evidence(),
                        a.market()))
        .sorted()
        .toList();
  }
}
