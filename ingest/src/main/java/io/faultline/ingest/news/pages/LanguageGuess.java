package io.faultline.ingest.news.pages;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Guesses the language of a text that nobody has named it for: by its script where that is of one
 * language, by letters that one alphabet has alone, else by how often the little words of each
 * language stand in it. Says nothing where the text is short or two languages are as likely.
 */
final class LanguageGuess {
  private static final int LONGEST = 20_000;
  private static final int FEWEST_LETTERS = 40;

  /** In running text, a fifth to a third of all words are among these. */
  private static final double LEAST_SHARE = 0.08;

  private static final double LEAST_LEAD = 1.25;

  private static final Map<String, String> LATIN =
      Map.ofEntries(
          Map.entry("en", "the of and to in is that for was with on as it be by are this from has"),
          Map.entry(
              "de",
              "der die das und in zu ist nicht mit von den dem ein eine auf für im sich auch es"),
          Map.entry(
              "fr",
              "le la de les des et est un une l d en dans pour que qui sur par pas avec du au ce"
                  + " sont"),
          Map.entry(
              "es",
              "el la de en que los las y un una por con para del se su más como pero al lo fue es"),
          Map.entry(
              "pt",
              "o a de os as e um uma não com para do da no na dos das mais ao foi são em que por"),
          Map.entry(
              "it",
              "il la di e che i gli un una per con non del della sono più nel alla anche dei è"),
          Map.entry(
              "nl", "het een van en niet dat zijn voor met op ook aan er maar naar werd wordt"),
          Map.entry("sv", "och att det som är för på inte har av med till den ett var från om"),
          Map.entry("da", "og at det som er på ikke har af med til en den et var fra blev også"),
          Map.entry("nb", "og at det som er på ikke har av med til en et var fra ble også etter"),
          Map.entry("fi", "ja on ei että se hän oli mutta myös kun ovat joka sen mukaan ole"),
          Map.entry("pl", "w i na nie się że do jest z o jak przez od po który oraz dla są"),
          Map.entry("cs", "a se na že je v to s z do o ve by který pro jsou také jako byl"),
          Map.entry("sk", "a sa na že je v to s z do o vo by ktorý pre sú tiež ako bol"),
          Map.entry("hu", "a az és hogy nem is egy volt meg de már csak ez mint szerint"),
          Map.entry("ro", "și în de la a cu nu pe un o care din este pentru mai au fost sunt"),
          Map.entry("tr", "ve bir bu için da de ile olarak çok daha olan gibi sonra kadar ise"),
          Map.entry("id", "yang dan di ini dengan untuk itu dari tidak pada dalam akan ke juga"),
          Map.entry("vi", "và của là có cho không được các trong một với người những đã này"),
          Map.entry("hr", "i je u da na se za su od s što koji nije ne bi iz kako te kao"),
          Map.entry(
              "ca",
              "els les i dels amb és per què això també més però aquest aquesta són seu va ser hi"
                  + " ha als pels"),
          Map.entry("et", "ja on ei et see ta oli kui ka mis aga oma ning nii siis kes"),
          Map.entry("lt", "ir kad yra su tai bet į iš kaip buvo jis apie ar dar po už jau"),
          Map.entry("lv", "un ir ka ar no par uz bet kas arī tas bija kā pēc gan vai"),
          Map.entry("sl", "in je da na se za so v s ki ne pa bi tudi iz od po kot"),
          Map.entry("sq", "dhe në të e i për me një që nga është nuk ka u si do"));

  /** Of the Cyrillic alphabets, the first that has letters of the text which the rest lack. */
  private static final List<Map.Entry<String, String>> CYRILLIC =
      List.of(
          Map.entry("be", "ў"),
          Map.entry("uk", "іїєґ"),
          Map.entry("mk", "ќѓѕ"),
          Map.entry("sr", "ђћ"),
          Map.entry("ru", "ыэё"),
          Map.entry("bg", "ъ"));

  /** So many letters of a text have one that its language has alone. */
  private static final int LETTERS_TO_ONE = 400;

  private static final Map<String, String> ARABIC =
      Map.of(
          "ar", "في من على أن إلى عن مع هذا التي الذي كان ما لا بعد قال هذه",
          "fa", "در و به از که این را با است برای آن یک تا بر هم شد",
          "ur", "کے کی میں ہے اور سے کا کو نے پر کہ یہ ہیں اس بھی");

  private static final Map<UnicodeScript, Map<String, String>> WORDS =
      Map.of(
          UnicodeScript.LATIN, LATIN,
          UnicodeScript.ARABIC, ARABIC,
          UnicodeScript.DEVANAGARI,
              Map.of(
                  "hi", "के है की में से को का और ने कि पर इस यह हैं भी",
                  "mr", "आहे आणि या च्या हे की ते मध्ये होते नाही तर केला",
                  "ne", "को छ र मा ले हो पनि लाई गरेको छन् भएको यो"));

