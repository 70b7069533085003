package io.faultline.streams.alerting;

import io.faultline.events.Alert;
import io.faultline.events.Direction;
import io.faultline.events.FactLevel;
import io.faultline.events.ListedParty;
import io.faultline.events.MarketKind;
import io.faultline.events.RiskFamily;
import io.faultline.streams.exposure.Exposure;
import io.faultline.streams.timeline.MarketMove;
import io.faultline.streams.timeline.Signal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Title and summary of an alert, as an analyst writes them: what happened to whom, how it reaches
 * the holding, what the market did, who denies it. A measure is said of the legal entity that a
 * list names, and of nobody else.
 */
final class Wording {
  private Wording() {}

  static String title(Exposure exposure, Scoring scoring) {
    String event = event(exposure, scoring);
    Optional<Exposure.Covered> covered =
        exposure.covered().stream()
            .filter(c -> c.binding() && c.entity().companyId().equals(exposure.holding()))
            .findFirst();
    if (covered.isPresent()) {
      return "%s covered by %s: %s"
          .formatted(exposure.holdingName(), covered.get().ruleName(), lowerArticle(event));
    }
    return exposure.paths().isEmpty()
        ? event
        : "%s exposed through %s: %s"
            .formatted(exposure.holdingName(), through(exposure), lowerArticle(event));
  }

  static String summary(Exposure exposure, Scoring scoring) {
    List<String> sentences = new ArrayList<>();
    sentences.add(what(exposure, scoring));
    if (!exposure.paths().isEmpty()) {
      sentences.add(how(exposure));
    }
    StringBuilder last = new StringBuilder();
    market(exposure, scoring).ifPresent(last::append);
    denial(exposure).ifPresent(d -> last.append(last.isEmpty() ? d : "; " + lowerFirst(d)));
    standing(exposure).ifPresent(s -> last.append(last.isEmpty() ? capital(s) : "; " + s));
    if (!last.isEmpty()) {
      sentences.add(last + ".");
    }
    return String.join(" ", sentences).replace("..", ".");
  }

  /** Whom and what an exposure is about, in a few words. */
  static String about(Exposure exposure) {
    return "%s (%s)"
        .formatted(exposure.origin().name(), exposure.episode().family().code().replace('_', ' '));
  }

  /** What happened, in a clause without a full stop. */
  private static String event(Exposure exposure, Scoring scoring) {
    String name = exposure.origin().name();
    Alert.Risk lead = scoring.hit().risks().getFirst();
    if (exposure.episode().family() == RiskFamily.MARKET) {
      return marketEvent(exposure, name);
    }
    Optional<Signal.Listing> listing = listing(exposure, lead);
    if (listing.isPresent()) {
      Signal.Listing each = listing.get();
      String party = exposure.listedEntity() == null ? name : exposure.listedEntity().name();
      return switch (each.change()) {
        case ADDED -> "%s named on %s".formatted(party, Law.name(each.party().list()));
        case AMENDED -> "Entry of %s on %s amended".formatted(party, Law.name(each.party().list()));
        case REMOVED -> "%s removed from %s".formatted(party, Law.name(each.party().list()));
      };
    }
    boolean there = exposure.origin().companyId().equals("country:" + lead.jurisdiction());
    String by = lead.jurisdiction() == null || there ? "" : " by " + authority(lead.jurisdiction());
    String risk = Law.words(lead.type());
    String of =
        name.isEmpty() || exposure.origin().companyId().startsWith("country:")
            ? " in " + name
            : " affecting " + name;
    String certainty =
        switch (lead.factLevel()) {
          case CONFIRMED -> "";
          case REPORTED -> " reported";
          case PROPOSED -> " proposed";
          case ALLEGED -> " alleged";
          case DENIED -> " denied";
        };
    return capital(
        (lead.direction() == Direction.EASED ? "easing of " : "") + risk + by + of + certainty);
  }

  private static String marketEvent(Exposure exposure, String name) {
    Optional<MarketMove> fall = deepest(exposure.episode().signals());
    Optional<Signal.Expiry> expiry =
        exposure.episode().signals().stream()
            .filter(Signal.Expiry.class::isInstance)
            .map(Signal.Expiry.class::cast)
            .max(
                java.util.Comparator.comparingDouble(
                        (Signal.Expiry e) ->
                            e.statement().shareOfOutstanding() == null
                                ? 0
                                : e.statement().shareOfOutstanding())
                    .thenComparing(Signal.Expiry::signalId));
    if (fall.isPresent() && fall.get().kind() == MarketKind.HALT) {
      return "Trading of %s halted from %s%s"
          .formatted(name, fall.get().date(), ownLockUp(expiry, fall.get()));
    }
    if (fall.isPresent()) {
      return "%s fell %s on %s%s"
          .formatted(
              name,
              Hit.percent(-fall.get().change()),
              fall.get().date(),
              ownLockUp(expiry, fall.get()));
    }
    return expiry
        .map(
            e ->
                "Lock-up%s %s ends on %s"
                    .formatted(freed(e, " of"), name, e.statement().expiresOn()))
        .orElseGet(
            () ->
                "%s of %s reported"
                    .formatted(
                        exposure.episode().signals().stream()
                            .filter(Signal.Story.class::isInstance)
                            .map(s -> ((Signal.Story) s).claims())
                            .filter(c -> !c.isEmpty())
                            .map(c -> capital(Law.words(c.getFirst().type())))
                            .findFirst()
                            .orElse("Market move"),
                        name));
  }

