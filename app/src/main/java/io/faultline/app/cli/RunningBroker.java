package io.faultline.app.cli;

import io.faultline.app.config.Config;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a command reaches the broker of a Faultline that runs in another process. */
final class RunningBroker {
  private RunningBroker() {}

  /** The client settings: the configured cluster, or the embedded broker at its port. */
  static Map<String, String> of(Config config) {
    Map<String, String> settings = new LinkedHashMap<>();
    config.kafka().forEach((key, value) -> settings.put(key, value.reveal()));
    settings.putIfAbsent("bootstrap.servers", "127.0.0.1:" + config.broker().port());
    return settings;
  }

  /** What to say to somebody whose broker doesn't answer. */
  static BadInput silent(Config config, Exception e) {
    return new BadInput(
        "can't ask Kafka at %s; is Faultline running? (%s)"
            .formatted(of(config).get("bootstrap.servers"), e.getMessage()));
  }
}
