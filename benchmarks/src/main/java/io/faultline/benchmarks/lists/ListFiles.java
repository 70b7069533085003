package io.faultline.benchmarks.lists;

import io.faultline.ingest.lists.ListText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Copies of lists on disk, packed or not. */
final class ListFiles {
  private ListFiles() {}

  static ListText read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes =
          file.toString().endsWith(".gz")
              ? new GZIPInputStream(in).readAllBytes()
              : in.readAllBytes();
      return new ListText(file.getFileName().toString(), new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