  /** "; its lock-up on 70 % of the shares ended on 2022-06-29"; empty without one. */
  private static String ownLockUp(Optional<Signal.Expiry> expiry, MarketMove move) {
    return expiry
        .map(
            e ->
                "; its lock-up%s %s on %s"
                    .formatted(
                        freed(e, ""),
                        e.statement().expiresOn().isBefore(move.date()) ? "ended" : "ends",
                        e.statement().expiresOn()))
        .orElse("");
  }

  private static String freed(Signal.Expiry expiry, String of) {
    Double share = expiry.statement().shareOfOutstanding();
    return share == null ? of : " on %s of the shares%s".formatted(Hit.percent(share), of);
  }

  private static String what(Exposure exposure, Scoring scoring) {
    Alert.Risk lead = scoring.hit().risks().getFirst();
    String event = event(exposure, scoring);
    StringBuilder what = new StringBuilder(event);
    if (lead.measure() != null && lead.binds() != null) {
      what.append(" (")
          .append(Law.words(lead.measure()))
          .append(lead.since() == null ? "" : " since " + lead.since())
          .append("), which binds ")
          .append(lead.binds());
    } else {
      exposure.episode().signals().stream()
          .filter(Signal.Story.class::isInstance)
          .map(Signal.Story.class::cast)
          .findFirst()
          .ifPresent(
              s ->
                  what.append(", as ")
                      .append(s.source())
                      .append(" wrote on ")
                      .append(s.publishedAt().toString(), 0, 10));
    }
    return what.append('.').toString();
  }

  private static String how(Exposure exposure) {
    Alert.Path strongest = exposure.paths().getFirst();
    List<String> steps = strongest.steps().stream().map(Wording::step).toList();
    int more = exposure.paths().size() - 1;
    return "It reaches %s because %s%s%s."
        .formatted(
            exposure.holdingName(),
            String.join(", and ", steps),
            exposure.covered().isEmpty()
                ? ""
                : "; " + Reaching.clause(exposure.covered().getFirst()),
            more == 0
                ? ""
                : more == 1
                    ? "; one more way leads there"
                    : "; %d more ways lead there".formatted(more));
  }

  private static String step(Alert.Step step) {
    String share = step.share() == null ? "" : " (" + Hit.percent(step.share()) + ")";
    return step.from().name()
        + " "
        + switch (step.relation()) {
          case OWNS -> "owns" + share + " " + step.to().name();
          case SUPPLIES ->
              "supplies "
                  + step.to().name()
                  + (step.share() == null
                      ? ""
                      : " (" + Hit.percent(step.share()) + " of its revenue)");
          case LICENSES_TECHNOLOGY_TO -> "licenses technology to " + step.to().name();
          case PARTNERS_WITH -> "is a partner of " + step.to().name();
          case OPERATES_IN ->
              "does business in "
                  + step.to().name()
                  + (step.share() == null ? "" : " (" + Hit.percent(step.share()) + " of it)");
          case COMPETES_WITH -> "competes with " + step.to().name();
        };
  }

  private static Optional<String> market(Exposure exposure, Scoring scoring) {
    Optional<MarketMove> own = scoring.own().stream().filter(m -> m.fall() > 0).max(depth());
    if (own.isPresent() && !exposure.paths().isEmpty()) {
      return Optional.of(moved(own.get()));
    }
    if (exposure.episode().family() == RiskFamily.MARKET) {
      return deepest(exposure.episode().signals())
          .filter(m -> m.kind() == MarketKind.SHOCK)
          .map(
              m ->
                  "%s closed at %s after %s, %s lower at worst%s"
                      .formatted(
                          m.symbol(),
                          m.price().stripTrailingZeros().toPlainString(),
                          m.reference().stripTrailingZeros().toPlainString(),
                          Hit.percent(-m.lowChange()),
                          m.volumeMultiple() == null
                              ? ""
                              : String.format(
                                  Locale.ROOT,
                                  ", on %.0f times its usual volume",
                                  m.volumeMultiple())));
    }
    return deepest(exposure.episode().context()).map(Wording::moved);
  }

  private static String moved(MarketMove move) {
    return move.kind() == MarketKind.HALT
        ? "%s was halted from %s".formatted(move.symbol(), move.date())
        : "%s fell %s on %s".formatted(move.symbol(), Hit.percent(-move.change()), move.date());
  }

