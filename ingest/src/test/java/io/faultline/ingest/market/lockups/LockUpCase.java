package io.faultline.ingest.market.lockups;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A text of {@code cases.txt} with what it says; {@code none} stands for nothing. */
record LockUpCase(String name, Map<String, String> expected, String text) {

  static List<LockUpCase> all() {
    try (InputStream in =
        Objects.requireNonNull(LockUpCase.class.getResourceAsStream("cases.txt"))) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<LockUpCase> cases = new ArrayList<>();
      for (String part : all.split("(?m)^=== ")) {
        if (!part.isBlank()) {
          cases.add(of(part));
        }
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LockUpCase of(String part) {
    String[] lines = part.split("\n");
    Map<String, String> expected = new HashMap<>();
    int at = 1;
    while (at < lines.length
        && lines[at].matches("(days|start|early|expires|shares|terms|holders|extension): .*")) {
      String[] pair = lines[at++].split(": ", 2);
      expected.put(pair[0], pair[1]);
    }
    String text = String.join("\n", List.of(lines).subList(at, lines.length));
    return new LockUpCase(lines[0], expected, text);
  }

  ProspectusLockUps read() {
    return LockUpReader.read(ProspectusText.of(text));
  }

  String expected(String key) {
    return expected.getOrDefault(key, "none");
  }

  /** What is expected of the conditions is met: each is found, and none where there is none. */
  boolean conditionsFound(ProspectusLockUps read) {
    Set<String> found =
        read.earlyRelease().stream()
            .map(r -> r.kind().code())
            .collect(Collectors.toCollection(TreeSet::new));
    return expected("early").equals("none")
        ? found.isEmpty()
        : found.containsAll(List.of(expected("early").split(" ")));
  }

  @Override
  public String toString() {
    return name;
  }
}
