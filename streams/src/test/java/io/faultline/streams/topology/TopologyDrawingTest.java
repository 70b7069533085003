package io.faultline.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The topology as it was reviewed last. A name that changes here is state that a running
 * application no longer finds: change {@link StreamsSettings#CURRENT_GENERATION} with it. The files
 * are written anew by {@code -Dgolden=write}.
 */
final class TopologyDrawingTest {
  private static final Path FOLDER = Path.of("src/test/resources/io/faultline/streams/topology");

  private final TopologyDrawing drawing = TopologyDrawing.of(TopologySettings.under("faultline."));

  @Test
  void theDescriptionIsTheReviewedOne() throws IOException {
    assertGolden("topology.txt", drawing.text());
  }

  @Test
  void theDrawingIsTheReviewedOne() throws IOException {
    assertGolden("topology.mmd", drawing.mermaid());
  }

  private static void assertGolden(String name, String text) throws IOException {
    Path file = FOLDER.resolve(name);
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }
}
