package io.faultline.app.cli;

import io.faultline.events.ArticleStatus;
import io.faultline.events.Json;
import io.faultline.streams.reading.CompanyReport;
import io.faultline.streams.reading.copies.Sketcher;
import io.faultline.streams.reading.copies.Story;
import io.faultline.streams.reading.copies.StoryFold;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code faultline inspect stories}: which texts are copies, versions and corrections of others.
 */
@Command(
    name = "stories",
    description = {
      "Folds texts into stories, as if all were about one company: a line of JSON for each line of",
      "input, in its order. The story is named after its earliest text."
    })
final class InspectStoriesCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "lines of {\"id\",\"title\",\"text\",\"published\",\"source\"}; standard input if there"
              + " is none")
  private @Nullable Path file;

  @Spec private CommandSpec spec;

  private record Line(String id, String story, String kind, String like, double novelty) {}

  @Override
  public Integer call() {
    List<ReadingInput.Item> items = ReadingInput.items(file);
    Map<String, Line> lines = new HashMap<>();
    for (Story story : StoryFold.fold(items.parallelStream().map(this::report).toList())) {
      for (Story.Member member : story.members()) {
        String id = member.report().articleId();
        lines.put(
            id,
            new Line(id, story.storyId(), member.kind().code(), member.like(), member.novelty()));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    for (ReadingInput.Item item : items) {
      Line line = lines.get(item.id());
      if (line != null) {
        out.println(Json.write(line));
      }
    }
    out.flush();
    return 0;
  }

  private CompanyReport report(ReadingInput.Item item) {
    Instant at = item.publishedAt() == null ? Instant.EPOCH : item.publishedAt();
    return new CompanyReport(
        "any",
        item.id(),
        /* version= */ 1,
        ArticleStatus.NEW,
        CompanyReport.Salience.SUBJECT,
        List.of(),
        item.id(),
        item.source() == null ? "" : item.source(),
        item.title(),
        null,
        at,
        null,
        at,
        Sketcher.sketch(item.title(), item.text()),
        List.of());
  }
}
