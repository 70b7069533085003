package io.faultline.alerts.pages;

import io.faultline.alerts.wording.Way;

/** The drawings as templates ask for them: finished markup, with all text in it escaped. */
public final class Drawings {
  private Drawings() {}

  /** A path for a wide screen; nothing for a path without stops. */
  public static String wide(Way way) {
    return way.stops().isEmpty() ? "" : PathDrawing.wide(way);
  }

  /** A path for a narrow screen; nothing for a path without stops. */
  public static String narrow(Way way) {
    return way.stops().isEmpty() ? "" : PathDrawing.narrow(way);
  }
}
