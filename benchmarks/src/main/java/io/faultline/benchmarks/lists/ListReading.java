package io.faultline.benchmarks.lists;

import io.faultline.ingest.lists.ListFormat;
import io.faultline.ingest.lists.ListRead;
import io.faultline.ingest.lists.ListText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** Reading a whole Consolidated Screening List, from its text to its entries under their keys. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx200m")
public class ListReading {
  /** The list as CSV, packed or not: {@code -p file=FILE}. */
  @Param("consolidated.csv")
  public String file = "consolidated.csv";

  private ListText text = new ListText("", "");

  @Setup
  public void load() throws IOException {
    text = ListFiles.read(Path.of(file));
  }

  @Benchmark
  public ListRead consolidatedScreeningList() {
    return ListFormat.CSL_CSV.read(text, List.of());
  }
}
