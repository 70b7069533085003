package io.faultline.streams.exposure;

import io.faultline.events.RelationStatus;
import io.faultline.events.RelationType;
import io.faultline.events.Relationship;
import io.faultline.events.RiskFamily;

/**
 * How much of a hit one relation carries on, and in which direction. The figures are the engine's
 * own judgement, documented in docs/scoring.md; a share that is known takes the place of a default.
 */
final class Carriage {
  /** More than half: who owns so much decides. */
  static final double CONTROL = 0.5;

  private static final double UNKNOWN_STAKE = 0.05;
  private static final double UNKNOWN_REVENUE = 0.06;
  private static final double UNKNOWN_PRESENCE = 0.05;
  private static final double SUPPLY_DEPENDENCE = 0.10;
  private static final double TECHNOLOGY_DEPENDENCE = 0.25;
  private static final double LICENCE_INCOME = 0.05;
  private static final double PARTNERSHIP = 0.05;
  private static final double DOWN_WITH_CONTROL = 0.6;
  private static final double DOWN_WITHOUT = 0.25;
  private static final double DOUBTFUL = 0.5;

  /** No step after the first carries more than this. */
  static final double EACH_FURTHER_STEP = 0.8;

  private Carriage() {}

  /** The direction in which a hit goes over a relation. */
  enum Way {
    /** To the owner. */
    UP,
    /** To the company that is owned. */
    DOWN,
    /** To the supplier, who loses revenue. */
    REVENUE,
    /** To the customer, who loses supply. */
    SUPPLY,
    /** To who uses the technology. */
    TECHNOLOGY,
    /** To who licenses it out. */
    LICENCE,
    PARTNER,
    /** From a country to who does business there. */
    PRESENCE
  }

  /**
   * The way from a company over a relation.
   *
   * @param forward whether it stands at the left end
   * @return null where the relation never carries anything in this direction
   */
  static @org.jspecify.annotations.Nullable Way way(RelationType type, boolean forward) {
    return switch (type) {
      case OWNS -> forward ? Way.DOWN : Way.UP;
      case SUPPLIES -> forward ? Way.SUPPLY : Way.REVENUE;
      case LICENSES_TECHNOLOGY_TO -> forward ? Way.TECHNOLOGY : Way.LICENCE;
      case PARTNERS_WITH -> Way.PARTNER;
      case OPERATES_IN -> forward ? null : Way.PRESENCE;
      case COMPETES_WITH -> null;
    };
  }

  /**
   * Whether a hit that came one way goes on another. A loss that reached somebody is theirs: a
   * minority owner's loss does not reach what else it owns, a supplier's lost revenue not its other
   * customers. Only where the step before means control, or most of the business, does everything
   * follow.
   */
  static boolean goesOn(Way came, Relationship over, Way on) {
    Double share = over.share();
    boolean most = share != null && share > CONTROL;
    return switch (came) {
      case UP -> most ? on != Way.DOWN : on == Way.UP;
      case DOWN -> most || on == Way.UP;
      case REVENUE -> on == Way.UP || on == Way.REVENUE;
      case LICENCE, PARTNER -> on == Way.UP;
      case SUPPLY, TECHNOLOGY -> on != Way.REVENUE && on != Way.LICENCE && on != Way.DOWN;
      case PRESENCE -> most || on == Way.UP || on == Way.DOWN;
    };
  }

  /** How much of the hit arrives at the other end, 0 to 1. */
  static double factor(Way way, Relationship relation, RiskFamily family, int step) {
    Double share = relation.share();
    double carried =
        switch (way) {
          case UP -> share == null ? UNKNOWN_STAKE : share;
          case DOWN ->
              share == null
                  ? UNKNOWN_STAKE * DOWN_WITHOUT
                  : share * (share > CONTROL ? DOWN_WITH_CONTROL : DOWN_WITHOUT);
          case REVENUE -> share == null ? UNKNOWN_REVENUE : share;
          // The share of a supply is the supplier's, and says nothing of the customer's need.
          case SUPPLY -> SUPPLY_DEPENDENCE;
          case TECHNOLOGY -> share == null ? TECHNOLOGY_DEPENDENCE : share;
          case LICENCE -> share == null ? LICENCE_INCOME : share;
          case PARTNER -> share == null ? PARTNERSHIP : share;
          case PRESENCE -> share == null ? UNKNOWN_PRESENCE : share;
        };
    carried *= relation.confidence() * concern(way, family);
    if (relation.status() != RelationStatus.ACTIVE) {
      carried *= DOUBTFUL;
    }
    return step == 0 ? carried : carried * EACH_FURTHER_STEP;
  }

  /** How much a family of risk concerns who stands there, 0 to 1. */
  private static double concern(Way way, RiskFamily family) {
    return switch (way) {
      case UP -> 1;
      // War and seizure meet all who are there; other measures meet some of them.
      case PRESENCE ->
          switch (family) {
            case ARMED_CONFLICT, EXPROPRIATION -> 1;
            case BOYCOTT -> 0.4;
            default -> 0.6;
          };
      case DOWN -> family == RiskFamily.MARKET ? 0.3 : 1;
      case REVENUE ->
          switch (family) {
            case MARKET -> 0.3;
            case DATA_SECURITY, BOYCOTT, FORCED_LABOUR -> 0.5;
            default -> 1;
          };
      case SUPPLY ->
          switch (family) {
            case MARKET, BOYCOTT -> 0.3;
            case RESTRICTION, REGULATORY_CRACKDOWN, RETALIATION -> 0.4;
            default -> 1;
          };
      case TECHNOLOGY -> family == RiskFamily.MARKET ? 0.5 : 1;
      case LICENCE -> family == RiskFamily.MARKET ? 0.3 : 1;
      case PARTNER -> family == RiskFamily.MARKET ? 0.3 : 1;
    };
  }
}
