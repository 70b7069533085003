package io.faultline.app.cli;

import io.faultline.events.Article;
import io.faultline.ingest.folder.InputFolder;
import io.faultline.ingest.news.pages.PageReader;
import io.faultline.ingest.news.pages.PageTime;
import io.faultline.ingest.news.pages.ReadPage;
import io.faultline.streams.reading.Reader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline inspect why}: an article with names and claims marked, and every reason. */
@Command(
    name = "why",
    description = {
      "Prints an article with the names and the claims marked that are read in it, and every"
          + " reason.",
      "[1 ...] marks a name and {A ...} the sentence of a claim; the reasons stand below, and",
      "what looked like a name or a claim and is none."
    })
final class InspectWhyCommand implements Callable<Integer> {
  @Option(
      names = {"-r", "--reference"},
      required = true,
      paramLabel = "DIR",
      description = "directory with companies.csv, and perhaps articles.jsonl")
  private Path reference = Path.of("");

  @Parameters(
      paramLabel = "ARTICLE",
      description = "an .html or text file, or the address or title of an article in DIR")
  private String article = "";

  @Mixin private RulesOption rules = new RulesOption();

  @Spec private CommandSpec spec;

  private record Text(String title, String text, @Nullable Instant publishedAt) {}

  @Override
  public Integer call() {
    Reader reader = ReadingInput.reader(reference, rules.read(), spec.commandLine().getErr());
    Text text = text();
    Reader.Explanation explanation = reader.explain(text.title, text.text, text.publishedAt);
    int width = spec.commandLine().getUsageHelpWidth();
    boolean colours = spec.commandLine().getColorScheme().ansi().enabled();
    PrintWriter out = spec.commandLine().getOut();
    out.print(new MarkedText(explanation, width, colours).of(text.title, text.text));
    out.flush();
    return 0;
  }

  private Text text() {
    Path file = Path.of(article);
    if (Files.isRegularFile(file)) {
      return fromFile(file);
    }
    for (Article known : InputFolder.read(reference).articles()) {
      if (article.equals(known.url())
          || article.equals(known.articleId())
          || article.equals(known.title())) {
        return new Text(known.title(), known.text(), known.publishedAt());
      }
    }
    throw new BadInput(
        article + ": neither a file nor the address or title of an article in " + reference);
  }

  private static Text fromFile(Path file) {
    try {
      if (!file.toString().endsWith(".html")) {
        return new Text("", Files.readString(file), null);
      }
      ReadPage page =
          new PageReader(InstantSource.system()).read(Files.readAllBytes(file), null, file.toUri());
      PageTime published = page.published();
      return new Text(
          page.title() == null ? "" : page.title(),
          page.text(),
          published == null ? null : published.instant());
    } catch (IOException e) {
      throw new BadInput(file + ": can't be read: " + e.getMessage());
    }
  }
}
