package io.faultline.app.demo;

import io.faultline.events.Topics;
import java.util.List;
import java.util.stream.Collectors;

/** The demo's configuration: a file like anybody's, to look at and to begin one's own with. */
final class DemoConfig {
  private static final List<String> PORTFOLIOS =
      List.of("asia-technology", "global-payments", "hong-kong-growth");

  private static final int PARTITIONS = 2;

  private DemoConfig() {}

  static String yaml(Story story, SlackStandIn slack, int kafkaPort, int httpPort) {
    String feeds =
        story.sites().stream()
            .map(
                s ->
                    """
                        - name: %s
                          url: %s
                          language: en
                          privateNetwork: true
                    """
                        .formatted(s.name(), s.feed()))
            .collect(Collectors.joining());
    String receivers =
        PORTFOLIOS.stream()
            .map(
                p ->
                    """
                      - name: %s
                        slack:
                          webhookUrl: %s
                    """
                        .formatted(p, slack.webhook(p)))
            .collect(Collectors.joining());
    String routes =
        PORTFOLIOS.stream()
            .map(
                p ->
                    """
                      - name: %s
                        receivers: [%s]
                        match:
                          portfolios: [%s]
                    """
                        .formatted(p, p, p))
            .collect(Collectors.joining());
    return """
    # Written by faultline demo at every start.
    data: .
    broker:
      port: %d
    http:
      port: %d
    # Few partitions start sooner, and the story is small.
    topics:
      partitions: {%s}
    sources:
      lists:
        - format: ofac-consolidated-csv
          path: lists/ofac-non-sdn/cons_prim.csv
        - format: csl-csv
          path: lists/consolidated-screening-list.csv
      # The demo publishes the files in input/ itself, each row when it became known in 2022.
      feeds:
    %sreceivers:
    %sroutes:
    %s\
    """
        .formatted(kafkaPort, httpPort, partitions(), feeds, receivers, routes);
  }

  private static String partitions() {
    return Topics.all().stream()
        .filter(topic -> topic.partitions() > PARTITIONS)
        .map(topic -> topic.name() + ": " + PARTITIONS)
        .collect(Collectors.joining(", "));
  }
}
