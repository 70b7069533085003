package io.faultline.benchmarks.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How much longer reading a page takes than parsing it with jsoup alone, page by page with JMH:
 * prints the quartiles of that ratio over the pages of a directory. {@code MedianPage DIR}; takes a
 * second a page, all in one process that has read all pages for a while before.
 */
public final class MedianPage {
  private static final TimeValue TURN = TimeValue.milliseconds(60);

  private MedianPage() {}

  public static void main(String... arguments) throws IOException, RunnerException {
    Path folder = Path.of(arguments[0]);
    String[] pages =
        PageReading.files(folder).stream()
            .map(file -> file.getFileName().toString())
            .toArray(String[]::new);
    new Runner(options(folder, PageReading.ALL).warmupTime(TimeValue.seconds(3)).build()).run();
    Map<String, Map<String, Double>> times = new HashMap<>();
    for (RunResult result : new Runner(options(folder, pages).build()).run()) {
      String benchmark = result.getParams().getBenchmark();
      times
          .computeIfAbsent(result.getParams().getParam("page"), page -> new HashMap<>())
          .put(
              benchmark.substring(benchmark.lastIndexOf('.') + 1),
              result.getPrimaryResult().getScore());
    }
    double[] ratios =
        times.values().stream()
            .mapToDouble(
                both ->
                    both.getOrDefault("read", Double.NaN) / both.getOrDefault("parse", Double.NaN))
            .sorted()
            .toArray();
    System.out.printf(
        "%d pages: quartiles of reading against parsing alone %s%n",
        ratios.length, List.of(at(ratios, 0.25), at(ratios, 0.5), at(ratios, 0.75)));
  }

  private static double at(double[] sorted, double share) {
    return Math.round(1000 * sorted[(int) (share * (sorted.length - 1))]) / 1000.0;
  }

  private static ChainedOptionsBuilder options(Path folder, String... pages) {
    String name = PageReading.class.getName().replace(".", "\\.");
    return new OptionsBuilder()
        .include(name + "\\.(parse|read)$")
        .param("folder", folder.toString())
        .param("page", Arrays.copyOf(pages, pages.length))
        .forks(0)
        .warmupIterations(2)
        .warmupTime(TURN)
        .measurementIterations(5)
        .measurementTime(TURN)
        .verbosity(VerboseMode.SILENT);
  }
}
