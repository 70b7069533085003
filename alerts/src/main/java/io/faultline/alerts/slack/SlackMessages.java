package io.faultline.alerts.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import com.slack.api.webhook.Payload;
import io.faultline.alerts.delivery.Message;
import io.faultline.alerts.delivery.Message.Note;
import io.faultline.alerts.wording.Figures;
import io.faultline.alerts.wording.Links;
import io.faultline.alerts.wording.Way;
import io.faultline.alerts.wording.Words;
import io.faultline.events.Alert;
import io.faultline.events.Alert.Evidence;
import io.faultline.events.Alert.Market;
import io.faultline.events.Severity;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Alerts as Slack messages. Everything that came from outside goes into rich text or plain text,
 * where Slack reads no markup, so that no title can ping a channel or dress up as a link; the
 * fallback text, where it does read markup, is escaped. All within the documented limits.
 */
public final class SlackMessages {
  private static final int LONGEST_FALLBACK = 600;
  private static final int MOST_WAYS = 3;
  private static final int MOST_SOURCES = 4;
  private static final int MOST_ALERTS = 10;
  private static final int MOST_CHANGES = 6;

  private SlackMessages() {}

  /** The message on one alert as Block Kit Builder takes it: {@code {"blocks": […]}}. */
  public static String preview(Alert alert, URI baseUrl) {
    Payload payload = Payload.builder().blocks(blocks(alert, "preview", baseUrl)).build();
    return GsonFactory.createSnakeCase().toJson(payload);
  }

  /** A message as the incoming webhook takes it. */
  static String json(Message message) {
    return GsonFactory.createSnakeCase().toJson(payload(message));
  }

  static Payload payload(Message message) {
    return switch (message) {
      case Message.Alerts alerts when alerts.notes().size() == 1 -> {
        Note note = alerts.notes().getFirst();
        yield payload(
            fallback(note.alert()), blocks(note.alert(), note.because(), alerts.baseUrl()));
      }
      case Message.Alerts alerts -> gathered(alerts);
      case Message.Notice notice ->
          payload(
              escaped(notice.title()),
              List.of(Blocks.header(notice.title()), new RichText().text(notice.text()).block()));
    };
  }

