package io.faultline.streams.topology;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/** The topology for people: every operator in words, or its steps and topics as a drawing. */
public final class TopologyDrawing {
  private final TopologyDescription description;
  private final String prefix;

  private TopologyDrawing(TopologyDescription description, String prefix) {
    this.description = description;
    this.prefix = prefix;
  }

  /** Draws the topology of these settings. */
  public static TopologyDrawing of(TopologySettings settings) {
    InstantSource clock = InstantSource.system();
    Measures unused = new Measures(new SimpleMeterRegistry(), clock);
    StreamsSettings nowhere =
        StreamsSettings.of(
            Map.of("bootstrap.servers", "unused:1"), settings.prefix(), Path.of("unused"));
    Topology topology =
        FaultlineTopology.build(settings, unused, StreamsService.config(nowhere, clock, unused));
    return new TopologyDrawing(topology.describe(), settings.prefix());
  }

  /** Kafka Streams' own description: sub-topologies, operators, stores and topics. */
  public String text() {
    return description.toString();
  }

  /** A step: what one kind of task does, from topics to topics. */
  private record Step(String name, Set<String> stores, Set<String> from, Set<String> to) {}

  /** A Mermaid flow chart: topics as cylinders, steps as boxes with what they keep. */
  public String mermaid() {
    StringBuilder drawing = new StringBuilder("flowchart LR\n");
    SortedMap<String, String> topics = new TreeMap<>();
    List<String> arrows = new ArrayList<>();
    for (Step step : steps()) {
      drawing.append(
          "  %s[\"%s%s\"]\n"
              .formatted(
                  step.name(),
                  step.name(),
                  step.stores().isEmpty()
                      ? ""
                      : "<br/><small>keeps " + String.join(", ", step.stores()) + "</small>"));
      step.from().forEach(topic -> arrows.add(id(topics, topic) + " --> " + step.name()));
      step.to().forEach(topic -> arrows.add(step.name() + " --> " + id(topics, topic)));
    }
    topics.forEach((topic, id) -> drawing.append("  %s[(%s)]\n".formatted(id, topic)));
    arrows.forEach(arrow -> drawing.append("  ").append(arrow).append('\n'));
    return drawing.toString();
  }

  private static String id(SortedMap<String, String> topics, String topic) {
    return topics.computeIfAbsent(topic, name -> "t_" + name.replace('-', '_').replace('.', '_'));
  }

  /** The steps in the order of the way; each is named after the operator that keeps something. */
  private List<Step> steps() {
    return description.subtopologies().stream()
        .sorted(Comparator.comparingInt(TopologyDescription.Subtopology::id))
        .map(this::step)
        .toList();
  }

  private Step step(TopologyDescription.Subtopology subtopology) {
    String name = "routing";
    Set<String> stores = new TreeSet<>();
    Set<String> from = new TreeSet<>();
    Set<String> to = new TreeSet<>();
    for (TopologyDescription.Node node : subtopology.nodes()) {
      switch (node) {
        case TopologyDescription.Source source ->
            source.topicSet().forEach(topic -> from.add(shortName(topic)));
        case TopologyDescription.Sink sink -> to.add(shortName(sink.topic()));
        case TopologyDescription.Processor processor -> {
          if (!processor.stores().isEmpty()) {
            name = processor.name();
            stores.addAll(processor.stores());
          }
        }
        default -> throw new IllegalStateException("unknown kind of operator: " + node);
      }
    }
    return new Step(name, stores, from, to);
  }

  private String shortName(String topic) {
    String bare = topic.startsWith(prefix) ? topic.substring(prefix.length()) : topic;
    return bare.endsWith("-repartition")
        ? bare.substring(0, bare.length() - "-repartition".length())
        : bare;
  }
}
