package io.faultline.streams.reading.claims;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The forms of an English word: "ban" has bans, banned, banning. */
final class Inflection {
  private static final Map<String, String> IRREGULAR =
      Map.ofEntries(
          Map.entry("put", "put puts putting"),
          Map.entry("expel", "expel expels expelled expelling"),
          Map.entry("quit", "quit quits quitting"),
          Map.entry("sever", "sever severs severed severing"),
          Map.entry("break", "break breaks broke broken breaking"),
          Map.entry("shun", "shun shuns shunned shunning"),
          Map.entry("hold", "hold holds held holding"),
          Map.entry("arrest", "arrest arrests arrested arresting"),
          Map.entry("cut", "cut cuts cutting"),
          Map.entry("hit", "hit hits hitting"),
          Map.entry("shut", "shut shuts shutting"),
          Map.entry("forbid", "forbid forbids forbade forbidden forbidding"),
          Map.entry("fall", "fall falls fell fallen falling"),
          Map.entry("lose", "lose loses lost losing"),
          Map.entry("sink", "sink sinks sank sunk sinking"),
          Map.entry("tell", "tell tells told telling"),
          Map.entry("say", "say says said saying"),
          Map.entry("take", "take takes took taken taking"),
          Map.entry("seize", "seize seizes seized seizing"),
          Map.entry("freeze", "freeze freezes froze frozen freezing"),
          Map.entry("sell", "sell sells sold selling"),
          Map.entry("buy", "buy buys bought buying"),
          Map.entry("make", "make makes made making"),
          Map.entry("keep", "keep keeps kept keeping"),
          Map.entry("leave", "leave leaves left leaving"),
          Map.entry("strike", "strike strikes struck striking"),
          Map.entry("give", "give gives gave given giving"),
          Map.entry("have", "have has had having"),
          Map.entry("be", "be is are was were been being"),
          Map.entry("begin", "begin begins began begun beginning"),
          Map.entry("withdraw", "withdraw withdraws withdrew withdrawn withdrawing"),
          Map.entry("undo", "undo undoes undid undone undoing"),
          Map.entry("burn", "burn burns burned burnt burning"),
          Map.entry("let", "let lets letting"),
          Map.entry("set", "set sets setting"),
          Map.entry("stop", "stop stops stopped stopping"),
          Map.entry("overturn", "overturn overturns overturned overturning"),
          Map.entry("bar", "bar bars barred barring"),
          Map.entry("ban", "ban bans banned banning"),
          Map.entry("drop", "drop drops dropped dropping"),
          Map.entry("slap", "slap slaps slapped slapping"),
          Map.entry("scrap", "scrap scraps scrapped scrapping"),
          Map.entry("strip", "strip strips stripped stripping"),
          Map.entry("ship", "ship ships shipped shipping"),
          Map.entry("rule", "rule rules ruled ruling"),
          Map.entry("permit", "permit permits permitted permitting"),
          Map.entry("halt", "halt halts halted halting"),
          Map.entry("lift", "lift lifts lifted lifting"),
          Map.entry("add", "add adds added adding"),
          Map.entry("find", "find finds found finding"),
          Map.entry("bring", "bring brings brought bringing"),
          Map.entry("win", "win wins won winning"),
          Map.entry("pay", "pay pays paid paying"),
          Map.entry("free", "free frees freed freeing"),
          Map.entry("plunge", "plunge plunges plunged plunging"),
          Map.entry("run", "run runs ran running"),
          Map.entry("send", "send sends sent sending"),
          Map.entry("grant", "grant grants granted granting"),
          Map.entry("mull", "mull mulls mulled mulling"),
          Map.entry("deny", "deny denies denied denying"),
          Map.entry("plan", "plan plans planned planning"),
          Map.entry("pass", "pass passes passed passing"),
          Map.entry("go", "go goes went gone going"),
          Map.entry("bomb", "bomb bombs bombed bombing"),
          Map.entry("shell", "shell shells shelled shelling"),
          Map.entry("attack", "attack attacks attacked attacking"),
          Map.entry("invade", "invade invades invaded invading"),
          Map.entry("raid", "raid raids raided raiding"),
          Map.entry("open", "open opens opened opening"),
          Map.entry("order", "order orders ordered ordering"),
          Map.entry("cripple", "cripple cripples crippled crippling"));

  private static final Set<Character> VOWELS = Set.of('a', 'e', 'i', 'o', 'u');

  private Inflection() {}

  static Set<String> of(String word) {
    String irregular = IRREGULAR.get(word);
    if (irregular != null) {
      return Set.of(irregular.split(" "));
    }
    Set<String> forms = new LinkedHashSet<>();
    forms.add(word);
    int last = word.length() - 1;
    char end = word.charAt(last);
    String stem = word.substring(0, last);
    if (end == 'e') {
      forms.add(word + "s");
      forms.add(word + "d");
      forms.add(stem + "ing");
    } else if (end == 'y' && last > 0 && !VOWELS.contains(word.charAt(last - 1))) {
      forms.add(stem + "ies");
      forms.add(stem + "ied");
      forms.add(word + "ing");
    } else {
      boolean hissing = word.matches(".*(s|x|z|ch|sh)");
      forms.add(word + (hissing ? "es" : "s"));
      forms.add(word + "ed");
      forms.add(word + "ing");
    }
    return forms;
  }
}
