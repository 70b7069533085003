package io.faultline.streams.reading.names;

import io.faultline.streams.reading.CompanyReport.Salience;
import io.faultline.streams.reading.text.PhraseTable;
import io.faultline.streams.reading.text.Words;
import io.faultline.streams.reading.text.Words.Gap;
import java.util.ArrayList;
import java.util.List;

/**
 * How much a text is about each company that it names: its title and first paragraph count most; a
 * paragraph that speaks of the outlet, the author or other articles doesn't count.
 */
public final class SalienceJudge {
  private static final List<String> BOILERPLATE =
      List.of(
          "related news",
          "related stories",
          "related articles",
          "read more",
          "read also",
          "about the author",
          "the author is",
          "the author owns",
          "the author holds",
          "the writer has",
          "the writer owns",
          "sign up",
          "subscribe",
          "newsletter",
          "disclaimer",
          "disclosure",
          "all rights reserved",
          "corrections are printed",
          "most read",
          "also in the news",
          "our standards",
          "terms of use",
          "follow us",
          "copyright",
          "a longer version of this piece",
          "an audio version",
          "this report was carried",
          "editor's note",
          "contributed to this report",
          "reporting by",
          "editing by");
  private static final PhraseTable PHRASES = phrases();

  private final Words words;
  private final List<Mention> mentions;
  private final List<int[]> boilerplate = new ArrayList<>();
  private final int leadEnd;

  /** Of this text, which names these companies. */
  public SalienceJudge(Words words, List<Mention> mentions) {
    this.words = words;
    this.mentions = mentions;
    int paragraphs = 0;
    int begin = 0;
    int end = words.size();
    for (int i = 1; i <= words.size(); i++) {
      if (i == words.size() || words.gap(i) == Gap.PARAGRAPH) {
        if (paragraphs > 1 && isBoilerplate(begin, i)) {
          boilerplate.add(new int[] {begin, i});
        }
        paragraphs++;
        if (paragraphs == 2) {
          end = i;
        }
        begin = i;
      }
    }
    leadEnd = end;
  }

  /** The salience of a company; that of a country that only a claim names is as mentioned. */
  public Salience of(String companyId) {
    int inLead = 0;
    int inText = 0;
    int all = 0;
    int others = 0;
    for (Mention mention : mentions) {
      boolean counts = !inBoilerplate(mention.firstWord());
      if (!mention.companyId().equals(companyId)) {
        others += counts ? 1 : 0;
        continue;
      }
      all++;
      if (counts) {
        inText++;
        inLead += mention.firstWord() < leadEnd ? 1 : 0;
      }
    }
    if (all > 0 && inText == 0) {
      return Salience.BOILERPLATE;
    }
    boolean about =
        inLead >= 2 || (inLead == 1 && inText >= 2) || inText * 3 >= others + inText && inText >= 3;
    return about ? Salience.SUBJECT : Salience.MENTIONED;
  }

  private boolean inBoilerplate(int word) {
    for (int[] range : boilerplate) {
      if (word >= range[0] && word < range[1]) {
        return true;
      }
    }
    return false;
  }

  private boolean isBoilerplate(int begin, int end) {
    int until = Math.min(end, begin + 12);
    for (int i = begin; i < until; i++) {
      if (PHRASES.longestAt(words, i, end) != PhraseTable.NONE) {
        return true;
      }
    }
    return false;
  }

  private static PhraseTable phrases() {
    PhraseTable.Builder builder = PhraseTable.builder(256);
    BOILERPLATE.forEach(phrase -> builder.putIfAbsent(new Words(phrase), 0));
    return builder.build();
  }
}
