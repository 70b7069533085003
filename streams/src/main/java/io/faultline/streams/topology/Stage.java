package io.faultline.streams.topology;

/** The stages by name, as operators, stores, internal topics and metrics have them. */
enum Stage {
  READING("reading"),
  SCREENING("screening"),
  MARKET("market"),
  TIMELINE("timeline"),
  EXPOSURE("exposure"),
  ALERTING("alerting");

  private final String label;

  Stage(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
