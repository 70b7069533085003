package io.faultline.app;

/** The parts that can run in one process or each in its own. */
public enum Service {
  /** What comes in: news, lists, prices, registries; and the time. */
  INGEST,
  /** What is concluded. */
  STREAMS,
  /** What goes out, and the pages. */
  ALERTS
}
