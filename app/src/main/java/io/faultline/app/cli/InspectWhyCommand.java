package io.faultline.app.cli;

import io.faultline.events.Article;
import io.faultline.ingest.folder.InputFolder;
import io.faultline.ingest.news.pages.PageReader;
import io.faultline.ingest.news.pages.PageTime;
import io.faultline.ingest.news.pages.ReadPage;
import io.faultline.streams.reading.Claim;
import io.faultline.streams.reading.Reader;
import io.faultline.streams.reading.names.Mention;
import io.faultline.streams.reading.names.MentionFinder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
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
      "[1] marks a company; {A} the sentence of a claim; what was considered and refused stands"
          + " below."
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

  private record Mark(int at, String label) {}

  @Override
  public Integer call() {
    Reader reader = ReadingInput.reader(reference, rules.read(), spec.commandLine().getErr());
    Text text = text();
    List<Mention> considered = reader.considered(text.title, text.text);
    List<Mention> named =
        considered.stream().filter(m -> m.confidence() >= MentionFinder.LEAST).toList();
    List<Claim> claims = reader.claims(text.title, text.text, text.publishedAt);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        marked(text.title.isEmpty() ? text.text : text.title + "\n" + text.text, named, claims));
    out.println();
    for (int i = 0; i < named.size(); i++) {
      out.println("[%d] %s".formatted(i + 1, line(named.get(i))));
    }
    for (int i = 0; i < claims.size(); i++) {
      out.println("{%s} %s".formatted(letters(i), line(claims.get(i))));
    }
    for (Mention mention : considered) {
      if (mention.confidence() < MentionFinder.LEAST) {
        out.println("not %s".formatted(line(mention)));
      }
    }
    out.flush();
    return 0;
  }

  private static String line(Mention mention) {
    return "%s: \"%s\" at %d, %.2f, %s"
        .formatted(
            mention.companyId(),
            mention.surface(),
            mention.begin(),
            mention.confidence(),
            mention.reason());
  }

  private static String line(Claim claim) {
    StringBuilder line = new StringBuilder();
    line.append(claim.target()).append(": ").append(claim.type().code());
    line.append(", ").append(claim.direction().code());
    line.append(", ").append(claim.factLevel().code());
    if (claim.jurisdiction() != null) {
      line.append(", by ").append(claim.jurisdiction());
    }
    if (claim.list() != null) {
      line.append(", list ").append(claim.list().code());
    }
    if (claim.speaker() != null) {
      line.append(", denied by ").append(claim.speaker());
    }
    if (claim.background()) {
      line.append(", background");
    }
    return line.append(", %.2f, rule \"%s\"".formatted(claim.confidence(), claim.rule()))
        .toString();
  }

  private String marked(String whole, List<Mention> named, List<Claim> claims) {
    Ansi ansi = spec.commandLine().getColorScheme().ansi();
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      marks.add(new Mark(named.get(i).end(), "[" + (i + 1) + "]"));
    }
    for (int i = 0; i < claims.size(); i++) {
      marks.add(new Mark(claims.get(i).end(), "{" + letters(i) + "}"));
    }
    marks.sort((one, other) -> Integer.compare(one.at, other.at));
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (Mark mark : marks) {
      text.append(whole, at, mark.at);
      text.append(ansi.enabled() ? "\u001b[1m" + mark.label + "\u001b[0m" : mark.label);
      at = mark.at;
    }
    return text.append(whole, at, whole.length()).toString();
  }

  /** A, B, ... Z, AA, AB, ... */
  private static String letters(int index) {
    String letter = String.valueOf((char) ('A' + index % 26));
    return index < 26 ? letter : letters(index / 26 - 1) + letter;
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
