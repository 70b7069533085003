package io.faultline.alerts.wording;

import io.faultline.events.Alert;
import io.faultline.events.Alert.Evidence;
import io.faultline.events.Alert.InPortfolio;
import io.faultline.events.Alert.Market;
import io.faultline.events.Alert.Risk;
import io.faultline.events.Alert.Step;
import io.faultline.events.AlertStatus;
import io.faultline.events.Basis;
import io.faultline.events.FactLevel;
import io.faultline.events.ListCode;
import io.faultline.events.Measure;
import io.faultline.events.RelationType;
import io.faultline.events.RiskType;
import io.faultline.events.Severity;
import io.faultline.events.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words for what an alert holds. Plain text: whoever shows it escapes it. */
public final class Words {
  private static final int LONGEST_BRIEF = 300;

  private Words() {}

  /** {@code Warning}. */
  public static String of(Severity severity) {
    return capital(severity.code());
  }

  /** {@code Escalated}. */
  public static String of(AlertStatus status) {
    return capital(status.code());
  }

  /** What kind of risk: {@code export control}. */
  public static String of(RiskType type) {
    return switch (type) {
      case LOCKUP_EXPIRY -> "lock-up expiry";
      case FORCED_LABOUR -> "forced labour";
      default -> type.code().replace('_', ' ');
    };
  }

  /** What a measure forbids. */
  public static String of(Measure measure) {
    return switch (measure) {
      case ASSET_FREEZE -> "asset freeze";
      case SECURITIES_BAN -> "ban on dealing in its securities";
      case DEBT_LIMIT -> "limit on new debt";
      case ACCOUNT_LIMIT -> "limit on bank accounts";
      case TRANSACTION_BAN -> "ban on dealings";
      case EXPORT_LICENCE -> "export licence requirement";
      case EXPORT_DENIAL -> "denial of export privileges";
      case UNVERIFIED -> "unverified end user";
      case PROCUREMENT_BAN -> "government procurement ban";
      case INVESTMENT_BAN -> "investment ban";
      case ENTRY_BAN -> "entry ban";
    };
  }

  /** The list as its authority calls it. */
  public static String of(ListCode list) {
    return switch (list) {
      case OFAC_SDN -> "SDN List (US Treasury, OFAC)";
      case OFAC_SSI -> "Sectoral Sanctions Identifications List (US Treasury, OFAC)";
      case OFAC_NSCMIC -> "NS-CMIC List (US Treasury, OFAC)";
      case OFAC_MBS -> "Menu-Based Sanctions List (US Treasury, OFAC)";
      case OFAC_CAPTA -> "CAPTA List (US Treasury, OFAC)";
      case OFAC_FSE -> "Foreign Sanctions Evaders List (US Treasury, OFAC)";
      case OFAC_PLC -> "Palestinian Legislative Council List (US Treasury, OFAC)";
      case STATE_ISN -> "Nonproliferation Sanctions (US State)";
      case STATE_DTC -> "AECA Debarred List (US State)";
      case BIS_EL -> "Entity List (US Commerce, BIS)";
      case BIS_UVL -> "Unverified List (US Commerce, BIS)";
      case BIS_DPL -> "Denied Persons List (US Commerce, BIS)";
      case BIS_MEU -> "Military End User List (US Commerce, BIS)";
      case DOD_1286 -> "section 1286 list (US Defense)";
      case DOD_1260H -> "section 1260H list (US Defense)";
      case DOD_1237 -> "section 1237 list (US Defense)";
      case UN_SC -> "Consolidated List (UN Security Council)";
      case EU_FSF -> "Consolidated Financial Sanctions List (EU)";
      case UK_SL -> "Sanctions List (UK)";
      case CN_MOFCOM -> "list of China's Ministry of Commerce";
    };
  }

  /** How sure a claim is. */
  public static String of(FactLevel level) {
    return switch (level) {
      case CONFIRMED -> "confirmed";
      case REPORTED -> "reported";
      case PROPOSED -> "proposed, not in force";
      case ALLEGED -> "alleged";
      case DENIED -> "denied";
    };
  }

  /** A relation as a verb. */
  public static String of(RelationType relation) {
    return switch (relation) {
      case OWNS -> "owns";
      case SUPPLIES -> "supplies";
      case LICENSES_TECHNOLOGY_TO -> "licenses technology to";
      case PARTNERS_WITH -> "partners with";
      case OPERATES_IN -> "operates in";
      case COMPETES_WITH -> "competes with";
    };
  }

  /** A relation as an edge's label: {@code owns 14.88 %}. */
  public static String label(Step step) {
    Double share = step.share();
    if (share == null) {
      return of(step.relation());
    }
    return of(step.relation()) + " " + Figures.percent(share);
  }

  /** A step as a sentence: {@code SoftBank Group owns 14.88 % of SenseTime}. */
  public static String sentence(Step step) {
    String share = step.share() == null ? "" : Figures.percent(step.share());
    String middle =
        switch (step.relation()) {
          case OWNS -> share.isEmpty() ? "owns a part of" : "owns " + share + " of";
          case SUPPLIES ->
              share.isEmpty() ? "supplies" : "makes " + share + " of its revenue by supplying";
          case OPERATES_IN ->
              share.isEmpty() ? "operates in" : "does " + share + " of its business in";
          default -> of(step.relation());
        };
    return step.from().name() + " " + middle + " " + step.to().name();
  }

