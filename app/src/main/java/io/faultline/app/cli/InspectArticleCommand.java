package io.faultline.app.cli;

import io.faultline.events.Json;
import io.faultline.ingest.news.ArticlePreview;
import io.faultline.ingest.news.fetching.LenientUri;
import io.faultline.ingest.news.pages.PageReader;
import io.faultline.ingest.news.pages.ReadPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code faultline inspect article}: what the page reader makes of pages, one JSON line each. */
@Command(
    name = "article",
    description = {
      "Reads the article off HTML pages; a line of JSON for each.",
      "For a directory: every .html file in it, by name; its address comes from urls.json there",
      "({\"name without .html\": \"address\"}) where there is one."
    })
final class InspectArticleCommand implements Callable<Integer> {
  private static final int MOST_BYTES = 50_000_000;
  private static final int AT_ONCE = 64;

  @Parameters(paramLabel = "FILE|URL|DIR", description = "an HTML file, an address, or a directory")
  private String input = "";

  @Spec private CommandSpec spec;

  private final PageReader reader = new PageReader(InstantSource.system());

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    boolean read = true;
    if (input.startsWith("http://") || input.startsWith("https://")) {
      out.println(Json.write(fetched(address(input))));
    } else if (Files.isDirectory(Path.of(input))) {
      folder(Path.of(input), out);
    } else if (Files.isRegularFile(Path.of(input))) {
      Map<String, Object> line = line(Path.of(input), Map.of());
      out.println(Json.write(line));
      read = !line.containsKey("error");
    } else {
      throw new BadInput(input + ": neither a file, a directory nor an http(s) address");
    }
    out.flush();
    return read ? 0 : 1;
  }

  private void folder(Path folder, PrintWriter out) {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    } catch (IOException e) {
      throw new BadInput(folder + ": can't be listed: " + e.getMessage());
    }
    Map<String, String> addresses = addresses(folder.resolve("urls.json"));
    Progress progress = Progress.onTerminal(files.size());
    for (int from = 0; from < files.size(); from += AT_ONCE) {
      files.subList(from, Math.min(files.size(), from + AT_ONCE)).parallelStream()
          .map(file -> Json.write(line(file, addresses)))
          .forEachOrdered(
              line -> {
                out.println(line);
                progress.add(1);
                progress.show();
              });
    }
    progress.end();
  }

  private static Map<String, String> addresses(Path file) {
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    try {
      JsonNode tree = Json.mapper().readTree(Files.readAllBytes(file));
      Map<String, String> addresses = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : tree.properties()) {
        addresses.put(entry.getKey(), entry.getValue().asString(""));
      }
      return addresses;
    } catch (IOException | JacksonException e) {
      throw new BadInput(file + ": expected {\"id\": \"address\"}: " + e.getMessage());
    }
  }

  private Map<String, Object> line(Path file, Map<String, String> addresses) {
    String name = file.getFileName().toString();
    String id = name.endsWith(".html") ? name.substring(0, name.length() - 5) : name;
    try {
      if (Files.size(file) > MOST_BYTES) {
        return Map.of("id", id, "error", "larger than " + MOST_BYTES + " bytes");
      }
      String known = addresses.get(id);
      URI url = known == null ? file.toUri() : address(known);
      return fields(id, reader.read(Files.readAllBytes(file), null, url));
    } catch (IOException | BadInput e) {
      return Map.of("id", id, "error", String.valueOf(e.getMessage()));
    }
  }

  /** An address as found in the wild: what URI refuses in it is escaped. */
  private static URI address(String text) {
    return LenientUri.parse(text).orElseThrow(() -> new BadInput("no address: " + text));
  }

  private static Map<String, Object> fetched(URI url) {
    try (ArticlePreview preview = new ArticlePreview()) {
      return fields(url.toString(), preview.read(url));
    } catch (IOException e) {
      throw new BadInput("%s: can't be fetched: %s".formatted(url, e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BadInput(url + ": interrupted");
    }
  }

  private static Map<String, Object> fields(String id, ReadPage page) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("url", page.url().toString());
    put(fields, "title", page.title());
    put(fields, "author", page.authors().isEmpty() ? null : String.join("; ", page.authors()));
    put(fields, "published", page.published());
    put(fields, "language", page.language());
    fields.put("text", page.text());
    put(fields, "updated", page.updated());
    put(fields, "verdict", page.verdict().name().toLowerCase(Locale.ROOT));
    put(fields, "canonicalUrl", page.canonicalUrl());
    put(fields, "siteName", page.siteName());
    put(fields, "section", page.section());
    put(fields, "image", page.image());
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value.toString());
    }
  }
}
