package io.faultline.app.config;

import io.faultline.alerts.email.EmailConfig;
import io.faultline.events.Topic;
import io.faultline.events.Topics;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What can only be checked when the whole configuration is known: names that refer to others. */
final class CrossChecks {
  /** Settings that decide what Faultline's own clients are; from outside they would break it. */
  private static final Set<String> OURS =
      Set.of(
          "group.id",
          "group.protocol",
          "key.serializer",
          "value.serializer",
          "key.deserializer",
          "value.deserializer",
          "enable.auto.commit",
          "isolation.level",
          "transactional.id",
          "processing.guarantee",
          "application.id");

  private final List<Finding> findings = new ArrayList<>();

  private CrossChecks() {}

  record Finding(String key, String message) {}

  static List<Finding> of(Config config) {
    CrossChecks checks = new CrossChecks();
    checks.kafka(config);
    checks.partitions(config);
    checks.receivers(config);
    checks.routes(config);
    checks.rules(config);
    return checks.findings;
  }

  private void rules(Config config) {
    for (int i = 0; i < config.reading().rules().size(); i++) {
      try {
        UserRules.with(List.of(config.reading().rules().get(i)));
      } catch (IllegalArgumentException e) {
        add("reading.rules[" + i + "]", String.valueOf(e.getMessage()));
      }
    }
  }

  private void kafka(Config config) {
    config.kafka().keySet().stream()
        .filter(OURS::contains)
        .forEach(key -> add("kafka." + key, "is decided by Faultline and can't be set"));
  }

  private void partitions(Config config) {
    List<String> known = Topics.all().stream().map(Topic::name).toList();
    config.topics().partitions().keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(
            name ->
                add(
                    "topics.partitions." + name,
                    "there is no such topic; there are " + String.join(", ", known)));
  }

  private void receivers(Config config) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < config.receivers().size(); i++) {
      Config.Receiver receiver = config.receivers().get(i);
      if (!names.add(receiver.name())) {
        add("receivers[%d].name".formatted(i), "\"%s\" is taken".formatted(receiver.name()));
      }
      String key = "receivers[%d]".formatted(i);
      if (receiver.slack() != null) {
        webAddress(receiver.slack().webhookUrl(), key + ".slack.webhookUrl");
      }
      if (receiver.teams() != null) {
        webAddress(receiver.teams().workflowUrl(), key + ".teams.workflowUrl");
      }
      if (receiver.email() != null) {
        email(receiver.email(), key + ".email");
      }
    }
  }

  private void email(Config.Email email, String key) {
    mailAddress(email.from(), key + ".from");
    if (email.to().isEmpty()) {
      add(key + ".to", "names nobody");
    }
    for (int i = 0; i < email.to().size(); i++) {
      mailAddress(email.to().get(i), "%s.to[%d]".formatted(key, i));
    }
    if ((email.user() == null) != (email.password() == null)) {
      add(key, "needs both user and password, or neither");
    }
    if (email.tls() == EmailConfig.Tls.NONE && email.password() != null) {
      add(key + ".tls", "the password would be sent in the clear; use starttls or implicit");
    }
    String unsubscribe = email.unsubscribe();
    if (unsubscribe != null && !unsubscribe.matches("(mailto:|https://)\\S+")) {
      add(
          key + ".unsubscribe",
          "expected an address that begins with mailto: or https://, was \"%s\""
              .formatted(unsubscribe));
    }
  }

  private void mailAddress(String address, String key) {
    if (!address.matches("[^@\\s<>,;]+@[^@\\s<>,;]+")) {
      add(key, "expected a mail address such as desk@example.com, was \"%s\"".formatted(address));
    }
  }

  private void webAddress(Secret secret, String key) {
    if (!isWebAddress(secret)) {
      add(key, "expected an absolute http or https address (its value is kept secret)");
    }
  }

  private void routes(Config config) {
    List<String> receivers = config.receivers().stream().map(Config.Receiver::name).toList();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < config.routes().size(); i++) {
      Config.RouteTo route = config.routes().get(i);
      if (!names.add(route.name())) {
        add("routes[%d].name".formatted(i), "\"%s\" is taken".formatted(route.name()));
      }
      if (route.receivers().isEmpty()) {
        add("routes[%d].receivers".formatted(i), "names nobody");
      }
      for (int j = 0; j < route.receivers().size(); j++) {
        String receiver = route.receivers().get(j);
        if (!receivers.contains(receiver)) {
          add(
              "routes[%d].receivers[%d]".formatted(i, j),
              "there is no receiver \"%s\"; there are %s"
                  .formatted(
                      receiver, receivers.isEmpty() ? "none" : String.join(", ", receivers)));
        }
      }
    }
  }

  private static boolean isWebAddress(Secret secret) {
    try {
      URI uri = new URI(secret.reveal());
      return uri.getHost() != null
          && ("https".equalsIgnoreCase(uri.getScheme())
              || "http".equalsIgnoreCase(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private void add(String key, String message) {
    findings.add(new Finding(key, message));
  }
}