  /** What is new in a revision, for the thread of the first message, which shows the whole. */
  static Payload changes(Alert alert) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.context(standing(alert)));
    RichText text = new RichText();
    text.bold(Words.of(alert.status()) + ": ").text(alert.summary() + "\n");
    alert.changes().stream().limit(MOST_CHANGES).forEach(c -> text.text("• " + c + "\n"));
    blocks.add(text.block());
    return payload(fallback(alert), blocks);
  }

  private static Payload payload(String text, List<LayoutBlock> blocks) {
    return Payload.builder()
        .text(text)
        .blocks(blocks)
        .unfurlLinks(false)
        .unfurlMedia(false)
        .build();
  }

  /** What a notification shows, and a reader that has no blocks. */
  private static String fallback(Alert alert) {
    return escaped(
        Words.cut(
            "%s: %s. %s"
                .formatted(
                    Words.of(alert.severity()),
                    Words.clean(alert.title()),
                    Words.clean(alert.summary())),
            LONGEST_FALLBACK));
  }

  /** Slack's three special characters; after that {@code <!channel>} is only text. */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static List<LayoutBlock> blocks(Alert alert, String because, URI baseUrl) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.header(mark(alert.severity()) + " " + Words.clean(alert.title())));
    blocks.add(Blocks.context(standing(alert)));
    blocks.add(whatHappened(alert).block());
    blocks.add(whyYou(alert).block());
    RichText market = market(alert);
    if (!market.isEmpty()) {
      blocks.add(market.block());
    }
    RichText sources = sources(alert);
    if (!sources.isEmpty()) {
      blocks.add(sources.block());
    }
    RichText disputes = disputes(alert);
    if (!disputes.isEmpty()) {
      blocks.add(disputes.block());
    }
    if (alert.revision() > 1 && !alert.changes().isEmpty()) {
      RichText changes = new RichText().bold("What changed\n");
      alert.changes().stream().limit(MOST_CHANGES).forEach(c -> changes.text("• " + c + "\n"));
      blocks.add(changes.block());
    }
    blocks.add(
        new RichText()
            .link(page(baseUrl, alert), "Open the alert")
            .text("  ·  ")
            .link(page(baseUrl, alert) + "#handling", "Acknowledge or dismiss")
            .block());
    blocks.add(
        Blocks.context(
            "You get this because %s. Alert %s, revision %d, rules %s."
                .formatted(because, alert.alertId(), alert.revision(), alert.rules().version())));
    return blocks;
  }

  private static String standing(Alert alert) {
    return "%s · score %s of 100 · %s%s · %s"
        .formatted(
            Words.of(alert.severity()),
            Figures.plain(alert.score(), 0),
            alert.status().code(),
            alert.revision() > 1
                ? " (update %d to the first message)".formatted(alert.revision() - 1)
                : "",
            Figures.minute(alert.times().raisedAt()));
  }

  private static RichText whatHappened(Alert alert) {
    RichText text = new RichText().text(alert.summary() + "\n");
    text.bold("Measure: ").text(Words.claim(alert.risk()) + ".");
    String listed = Words.listed(alert);
    if (listed != null) {
      text.text(" Named there: " + listed + ".");
    }
    return text;
  }

  private static RichText whyYou(Alert alert) {
    RichText text = new RichText().bold("Why you: ");
    text.text("you hold " + alert.holding().name());
    if (!alert.holding().symbols().isEmpty()) {
      text.text(" (" + alert.holding().symbols().getFirst() + ")");
    }
    String held = Words.held(alert);
    text.text(held.isEmpty() ? ".\n" : " in " + held + ".\n");
    List<Way> ways = alert.paths().stream().map(p -> Way.of(alert, p)).toList();
    if (ways.isEmpty()) {
      return text.text("It was hit itself.");
    }
    text.bold(ways.size() == 1 ? "The path\n" : "The " + ways.size() + " paths\n");
    int number = 1;
    for (Way way : ways.subList(0, Math.min(MOST_WAYS, ways.size()))) {
      text.text(
          "%d. %s%s\n".formatted(number++, way.names(), way.disputed() ? "  (disputed)" : ""));
      text.italic("    " + String.join("; ", way.sentences()) + "\n");
    }
    if (ways.size() > MOST_WAYS) {
      text.text("and %d more on the page.\n".formatted(ways.size() - MOST_WAYS));
    }
    return text;
  }

  private static RichText market(Alert alert) {
    RichText text = new RichText();
    if (!alert.market().isEmpty()) {
      text.bold("What the market did\n");
      for (Market market : alert.market().stream().limit(6).toList()) {
        text.text("• " + Words.of(market) + "\n");
      }
    }
    return text;
  }

  private static RichText sources(Alert alert) {
    RichText text = new RichText();
    List<Evidence> said = Words.assertions(alert);
    if (!said.isEmpty()) {
      text.bold("Who says so\n");
      said.stream().limit(MOST_SOURCES).forEach(e -> source(text, e));
      if (said.size() > MOST_SOURCES) {
        text.text("and %d more on the page.\n".formatted(said.size() - MOST_SOURCES));
      }
    }
    return text;
  }

  private static RichText disputes(Alert alert) {
    RichText text = new RichText();
    List<Evidence> denials = Words.denials(alert);
    Set<String> contested = new LinkedHashSet<>();
    alert.paths().stream()
        .map(p -> Way.of(alert, p))
        .flatMap(w -> w.legs().stream())
        .filter(Way.Leg::disputed)
        .forEach(l -> contested.add(Words.sentence(l.step())));
    if (!denials.isEmpty() || !contested.isEmpty()) {
      text.bold("What is disputed\n");
      contested.forEach(c -> text.text("• " + c + "\n"));
      for (Evidence denial : denials.stream().limit(3).toList()) {
        source(text, denial);
        if (denial.quote() != null) {
          text.italic("   “" + Words.cut(Words.clean(denial.quote()), 240) + "”\n");
        }
      }
    }
    return text;
  }

  private static void source(RichText text, Evidence e) {
    String title = Words.cut(Words.clean(e.title()), 120);
    text.text("• ");
    Links.web(e.url()).ifPresentOrElse(u -> text.link(u, title), () -> text.text(title));
    text.text(
        ", "
            + e.source()
            + (e.publishedAt() == null ? "" : ", " + Figures.day(e.publishedAt()))
            + "\n");
  }

  private static Payload gathered(Message.Alerts message) {
    List<Alert> alerts =
        message.notes().stream()
            .map(Note::alert)
            .sorted(
                Comparator.comparing(Alert::severity)
                    .reversed()
                    .thenComparing(Comparator.comparingDouble(Alert::score).reversed()))
            .toList();
    String title =
        "%d alerts, the most severe: %s"
            .formatted(
                alerts.size(),
                Words.of(alerts.getFirst().severity()).toLowerCase(java.util.Locale.ROOT));
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.header(title));
    for (Alert alert : alerts.subList(0, Math.min(MOST_ALERTS, alerts.size()))) {
      blocks.add(
          new RichText()
              .bold(mark(alert.severity()) + " ")
              .link(page(message.baseUrl(), alert), Words.cut(Words.clean(alert.title()), 200))
              .text(
                  "\n%s · %s · score %s\n%s"
                      .formatted(
                          alert.holding().name(),
                          alert.status().code(),
                          Figures.plain(alert.score(), 0),
                          Words.cut(Words.clean(alert.summary()), 280)))
              .block());
    }
    if (alerts.size() > MOST_ALERTS) {
      RichText more = new RichText().bold("And %d more\n".formatted(alerts.size() - MOST_ALERTS));
      for (Alert alert : alerts.subList(MOST_ALERTS, alerts.size())) {
        more.text("• ")
            .link(page(message.baseUrl(), alert), Words.cut(Words.clean(alert.title()), 100))
            .text("\n");
      }
      blocks.add(more.block());
    }
    return payload(
        escaped(title + ": " + Words.cut(Words.clean(alerts.getFirst().title()), 200)), blocks);
  }

  private static String page(URI baseUrl, Alert alert) {
    return baseUrl
        + "/alerts/"
        + java.net.URLEncoder.encode(alert.alertId(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String mark(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "🔴";
      case WARNING -> "🟠";
      case WATCH -> "🟡";
      case INFO -> "🔵";
    };
  }
}
