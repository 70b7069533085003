package io.faultline.benchmarks.pages;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.faultline.ingest.news.pages.PageReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.slf4j.LoggerFactory;

/**
 * Reading the pages of a directory once, against parsing them with jsoup alone and against
 * readability4j. All begin with the bytes of a page, as it comes from the network, and use one
 * thread. {@link MedianPage} asks the same page by page.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PageReading {
  static final String ALL = "all";
  private static final String ADDRESS = "https://www.meridian.example/world/2022/harbour-strike";

  /** The directory with the pages: {@code -p folder=DIR}. */
  @Param("pages")
  public String folder = "pages";

  /** The name of one file of it; or all of them, one after the other. */
  @Param(ALL)
  public String page = ALL;

  private final PageReader reader = new PageReader(InstantSource.system());
  private final URI url = URI.create(ADDRESS);
  private final List<byte[]> pages = new ArrayList<>();

  @Setup
  public void load() throws IOException {
    // It logs whole elements, which would be most of its time.
    if (LoggerFactory.getLogger("net.dankito.readability4j") instanceof Logger logger) {
      logger.setLevel(Level.OFF);
    }
    for (Path file : files(Path.of(folder))) {
      if (page.equals(ALL) || page.equals(file.getFileName().toString())) {
        pages.add(Files.readAllBytes(file));
      }
    }
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> pages = files.filter(f -> f.toString().endsWith(".html")).sorted().toList();
      if (pages.isEmpty()) {
        throw new IOException(folder + ": no .html file in it; say -p folder=DIR");
      }
      return pages;
    }
  }

  @Benchmark
  public void parse(Blackhole out) throws IOException {
    for (byte[] bytes : pages) {
      out.consume(Jsoup.parse(new ByteArrayInputStream(bytes), /* charsetName= */ null, ADDRESS));
    }
  }

  @Benchmark
  public void read(Blackhole out) {
    for (byte[] bytes : pages) {
      out.consume(reader.read(bytes, /* contentType= */ null, url));
    }
  }

  /** Which takes a string; it is told the charset that nearly all pages are in. */
  @Benchmark
  public void readability4j(Blackhole out) {
    for (byte[] bytes : pages) {
      String html = new String(bytes, StandardCharsets.UTF_8);
      out.consume(new Readability4J(ADDRESS, html).parse().getTextContent());
    }
  }
}
