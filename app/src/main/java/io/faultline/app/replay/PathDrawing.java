package io.faultline.app.replay;

import static io.faultline.app.replay.Html.escaped;

import io.faultline.events.Alert;
import io.faultline.events.RelationType;
import java.util.List;
import java.util.Locale;

/** A path as boxes from the company hit to the holding, with the relation on each arrow. */
final class PathDrawing {
  private PathDrawing() {}

  /**
   * The drawing.
   *
   * @param origin where it begins; steps read as relations read, not as the path runs
   */
  static String of(Alert.Path path, String origin) {
    StringBuilder drawing = new StringBuilder("<div class=\"path\">");
    String at = start(path.steps(), origin);
    boolean first = true;
    for (Alert.Step step : path.steps()) {
      boolean forward = step.from().companyId().equals(at);
      Alert.Party here = forward ? step.from() : step.to();
      Alert.Party there = forward ? step.to() : step.from();
      if (first) {
        drawing.append(box(here));
        first = false;
      }
      drawing.append(
          "<span class=\"step\">%s%s</span>"
              .formatted(escaped(words(step, forward)), disputed(step)));
      drawing.append(box(there));
      at = there.companyId();
    }
    return drawing
        .append(
            String.format(
                Locale.ROOT,
                "<span class=\"carries\">carries %s</span></div>",
                carried(path.strength())))
        .toString();
  }

  /** A fraction of the hit in words; a small one isn't shown as none. */
  static String carried(double strength) {
    return strength < 0.0005
        ? "less than 0.1 %"
        : String.format(Locale.ROOT, "%.1f %%", strength * 100);
  }

  private static String start(List<Alert.Step> steps, String origin) {
    Alert.Step first = steps.getFirst();
    if (first.from().companyId().equals(origin) || first.to().companyId().equals(origin)) {
      return origin;
    }
    // The walk began at a listed unit of the origin: the end that the second step doesn't touch.
    if (steps.size() > 1) {
      Alert.Step second = steps.get(1);
      boolean joins =
          first.from().companyId().equals(second.from().companyId())
              || first.from().companyId().equals(second.to().companyId());
      return joins ? first.to().companyId() : first.from().companyId();
    }
    return first.from().companyId();
  }

  private static String words(Alert.Step step, boolean forward) {
    String share =
        step.share() == null ? "" : String.format(Locale.ROOT, " %.1f %%", step.share() * 100);
    return forward ? forward(step.relation(), share) : backward(step.relation(), share);
  }

  private static String forward(RelationType relation, String share) {
    return switch (relation) {
      case OWNS -> "owns" + share + " of";
      case SUPPLIES -> share.isEmpty() ? "supplies" : "makes" + share + " of its sales to";
      case LICENSES_TECHNOLOGY_TO -> "gives technology to";
      case PARTNERS_WITH -> "is a partner of";
      case OPERATES_IN -> "does" + (share.isEmpty() ? "" : share + " of its") + " business in";
      case COMPETES_WITH -> "competes with";
    };
  }

  private static String backward(RelationType relation, String share) {
    return switch (relation) {
      case OWNS -> "is" + share + " owned by";
      case SUPPLIES -> share.isEmpty() ? "is supplied by" : "buys" + share + " of the sales of";
      case LICENSES_TECHNOLOGY_TO -> "uses technology of";
      case PARTNERS_WITH -> "is a partner of";
      case OPERATES_IN ->
          share.isEmpty() ? "is a place of business of" : "has" + share + " of the business of";
      case COMPETES_WITH -> "competes with";
    };
  }

  private static String disputed(Alert.Step step) {
    return step.disputedBy().isEmpty() ? "" : " <em>(denied)</em>";
  }

  private static String box(Alert.Party party) {
    return "<span class=\"box\">%s</span>".formatted(escaped(party.name()));
  }
}
