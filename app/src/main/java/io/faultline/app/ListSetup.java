package io.faultline.app;

import io.faultline.app.config.Config;
import io.faultline.events.Json;
import io.faultline.ingest.lists.ListSettings;
import io.faultline.ingest.lists.ListSource;

/** Says to the list service what the configuration says. */
final class ListSetup {
  private ListSetup() {}

  /**
   * Where a story is told, entries are known since their own dates; in real life, since loading.
   */
  static ListSettings of(Plan plan) {
    return new ListSettings(
        plan.config().sources().lists().stream().map(ListSetup::source).toList(),
        /* trustKnownFrom= */ !plan.keepsTime(),
        /* allowPrivateAddresses= */ false);
  }

  /** The id holds as long as format and address do. */
  private static ListSource source(Config.OfficialList list) {
    String id =
        list.format().code() + "-" + Json.fingerprintOf(list.address().toString()).substring(0, 6);
    return ListSource.at(id, list.format(), list.address()).withEvery(list.every());
  }
}
