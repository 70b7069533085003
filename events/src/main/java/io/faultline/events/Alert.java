package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a warning to the holders of one company. It shows its whole reasoning: who was
 * hit, by what measure, how that reaches the holding, what the market did, and who says so. Every
 * revision is complete in itself.
 *
 * @param alertId one per holding, origin, risk family and episode
 * @param revision 1, 2, 3..., without gaps
 * @param status what this revision did
 * @param supersededBy for {@link AlertStatus#RETRACTED}, the alert that took its place, if one did
 * @param severity by the default thresholds; a portfolio may see another one ({@link
 *     InPortfolio#severity()})
 * @param score 0 to 100
 * @param scoring how the score came about
 * @param title one line of plain words
 * @param summary at most three sentences
 * @param holding whom it concerns
 * @param origin who was hit
 * @param risk the leading claim
 * @param risks all claims, the leading one first
 * @param paths all ways from the origin to the holding, strongest first; empty if the holding
 *     itself was hit
 * @param evidence who says so, and who denies it
 * @param market what the market did
 * @param times when it happened, became public, was seen, and was concluded
 * @param rules which rules concluded it
 * @param changes what differs from the revision before, in sentences; empty for the first
 */
public record Alert(
    String alertId,
    int revision,
    AlertStatus status,
    @Nullable String supersededBy,
    Severity severity,
    double score,
    List<Factor> scoring,
    String title,
    String summary,
    Holding holding,
    Origin origin,
    Risk risk,
    List<Risk> risks,
    List<Path> paths,
    List<Evidence> evidence,
    List<Market> market,
    Times times,
    Rules rules,
    List<String> changes)
    implements Event {

  public Alert {
    Check.text(alertId, "alertId");
    Check.atLeast(1, revision, "revision");
    Check.present(status, "status");
    Check.present(severity, "severity");
    if (!(score >= 0 && score <= 100)) {
      throw new IllegalArgumentException(
          "score must be 0..100, was %s (alert %s)".formatted(score, alertId));
    }
    scoring = Check.list(scoring);
    Check.text(title, "title");
    Check.text(summary, "summary");
    Check.present(holding, "holding");
    Check.present(origin, "origin");
    Check.present(risk, "risk");
    risks = Check.list(risks);
    paths = Check.list(paths);
    evidence = Check.list(evidence);
    market = Check.list(market);
    Check.present(times, "times");
    Check.present(rules, "rules");
    changes = Check.list(changes);
  }

  /**
   * @param factor a slug ({@code measure}, {@code path}, {@code market})
   * @param value what it contributes or multiplies by
   * @param because a sentence that says why
   */
  public record Factor(String factor, double value, String because) {}

  /** A company, or a jurisdiction ({@code country:RU}), with its name in words. */
  public record Party(String companyId, String name) {
    public Party {
      Check.text(companyId, "companyId");
      Check.text(name, "name");
    }
  }

  public record Holding(
      String companyId, String name, List<String> symbols, List<InPortfolio> portfolios) {
    public Holding {
      Check.text(companyId, "holding.companyId");
      Check.text(name, "holding.name");
      symbols = Check.list(symbols);
      portfolios = Check.list(portfolios);
    }
  }

  /**
   * The holding as one portfolio has it; weight null where unknown, severity by that portfolio's
   * thresholds.
   */
  public record InPortfolio(String id, @Nullable Double weight, Severity severity) {}

  public record Origin(String companyId, String name, @Nullable ListedEntity listedEntity) {
    public Origin {
      Check.text(companyId, "origin.companyId");
      Check.text(name, "origin.name");
    }
  }

  /** The legal entity that a list names, where it is another one than the origin itself. */
  public record ListedEntity(String companyId, String name, ListCode list, String entryId) {}

  /**
   * @param type what kind of risk
   * @param list the list that names the party, if one does
   * @param measure what it forbids, if known
   * @param binds whom it binds, in words
   * @param since the day from which it applies
   * @param jurisdiction ISO 3166-1 alpha-2 of the authority that acts, or {@code UN}, {@code EU}
   */
  public record Risk(
      RiskType type,
      @Nullable ListCode list,
      @Nullable Measure measure,
      @Nullable String binds,
      @Nullable LocalDate since,
      Direction direction,
      FactLevel factLevel,
      @Nullable String jurisdiction) {}

  public record Path(double strength, List<Step> steps) {
    public Path {
      Check.fraction(strength, "paths.strength");
      steps = Check.list(steps);
    }
  }

  /**
   * One relation on the way, read as the relation reads; {@code disputedBy} holds the addresses of
   * denials.
   */
  public record Step(
      Party from,
      Party to,
      RelationType relation,
      @Nullable Double share,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      Instant knownFrom,
      @Nullable String sourceUrl,
      @Nullable String quote,
      double confidence,
      List<String> disputedBy) {
    public Step {
      disputedBy = Check.list(disputedBy);
    }
  }

  public record Evidence(
      EvidenceKind kind,
      @Nullable String url,
      String source,
      String title,
      @Nullable Instant publishedAt,
      @Nullable String quote,
      Stance stance,
      @Nullable String storyId) {}

  /**
   * @param kind a lock-up that ends, a shock, or a halt
   * @param symbol whose share
   * @param date the session; for a lock-up, the day on which it ends
   * @param basis for a shock, which price was compared
   * @param reference the price before, in {@code currency}
   * @param price the price then
   * @param change {@code price / reference - 1}; in JSON {@code return}
   * @param marketAdjustedReturn the same less the benchmark's return of the session; null without a
   *     benchmark
   * @param volumeMultiple against the mean of the 20 sessions before
   * @param volatilityMultiple the change in units of the share's own usual daily move
   * @param shares for a lock-up, how many become free
   * @param shareOfOutstanding for a lock-up, the same as a fraction of all shares
   * @param source whose figure it is
   */
  public record Market(
      MarketKind kind,
      String symbol,
      LocalDate date,
      @Nullable Basis basis,
      @Nullable BigDecimal reference,
      @Nullable BigDecimal price,
      @Nullable String currency,
      @JsonProperty("return") @Nullable Double change,
      @Nullable Double marketAdjustedReturn,
      @Nullable Double volumeMultiple,
      @Nullable Double volatilityMultiple,
      @Nullable Long shares,
      @Nullable Double shareOfOutstanding,
      @Nullable String source) {}

  /**
   * @param eventAt when it happened
   * @param publishedAt when the first source said so
   * @param observedAt when Faultline saw the last input of this revision
   * @param raisedAt the latest known time among the inputs of this revision
   */
  public record Times(
      Instant eventAt,
      @Nullable Instant publishedAt,
      @Nullable Instant observedAt,
      Instant raisedAt) {
    public Times {
      Check.present(eventAt, "times.eventAt");
      Check.present(raisedAt, "times.raisedAt");
    }
  }

  /** Which rules and which engine concluded it. */
  public record Rules(String version, String engine) {}

  @Override
  public String eventId() {
    return alertId + "/" + revision;
  }

  @Override
  public String key() {
    return alertId;
  }

  @Override
  public Instant time() {
    return times.raisedAt();
  }
}
