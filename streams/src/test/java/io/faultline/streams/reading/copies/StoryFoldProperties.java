package io.faultline.streams.reading.copies;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.streams.reading.CompanyReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class StoryFoldProperties {
  private static final String[] WORDS =
      ("port basin crane barge grain mill lorry diver keel crew harbour quay bolt owner damage city"
              + " council train meeting evening insurer prosecutor summer firm maker third")
          .split(" ");

  /** Whatever the texts share and whenever they come, the order of arrival changes nothing. */
  @Property(tries = 200)
  void theFoldIsTheSameWhateverTheOrderOfArrival(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int count) {
    Random random = new Random(seed);
    List<CompanyReport> reports = reports(random, count);
    List<Story> once = StoryFold.fold(reports);
    Collections.shuffle(reports, random);
    assertThat(StoryFold.fold(reports)).isEqualTo(once);
  }

  private static List<CompanyReport> reports(Random random, int count) {
    List<CompanyReport> reports = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean again = !texts.isEmpty() && random.nextInt(3) > 0;
      String text =
          again ? edited(texts.get(random.nextInt(texts.size())), random) : words(random, 60);
      texts.add(text);
      String at = "2024-03-0%dT%02d:00:00Z".formatted(1 + random.nextInt(9), random.nextInt(24));
      String title = random.nextInt(6) == 0 ? "CORRECTED: port" : "The port";
      reports.add(Reports.report("article-" + i, at, title, text));
    }
    return reports;
  }

  private static String edited(String text, Random random) {
    return random.nextBoolean()
        ? text + " " + words(random, 20)
        : text.replace(WORDS[random.nextInt(WORDS.length)], "thing");
  }

  private static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    return text.toString();
  }
}
