package io.faultline.streams.screening;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A name made ready to be compared: its words with their weights, its legal forms apart. Making one
 * costs far more than comparing two, so forms are kept. Immutable.
 *
 * @param name as written
 * @param words what the name says of who it is
 * @param forms classes of its legal forms, each once, sorted
 * @param joined all words in one, for names that are spaced differently
 * @param ownScript the name in its own script, if that has no spaces between words; else empty
 */
record NameForm(
    String name, List<Word> words, List<String> forms, String joined, String ownScript) {
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]");

  NameForm {
    words = List.copyOf(words);
    forms = List.copyOf(forms);
  }

  static NameForm of(String name) {
    String spaced =
        Words.isUnspaced(name)
            ? LegalForms.spaced(Words.simplified(Normalizer.normalize(name, Normalizer.Form.NFKC)))
            : name;
    List<String> all = Words.of(spaced);
    List<Word> words = new ArrayList<>();
    TreeSet<String> forms = new TreeSet<>();
    for (int i = 0; i < all.size(); i++) {
      LegalForms.Found form = LegalForms.at(all, i);
      Word place = form == null ? Word.placeAt(all, i) : null;
      if (form != null) {
        if (!form.form().equals(LegalForms.ANY)) {
          forms.add(form.form());
        }
        i += form.length() - 1;
      } else if (place != null) {
        words.add(place);
        i += place.span() - 1;
      } else {
        words.add(Word.of(all.get(i)));
      }
    }
    if (words.isEmpty()) {
      // The form is the whole name: "Limited", "Società per Azioni".
      all.forEach(word -> words.add(Word.of(word)));
    }
    StringBuilder joined = new StringBuilder();
    words.forEach(word -> joined.append(word.text()));
    return new NameForm(name, words, List.copyOf(forms), joined.toString(), nativeOf(spaced));
  }

  private static String nativeOf(String spaced) {
    if (!Words.isUnspaced(spaced)) {
      return "";
    }
    StringBuilder letters = new StringBuilder();
    NO_LETTER
        .matcher(spaced)
        .replaceAll("")
        .codePoints()
        .filter(c -> c >= 0x250)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }

  /**
   * The first letters of the words, small ones left out: {@code pla}; empty for fewer than three.
   */
  String initials() {
    StringBuilder initials = new StringBuilder();
    for (Word word : words) {
      if (word.kind() != Word.Kind.PARTICLE) {
        initials.append(word.text().charAt(0));
      }
    }
    return initials.length() < 3 ? "" : initials.toString();
  }

  /** The words that can tell one company from another of its trade and place. */
  List<Word> distinctive() {
    return words.stream().filter(word -> word.kind() == Word.Kind.DISTINCTIVE).toList();
  }
}