  /** Which lists already name the origin or a unit of it, and that they don't name the holding. */
  private static Optional<String> standing(Exposure exposure) {
    if (exposure.episode().family() == RiskFamily.RESTRICTION) {
      return Optional.empty();
    }
    List<String> entries =
        exposure.episode().context().stream()
            .filter(Signal.Listing.class::isInstance)
            .map(Signal.Listing.class::cast)
            .filter(l -> l.change() != io.faultline.events.ChangeKind.REMOVED)
            .map(
                l ->
                    "%s on %s%s"
                        .formatted(
                            l.party().name(),
                            Law.name(l.party().list()),
                            listedOn(l.party()) == null ? "" : " since " + listedOn(l.party())))
            .distinct()
            .limit(2)
            .toList();
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "as context, lists name %s%s"
                .formatted(
                    String.join(", and ", entries),
                    exposure.paths().isEmpty() ? "" : ", and not " + exposure.holdingName()));
  }

  /** The day of the entry itself, which may lie before the day from which its measure applies. */
  private static @Nullable LocalDate listedOn(ListedParty party) {
    ListedParty.Dates dates = party.dates();
    if (dates.listedOn() != null) {
      return dates.listedOn();
    }
    return dates.announcedOn() == null ? party.since() : dates.announcedOn();
  }

  private static Optional<String> denial(Exposure exposure) {
    if (!exposure.denials().isEmpty()) {
      Exposure.Denial denial = exposure.denials().getLast();
      return Optional.of("it is denied on the way: \"%s\"".formatted(shortened(denial.quote())));
    }
    return exposure.episode().signals().stream()
        .filter(Signal.Story.class::isInstance)
        .flatMap(s -> ((Signal.Story) s).claims().stream())
        .filter(c -> c.stance() == io.faultline.events.Stance.DENIES)
        .map(c -> "it is denied: \"%s\"".formatted(shortened(c.quote())))
        .reduce((a, b) -> b);
  }

  private static Optional<MarketMove> deepest(List<Signal> signals) {
    return signals.stream()
        .filter(Signal.Move.class::isInstance)
        .map(s -> ((Signal.Move) s).move())
        .filter(m -> m.kind() == MarketKind.HALT || m.fall() > 0)
        .max(depth());
  }

  private static java.util.Comparator<MarketMove> depth() {
    return java.util.Comparator.comparingDouble(MarketMove::fall).thenComparing(MarketMove::moveId);
  }

  private static Optional<Signal.Listing> listing(Exposure exposure, Alert.Risk lead) {
    return exposure.episode().signals().stream()
        .filter(Signal.Listing.class::isInstance)
        .map(Signal.Listing.class::cast)
        .filter(
            l ->
                l.party().list() == lead.list()
                    && lead.factLevel() == FactLevel.CONFIRMED
                    && (l.change() == io.faultline.events.ChangeKind.REMOVED)
                        == (lead.direction() == Direction.EASED))
        .findFirst();
  }

  private static String through(Exposure exposure) {
    Alert.Path strongest = exposure.paths().getFirst();
    String origin = exposure.origin().companyId();
    for (Alert.Step step : strongest.steps()) {
      for (Alert.Party party : List.of(step.from(), step.to())) {
        if (!party.companyId().equals(exposure.holding())
            && !party.companyId().equals(origin)
            && strongest.steps().size() > 1) {
          return party.name();
        }
      }
    }
    Alert.Step step = strongest.steps().getFirst();
    return switch (step.relation()) {
      case OWNS -> step.share() == null ? "a stake" : "a stake of " + Hit.percent(step.share());
      case SUPPLIES ->
          step.share() == null
              ? "supply"
              : Hit.percent(step.share()) + " of the supplier's revenue";
      case LICENSES_TECHNOLOGY_TO -> "licensed technology";
      case PARTNERS_WITH -> "a partnership";
      case OPERATES_IN ->
          step.share() == null
              ? "its business there"
              : Hit.percent(step.share()) + " of its business";
      case COMPETES_WITH -> "competition";
    };
  }

  private static String authority(String jurisdiction) {
    return switch (jurisdiction) {
      case "EU" -> "the EU";
      case "UN" -> "the UN";
      case "US" -> "the United States";
      case "GB" -> "the United Kingdom";
      default -> {
        String name = Locale.of("", jurisdiction).getDisplayCountry(Locale.ENGLISH);
        yield name.isBlank() ? jurisdiction : name;
      }
    };
  }

  private static String shortened(String quote) {
    String line = quote.strip().replaceAll("\\s+", " ");
    if (line.length() <= 160) {
      return line;
    }
    int end = line.lastIndexOf(' ', 157);
    return line.substring(0, end < 80 ? 157 : end) + "...";
  }

  private static String lowerArticle(String event) {
    // Only a common noun at the beginning is made small: names keep their capital.
    int space = event.indexOf(' ');
    String first = space < 0 ? event : event.substring(0, space);
    return COMMON.contains(first) ? lowerFirst(event) : event;
  }

  private static final java.util.Set<String> COMMON =
      java.util.Set.of(
          "Sanctions",
          "Export",
          "Investment",
          "Procurement",
          "Tariffs",
          "Regulatory",
          "Forced-labour",
          "Expropriation",
          "Armed",
          "Boycott",
          "Retaliation",
          "Threat",
          "Data-security",
          "Disruption",
          "End",
          "Fall",
          "Easing",
          "Entry",
          "Trading",
          "Lock-up",
          "Market");

  private static String lowerFirst(String words) {
    return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }

  static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
