package io.faultline.streams.screening;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names under which a legal entity can be found. An alias that only shortens the first name
 * ("Sense Time" for "Beijing SenseTime Technology Development") is left out: it is what the whole
 * group is called, and so says nothing of which member of it is meant.
 */
final class LegalNames {
  private static final Pattern ASIDE = Pattern.compile("\\(([^()]*)\\)");

  private LegalNames() {}

  /** Of an entry of a list, which often repeats what the group is called. */
  static List<NameForm> ofEntry(List<String> names) {
    return of(names, LegalNames::shortens);
  }

  /**
   * Of a company of a registry, which knows what the company itself is called: an alias may leave
   * out words that half the companies of the world have ("Rosneft" for "Rosneft Oil Company"), but
   * none that could name another member of the group.
   */
  static List<NameForm> ofCompany(List<String> names) {
    return of(names, (alias, name) -> shortens(alias, name) && leavesOutWhoItIs(alias, name));
  }

  private static boolean leavesOutWhoItIs(NameForm alias, NameForm name) {
    return beginsWithInitials(name, alias)
        || name.words().stream()
            .filter(word -> !alias.joined().contains(word.text()))
            .anyMatch(word -> word.kind().isTelling() && word.kind() != Word.Kind.COMMON);
  }

  private static List<NameForm> of(
      List<String> names, BiPredicate<NameForm, NameForm> isTheGroups) {
    LinkedHashSet<String> all = new LinkedHashSet<>();
    names.forEach(name -> addWithAsides(name, all));
    List<NameForm> kept = new ArrayList<>();
    for (String name : all) {
      NameForm form = NameForm.of(name);
      if (kept.isEmpty() || !isTheGroups.test(form, kept.getFirst())) {
        kept.add(form);
      }
    }
    return kept;
  }

  /** "Huawei Technologies (Huawei)" is two names, "China Unicom (Hong Kong)" is one. */
  private static void addWithAsides(String name, Set<String> names) {
    Matcher matcher = ASIDE.matcher(name);
    List<String> asides = new ArrayList<>();
    String without =
        matcher.replaceAll(
            found -> {
              String aside = found.group(1).strip();
              if (aside.isEmpty() || NameForm.of(aside).distinctive().isEmpty()) {
                return Matcher.quoteReplacement(found.group());
              }
              asides.add(aside);
              return " ";
            });
    if (!without.isBlank()) {
      names.add(without.strip());
    }
    names.addAll(asides);
  }

  /** "CSSC" before "China State Shipbuilding Corporation 701 Institute" is the group's name. */
  private static boolean beginsWithInitials(NameForm name, NameForm alias) {
    String letters = alias.joined();
    List<String> words = Words.of(name.name());
    if (alias.words().size() != 1 || letters.length() < 3 || words.size() <= letters.length()) {
      return false;
    }
    for (int i = 0; i < letters.length(); i++) {
      if (words.get(i).charAt(0) != letters.charAt(i)) {
        return false;
      }
    }
    List<String> rest = words.subList(letters.length(), words.size());
    return !NameForm.of(String.join(" ", rest)).words().isEmpty()
        && rest.stream().anyMatch(word -> Word.of(word).kind() != Word.Kind.PARTICLE)
        && LegalForms.at(rest, 0) == null;
  }

  private static boolean shortens(NameForm alias, NameForm name) {
    if (!alias.ownScript().isEmpty() && name.ownScript().isEmpty()) {
      return false;
    }
    Set<String> words = new HashSet<>();
    name.words().forEach(word -> words.add(word.text()));
    for (int i = 0; i + 1 < name.words().size(); i++) {
      words.add(name.words().get(i).text() + name.words().get(i + 1).text());
    }
    if (beginsWithInitials(name, alias)) {
      return true;
    }
    boolean fewer = alias.joined().length() < name.joined().length();
    return fewer
        && (words.contains(alias.joined())
            || alias.words().stream().allMatch(word -> words.contains(word.text())));
  }
}
