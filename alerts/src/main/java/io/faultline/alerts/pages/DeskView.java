package io.faultline.alerts.pages;

import io.faultline.alerts.SourceLine;
import io.faultline.alerts.ledger.Delivery;
import io.faultline.alerts.routing.Silence;
import io.faultline.events.Decision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages of the desk show. */
public final class DeskView {
  private DeskView() {}

  /**
   * @param next where older ones begin; null if there are none
   * @param receiver the chosen one; empty for all
   * @param state the chosen one; empty for all
   */
  public record Deliveries(
      List<Delivery> deliveries,
      List<String> receivers,
      String receiver,
      String state,
      @Nullable Long next) {}

  /** Silences with the time by which they are in force or not. */
  public record Silences(List<Silence> silences, List<String> portfolios, Instant now) {}

  /**
   * One way out and how it is.
   *
   * @param added whether it came by the API rather than with the configuration
   */
  public record ReceiverRow(
      String name,
      String channel,
      boolean added,
      @Nullable Instant lastTriedAt,
      @Nullable Instant disabledAt,
      @Nullable String disabledBecause) {}

  /**
   * @param tested the receiver that was just tested; empty if none was
   * @param outcome what came of it
   */
  public record Receivers(List<ReceiverRow> receivers, String tested, String outcome) {}

  /** The sources of news, those that need a hand first. */
  public record Sources(List<SourceLine> sources, Instant now) {}

  /** A search for why there was no alert. */
  public record WhyNot(String holding, String origin, List<Decision> decisions) {}
}
