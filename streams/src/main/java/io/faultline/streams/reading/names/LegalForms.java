package io.faultline.streams.reading.names;

import io.faultline.streams.reading.text.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shorter forms of a registered name: "Lumen Holdings, Inc." is also "Lumen Holdings". */
final class LegalForms {
  /** What says which kind of body it is, and is left out in the press. */
  private static final Set<String> FORMS =
      Set.of(
          "inc",
          "incorporated",
          "corp",
          "corporation",
          "co",
          "company",
          "ltd",
          "limited",
          "llc",
          "lp",
          "llp",
          "plc",
          "ag",
          "se",
          "sa",
          "s.a",
          "nv",
          "n.v",
          "bv",
          "b.v",
          "ab",
          "asa",
          "as",
          "a/s",
          "oyj",
          "oy",
          "spa",
          "s.p.a",
          "gmbh",
          "kgaa",
          "kg",
          "kk",
          "bhd",
          "berhad",
          "tbk",
          "pt",
          "pjsc",
          "jsc",
          "ojsc",
          "pao",
          "oao",
          "sab",
          "sae",
          "nl",
          "pte",
          "pty",
          "sarl",
          "s.a.b",
          "l.p",
          "n.a",
          "sp",
          "adr",
          "trust",
          "de",
          "fc",
          "afc",
          "cf",
          "public",
          "joint",
          "stock",
          "kabushiki",
          "kaisha",
          "reit",
          "aktiengesellschaft",
          "societe",
          "anonyme");

  /** What describes the business and is often left out after the first time. */
  private static final Set<String> DESCRIPTIONS =
      Set.of(
          "holdings",
          "holding",
          "group",
          "technologies",
          "technology",
          "systems",
          "solutions",
          "industries",
          "international",
          "enterprises",
          "brands",
          "stores",
          "companies",
          "communications",
          "platforms",
          "worldwide",
          "global",
          "motor",
          "motors",
          "semiconductor",
          "semiconductors",
          "pharmaceuticals",
          "laboratories",
          "labs",
          "networks",
          "software",
          "entertainment",
          "resources",
          "bancorp",
          "financial",
          "electronics",
          "telecom",
          "telecommunications",
          "airlines",
          "energy",
          "therapeutics");

  private static final Map<String, List<String>> COUNTRIES =
      Map.of(
          "United States", List.of("U.S.", "US"),
          "United Kingdom", List.of("U.K.", "UK"),
          "European Union", List.of("EU"),
          "United Nations", List.of("UN", "U.N."));

  /** Forms that the press writes in full or short as it likes. */
  private static final Map<String, String> TWINS =
      Map.of(
          "corporation", "Corp",
          "corp", "Corporation",
          "company", "Co",
          "co", "Company",
          "limited", "Ltd",
          "ltd", "Limited",
          "incorporated", "Inc",
          "inc", "Incorporated");

  private static final List<String> UNSPACED =
      List.of("株式会社", "股份有限公司", "有限责任公司", "有限公司", "公司", "集团", "集團", "주식회사");

  private LegalForms() {}

  /** The name without legal forms at its end and "The" at its beginning. */
  static String core(String name) {
    for (String form : UNSPACED) {
      if (name.length() > form.length() + 1) {
        if (name.endsWith(form)) {
          return name.substring(0, name.length() - form.length());
        }
        if (name.startsWith(form)) {
          return name.substring(form.length());
        }
      }
    }
    List<String> parts = parts(name);
    int end = parts.size();
    while (end > 1 && isForm(parts.get(end - 1))) {
      end--;
    }
    while (end > 1 && Set.of("&", "and", "of").contains(Fold.fold(parts.get(end - 1)))) {
      end--;
    }
    int begin = end > 1 && Fold.fold(parts.getFirst()).equals("the") ? 1 : 0;
    return join(parts.subList(begin, end));
  }

  /**
   * The name with its last legal form written the other way, where only the form tells it from
   * others of its house: "Lumen Corporation" is "Lumen Corp", and "Lumen" may be Lumen Motors too.
   * Null where there is no other way, or the name has more words to tell it by.
   */
  static @Nullable String twin(String name) {
    List<String> parts = parts(name);
    String twin = parts.size() == 2 ? TWINS.get(word(parts.getLast())) : null;
    return twin == null ? null : join(parts.subList(0, 1)) + " " + twin;
  }

  /** The first word or words of a core name, if only descriptions follow; else the core itself. */
  static String shortened(String core) {
    List<String> parts = parts(core);
    int end = parts.size();
    while (end > 1 && DESCRIPTIONS.contains(word(parts.get(end - 1)))) {
      end--;
    }
    return join(parts.subList(0, end));
  }

  /**
   * Other ways to write a public body: "United States Navy" is also the "U.S. Navy", the "United
   * States Department of Defense" the "Defense Department", the "Conservative Party" the
   * "Conservatives", and "Harvard University" plain "Harvard".
   */
  static List<String> variants(String core) {
    List<String> variants = new ArrayList<>();
    List<String> parts = parts(core);
    for (Map.Entry<String, List<String>> country : COUNTRIES.entrySet()) {
      List<String> name = List.of(country.getKey().split(" "));
      boolean begins = parts.size() > name.size() && parts.subList(0, name.size()).equals(name);
      if (begins) {
        List<String> rest = parts.subList(name.size(), parts.size());
        for (String shorter : country.getValue()) {
          variants.add(shorter + " " + join(rest));
        }
        if (rest.size() > 1) {
          variants.add(join(rest));
          variants.addAll(turned(rest));
        }
      }
    }
    variants.addAll(turned(parts));
    if (parts.size() == 2 && parts.getLast().equals("Party")) {
      variants.add(parts.getFirst() + "s");
    }
    if (parts.size() == 2 && parts.getLast().equals("University")) {
      variants.add(parts.getFirst());
    }
    return variants;
  }

  /** "Department of Defense" turned round. */
  private static List<String> turned(List<String> parts) {
    boolean office =
        parts.size() == 3
            && parts.get(1).equals("of")
            && (parts.getFirst().equals("Department") || parts.getFirst().equals("Ministry"));
    return office ? List.of(parts.get(2) + " " + parts.getFirst()) : List.of();
  }

  private static boolean isForm(String part) {
    return FORMS.contains(word(part)) || (part.startsWith("(") && part.endsWith(")"));
  }

  private static String word(String part) {
    String folded = Fold.fold(part);
    while (folded.endsWith(".") || folded.endsWith(",")) {
      folded = folded.substring(0, folded.length() - 1);
    }
    return folded;
  }

  private static List<String> parts(String name) {
    List<String> parts = new ArrayList<>();
    for (String part : name.strip().split("\\s+", -1)) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts;
  }

  private static String join(List<String> parts) {
    String joined = String.join(" ", parts);
    return joined.endsWith(",") ? joined.substring(0, joined.length() - 1) : joined;
  }
}