  /**
   * A claim with all that is known of it: what, on which list, whom it binds, since when, how sure.
   */
  public static String claim(Risk risk) {
    StringBuilder text = new StringBuilder();
    text.append(capital(risk.measure() == null ? of(risk.type()) : of(risk.measure())));
    if (risk.list() != null) {
      text.append(", ").append(of(risk.list()));
    }
    if (risk.binds() != null) {
      text.append("; binds ").append(risk.binds());
    }
    if (risk.since() != null) {
      text.append("; since ").append(Figures.day(risk.since()));
    }
    if (risk.direction() == io.faultline.events.Direction.EASED) {
      text.append("; eased");
    }
    return text.append("; ").append(of(risk.factLevel())).toString();
  }

  /** Whom the leading claim names: {@code SenseTime Group Inc. (a company of SenseTime)}. */
  public static @Nullable String listed(Alert alert) {
    Alert.ListedEntity entity = alert.origin().listedEntity();
    if (entity == null) {
      return null;
    }
    return entity.companyId().equals(alert.origin().companyId())
        ? entity.name()
        : "%s, named on the %s; a company of %s, which is not itself on that list"
            .formatted(entity.name(), of(entity.list()), alert.origin().name());
  }

  /** Where it is held: {@code growth (4.2 %), asia}. */
  public static String held(Alert alert) {
    return alert.holding().portfolios().stream().map(Words::held).collect(Collectors.joining(", "));
  }

  private static String held(InPortfolio in) {
    return in.weight() == null ? in.id() : in.id() + " (" + Figures.percent(in.weight()) + ")";
  }

  /** A market event in one line, with its basis. */
  public static String of(Market m) {
    return switch (m.kind()) {
      case SHOCK -> shock(m);
      case LOCKUP -> lockUp(m);
      case HALT -> m.symbol() + " was halted on " + Figures.day(m.date());
    };
  }

  private static String shock(Market m) {
    StringBuilder text = new StringBuilder(m.symbol());
    if (m.change() != null) {
      text.append(' ').append(Figures.change(m.change()));
    }
    if (m.basis() != null) {
      text.append(m.basis() == Basis.CLOSE ? " at the close" : " intraday");
    }
    text.append(" on ").append(Figures.day(m.date()));
    List<String> more = new ArrayList<>();
    if (m.reference() != null && m.price() != null) {
      more.add(
          "%s to %s%s"
              .formatted(
                  Figures.price(m.reference()),
                  Figures.price(m.price()),
                  m.currency() == null ? "" : " " + m.currency()));
    }
    if (m.marketAdjustedReturn() != null) {
      more.add(Figures.change(m.marketAdjustedReturn()) + " against its market");
    }
    if (m.volumeMultiple() != null) {
      more.add(Figures.times(m.volumeMultiple()) + " its normal volume");
    }
    return more.isEmpty() ? text.toString() : text + " (" + String.join("; ", more) + ")";
  }

  private static String lockUp(Market m) {
    StringBuilder text =
        new StringBuilder("Lock-up of %s ends on %s".formatted(m.symbol(), Figures.day(m.date())));
    List<String> more = new ArrayList<>();
    if (m.shares() != null) {
      more.add(Figures.count(m.shares()) + " shares");
    }
    if (m.shareOfOutstanding() != null) {
      more.add(Figures.percent(m.shareOfOutstanding()) + " of all");
    }
    if (m.source() != null) {
      more.add("says " + m.source());
    }
    return more.isEmpty() ? text.toString() : text + " (" + String.join(", ", more) + ")";
  }

  /** The evidence that contradicts. */
  public static List<Evidence> denials(Alert alert) {
    return alert.evidence().stream().filter(e -> e.stance() == Stance.DENIES).toList();
  }

  /** The evidence that supports. */
  public static List<Evidence> assertions(Alert alert) {
    return alert.evidence().stream().filter(e -> e.stance() == Stance.ASSERTS).toList();
  }

  /** Cut to a length with an ellipsis, never through a surrogate pair. */
  public static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = length - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  /**
   * Without control characters and marks that turn the direction of text, which could make a
   * sentence read as another one; white space becomes single spaces.
   */
  public static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isWhitespace(c) || c == 0xA0) {
                if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
                  clean.append(' ');
                }
              } else if (!hidden(c)) {
                clean.appendCodePoint(c);
              }
            });
    return clean.toString().strip();
  }

  /** Clean and no longer than a line or two, for names and what else is short by nature. */
  public static String brief(String text) {
    return cut(
        clean(text.length() <= LONGEST_BRIEF * 4 ? text : text.substring(0, LONGEST_BRIEF * 4)),
        LONGEST_BRIEF);
  }

  private static boolean hidden(int c) {
    return Character.isISOControl(c)
        || c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xFEFF
        || Character.getType(c) == Character.SURROGATE
        || (c >= 0xE0000 && c <= 0xE007F);
  }

  private static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
