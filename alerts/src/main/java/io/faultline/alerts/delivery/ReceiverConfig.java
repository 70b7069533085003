package io.faultline.alerts.delivery;

/** A receiver as the configuration describes it. Each channel has its own record. */
public interface ReceiverConfig {

  /** Names it in routes, in the ledger and on the pages. */
  String name();

  /** What it is, in a word for people: Slack, webhook, e-mail. */
  String channel();

  /** Makes the receiver. Doesn't connect yet. */
  Receiver open(ReceiverParts parts);
}
