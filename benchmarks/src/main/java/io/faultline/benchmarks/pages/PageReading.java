package io.faultline.benchmarks.pages;

import io.faultline.ingest.news.pages.PageReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/**
 * Reading all pages of a directory once, against parsing them with jsoup alone. Both begin with the
 * bytes of a page, as it comes from the network.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PageReading {
  private static final String ADDRESS = "https://www.meridian.example/world/2022/harbour-strike";

  /** The directory with the pages: {@code -p folder=DIR}. */
  @Param("pages")
  public String folder = "pages";

  private final PageReader reader = new PageReader(InstantSource.system());
  private final URI url = URI.create(ADDRESS);
  private final List<byte[]> pages = new ArrayList<>();

  @Setup
  public void load() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).sorted().toList()) {
        pages.add(Files.readAllBytes(file));
      }
    }
    if (pages.isEmpty()) {
      throw new IOException(folder + ": no .html file in it; say -p folder=DIR");
    }
  }

  @Benchmark
  public void parse(Blackhole out) throws IOException {
    for (byte[] page : pages) {
      out.consume(Jsoup.parse(new ByteArrayInputStream(page), /* charsetName= */ null, ADDRESS));
    }
  }

  @Benchmark
  public void read(Blackhole out) {
    for (byte[] page : pages) {
      out.consume(reader.read(page, /* contentType= */ null, url));
    }
  }
}