  /** Scripts that the press writes one language in. */
  private static final Map<UnicodeScript, String> ALONE =
      Map.ofEntries(
          Map.entry(UnicodeScript.HANGUL, "ko"),
          Map.entry(UnicodeScript.THAI, "th"),
          Map.entry(UnicodeScript.HEBREW, "he"),
          Map.entry(UnicodeScript.GREEK, "el"),
          Map.entry(UnicodeScript.GEORGIAN, "ka"),
          Map.entry(UnicodeScript.ARMENIAN, "hy"),
          Map.entry(UnicodeScript.BENGALI, "bn"),
          Map.entry(UnicodeScript.TAMIL, "ta"),
          Map.entry(UnicodeScript.TELUGU, "te"),
          Map.entry(UnicodeScript.GUJARATI, "gu"),
          Map.entry(UnicodeScript.KANNADA, "kn"),
          Map.entry(UnicodeScript.MALAYALAM, "ml"),
          Map.entry(UnicodeScript.GURMUKHI, "pa"),
          Map.entry(UnicodeScript.SINHALA, "si"),
          Map.entry(UnicodeScript.MYANMAR, "my"),
          Map.entry(UnicodeScript.KHMER, "km"),
          Map.entry(UnicodeScript.LAO, "lo"),
          Map.entry(UnicodeScript.ETHIOPIC, "am"));

  private static final Map<UnicodeScript, Map<String, String[]>> LANGUAGES_OF_WORD = index();

  private LanguageGuess() {}

  private static Map<UnicodeScript, Map<String, String[]>> index() {
    Map<UnicodeScript, Map<String, String[]>> index = new EnumMap<>(UnicodeScript.class);
    WORDS.forEach(
        (script, languages) -> {
          Map<String, String[]> byWord = new HashMap<>();
          languages.forEach(
              (language, words) -> {
                for (String word : words.split(" ")) {
                  byWord.merge(word, new String[] {language}, LanguageGuess::joined);
                }
              });
          index.put(script, byWord);
        });
    return index;
  }

  private static String[] joined(String[] some, String[] more) {
    String[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  /** BCP 47; null where it can't be told. */
  static @Nullable String of(String text) {
    String head = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    head.codePoints()
        .filter(Character::isLetter)
        .forEach(c -> letters.merge(UnicodeScript.of(c), 1, Integer::sum));
    int all = letters.values().stream().mapToInt(Integer::intValue).sum();
    if (all < FEWEST_LETTERS) {
      return null;
    }
    int kana =
        letters.getOrDefault(UnicodeScript.HIRAGANA, 0)
            + letters.getOrDefault(UnicodeScript.KATAKANA, 0);
    int han = letters.getOrDefault(UnicodeScript.HAN, 0);
    if (2 * (kana + han) > all) {
      return 10 * kana > kana + han ? "ja" : "zh";
    }
    for (Map.Entry<UnicodeScript, Integer> one : letters.entrySet()) {
      if (2 * one.getValue() > all) {
        if (one.getKey() == UnicodeScript.CYRILLIC) {
          return byLetters(head.toLowerCase(Locale.ROOT), one.getValue());
        }
        String alone = ALONE.get(one.getKey());
        return alone == null ? byWords(head, one.getKey()) : alone;
      }
    }
    return null;
  }

  private static @Nullable String byLetters(String small, int letters) {
    for (Map.Entry<String, String> alphabet : CYRILLIC) {
      long own = small.chars().filter(c -> alphabet.getValue().indexOf(c) >= 0).count();
      if (own * LETTERS_TO_ONE >= letters) {
        return alphabet.getKey();
      }
    }
    return null;
  }

  private static @Nullable String byWords(String text, UnicodeScript script) {
    Map<String, String[]> words = LANGUAGES_OF_WORD.get(script);
    if (words == null) {
      return null;
    }
    Map<String, Integer> hits = new HashMap<>();
    int count = 0;
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+")) {
      count++;
      for (String language : words.getOrDefault(word, new String[0])) {
        hits.merge(language, 1, Integer::sum);
      }
    }
    String best = null;
    int most = 0;
    int second = 0;
    for (Map.Entry<String, Integer> hit : hits.entrySet()) {
      if (hit.getValue() > most) {
        second = most;
        most = hit.getValue();
        best = hit.getKey();
      } else if (hit.getValue() > second) {
        second = hit.getValue();
      }
    }
    return most >= LEAST_SHARE * count && most > LEAST_LEAD * second ? best : null;
  }
}
