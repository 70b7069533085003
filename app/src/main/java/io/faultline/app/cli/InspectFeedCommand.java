package io.faultline.app.cli;

import io.faultline.events.Json;
import io.faultline.ingest.news.FeedPreview;
import io.faultline.ingest.news.feeds.Feed;
import io.faultline.ingest.news.feeds.FeedEntry;
import io.faultline.ingest.news.feeds.FeedReader;
import io.faultline.ingest.news.feeds.UnreadableFeed;
import io.faultline.ingest.news.fetching.LenientUri;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline inspect feed}: what a feed says, entry by entry. */
@Command(
    name = "feed",
    description =
        "Prints the entries of a feed as one line of JSON; of a directory, a line for each file.")
final class InspectFeedCommand implements Callable<Integer> {
  private static final long MOST_BYTES = 50_000_000;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE|URL|DIR",
      description = "a file, an http(s) address, or a directory")
  private String what;

  private final FeedReader reader = new FeedReader();

  private record Line(String file, @Nullable List<Entry> entries, @Nullable String error) {}

  private record Entry(
      @Nullable String id,
      @Nullable String url,
      @Nullable String title,
      @Nullable String published,
      @Nullable String updated,
      @Nullable String author,
      @Nullable String summary) {
    static Entry of(FeedEntry entry) {
      return new Entry(
          entry.id(),
          entry.url(),
          entry.title(),
          entry.published() == null ? null : entry.published().toString(),
          entry.updated() == null ? null : entry.updated().toString(),
          entry.author(),
          entry.summary());
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (what.startsWith("http://") || what.startsWith("https://")) {
      Line line = fetched(what);
      out.println(Json.write(line));
      out.flush();
      return line.error() == null ? 0 : 1;
    }
    Path path = Path.of(what);
    if (!Files.isDirectory(path)) {
      if (!Files.exists(path)) {
        throw new BadInput("no such file or directory: " + what);
      }
      Line line = read(path, what);
      out.println(Json.write(line));
      out.flush();
      return line.error() == null ? 0 : 1;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(path)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    Progress progress = Progress.onTerminal(files.size());
    for (Path file : files) {
      String name = path.relativize(file).toString().replace('\\', '/');
      out.println(Json.write(read(file, name)));
      progress.add(1);
      progress.show();
    }
    progress.end();
    out.flush();
    return 0;
  }

  private static Line fetched(String address) throws InterruptedException {
    URI uri = LenientUri.parse(address).filter(u -> u.getHost() != null).orElse(null);
    if (uri == null) {
      throw new BadInput("no http or https address: " + address);
    }
    try (FeedPreview preview = new FeedPreview()) {
      Feed feed = preview.read(uri);
      return new Line(address, feed.entries().stream().map(Entry::of).toList(), null);
    } catch (UnreadableFeed e) {
      return new Line(address, null, String.valueOf(e.getMessage()));
    }
  }

  private Line read(Path file, String name) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        return new Line(name, null, "larger than " + MOST_BYTES + " bytes");
      }
      Feed feed = reader.read(Files.readAllBytes(file), null, null);
      return new Line(name, feed.entries().stream().map(Entry::of).toList(), null);
    } catch (NoSuchFileException e) {
      return new Line(name, null, "no such file");
    } catch (IOException | UnreadableFeed e) {
      return new Line(name, null, String.valueOf(e.getMessage()));
    }
  }
}
