package io.faultline.ingest.lists;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A list to be watched.
 *
 * @param id names it in notes and metrics; must stay the same, or everything counts as new
 * @param format how it is written
 * @param main its file: an address of http, https, or a file
 * @param companions further files that belong to it
 * @param every how often it is looked at
 * @param mostLoss the largest part of the entries that one copy may lose; a copy that loses more is
 *     held back
 */
public record ListSource(
    String id, ListFormat format, URI main, List<URI> companions, Duration every, double mostLoss) {
  private static final Duration DAILY_AND_MORE = Duration.ofHours(6);
  private static final double A_TENTH = 0.1;

  public ListSource {
    if (!id.matches("[a-zA-Z0-9._-]{1,80}")) {
      throw new IllegalArgumentException(
          "id must be letters, digits, dots and hyphens, was \"%s\"".formatted(id));
    }
    companions = List.copyOf(companions);
    if (!(mostLoss > 0 && mostLoss <= 1)) {
      throw new IllegalArgumentException(
          "mostLoss must be above 0 and at most 1, was %s (%s)".formatted(mostLoss, id));
    }
  }

  /**
   * A list at an address, looked at every 6 hours; a copy that loses more than a tenth of the
   * entries is held back. Companions are sought beside it, under the names that the office uses.
   */
  public static ListSource at(String id, ListFormat format, URI main) {
    String path = main.getPath() == null ? "" : main.getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    List<URI> companions = format.companionsOf(name).stream().map(main::resolve).toList();
    return new ListSource(id, format, main, companions, DAILY_AND_MORE, A_TENTH);
  }

  /** A list in a file, as {@link #at}. */
  public static ListSource in(String id, ListFormat format, Path file) {
    return at(id, format, file.toAbsolutePath().toUri());
  }

  /** The same, looked at this often. */
  public ListSource withEvery(Duration interval) {
    return new ListSource(id, format, main, companions, interval, mostLoss);
  }

  /** The same, which may lose this part of its entries at once; 1 believes every copy. */
  public ListSource withMostLoss(double part) {
    return new ListSource(id, format, main, companions, every, part);
  }
}
