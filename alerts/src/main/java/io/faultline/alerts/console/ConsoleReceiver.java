package io.faultline.alerts.console;

import io.faultline.alerts.delivery.Message;
import io.faultline.alerts.delivery.Outcome;
import io.faultline.alerts.delivery.Receiver;
import io.faultline.alerts.wording.Words;
import java.io.PrintStream;
import java.util.stream.Collectors;

/** Prints. */
final class ConsoleReceiver implements Receiver {
  private static final int COLUMNS = 80;

  private final PrintStream out;

  ConsoleReceiver(PrintStream out) {
    this.out = out;
  }

  @Override
  public Outcome send(Message message) {
    out.println(payload(message));
    return new Outcome.Delivered(null);
  }

  @Override
  public String payload(Message message) {
    return switch (message) {
      case Message.Alerts alerts ->
          alerts.notes().stream()
              .map(n -> ConsoleText.of(n.alert(), COLUMNS, /* colour= */ false))
              .collect(Collectors.joining("\n"));
      case Message.Notice notice ->
          Words.clean(notice.title()) + "\n" + Words.clean(notice.text()) + "\n";
    };
  }
}
