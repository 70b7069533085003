package io.faultline.app.demo;

import io.faultline.alerts.console.ConsoleText;
import io.faultline.alerts.delivery.Message;
import io.faultline.alerts.delivery.Outcome;
import io.faultline.alerts.delivery.Receiver;
import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.delivery.ReceiverParts;
import io.faultline.events.Alert;
import io.faultline.events.AlertStatus;
import java.util.stream.Collectors;

/**
 * A receiver that shows alerts between the lines of the story: whole where they open or change
 * their standing, in a line where something was added to them.
 */
record TerminalConfig(Screen screen) implements ReceiverConfig {
  @Override
  public String name() {
    return "terminal";
  }

  @Override
  public String channel() {
    return "terminal";
  }

  @Override
  public Receiver open(ReceiverParts parts) {
    return new Receiver() {
      @Override
      public Outcome send(Message message) {
        screen.print(payload(message));
        return new Outcome.Delivered(null);
      }

      @Override
      public String payload(Message message) {
        return switch (message) {
          case Message.Alerts alerts ->
              alerts.notes().stream().map(n -> text(n.alert())).collect(Collectors.joining("\n"));
          case Message.Notice notice -> notice.title() + "\n" + notice.text();
        };
      }
    };
  }

  private String text(Alert alert) {
    return alert.status() == AlertStatus.UPDATED
        ? "  updated  revision %d  %s".formatted(alert.revision(), Screen.inShort(alert.title()))
        : "\n" + ConsoleText.of(alert, Screen.COLUMNS, screen.colour());
  }
}
