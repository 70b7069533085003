package io.faultline.streams.reading.claims;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Countries under a sanctions programme, with its dates ({@code programmes.txt}). */
final class Programmes {
  private static final List<Programme> ALL = read();

  private record Programme(String country, LocalDate from, @Nullable LocalDate until) {
    boolean inForce(LocalDate day) {
      return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
  }

  private Programmes() {}

  /**
   * Whether a programme was in force against a country.
   *
   * @param at when; null where that isn't known, so that any programme that hasn't ended counts
   */
  static boolean against(String country, @Nullable Instant at) {
    for (Programme programme : ALL) {
      boolean inForce =
          at == null
              ? programme.until == null
              : programme.inForce(at.atZone(ZoneOffset.UTC).toLocalDate());
      if (programme.country.equals(country) && inForce) {
        return true;
      }
    }
    return false;
  }

  private static List<Programme> read() {
    try (InputStream in = Programmes.class.getResourceAsStream("programmes.txt")) {
      if (in == null) {
        throw new IllegalStateException("programmes.txt is missing beside " + Programmes.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split(";", -1))
          .map(Programmes::programme)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("programmes.txt can't be read", e);
    }
  }

  private static Programme programme(String[] cells) {
    String until = cells[2].strip();
    return new Programme(
        cells[0].strip(),
        LocalDate.parse(cells[1].strip()),
        until.isEmpty() ? null : LocalDate.parse(until));
  }
}
