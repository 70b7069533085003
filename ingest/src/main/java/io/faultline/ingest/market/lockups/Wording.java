package io.faultline.ingest.market.lockups;

import java.util.regex.Pattern;

/** The words by which prospectuses speak of lock-ups, and of what resembles them. */
final class Wording {
  /** The thing itself. */
  static final Pattern LOCK_UP =
      pattern(
          "\\block(?:ed)?[- ]?(?:up|in)\\b|\\block-?ups?\\b|\\blockup|market[-"
              + " ]stand-?off|\\bstandoff\\b|\\bstandstill\\b|restricted period|restriction"
              + " period|restrictive period|non-?disposal|orderly market");

  /** Stands right behind a length, which it names. */
  static final Pattern NAMED_BEHIND =
      pattern(
          "^[\\s,-]*(?:contractual |post-offering |ipo |initial |mandatory )?(?:lock(?:ed)?-?"
              + " ?up|lockup|restricted period|restriction|market"
              + " stand-?off|stand-?off|standstill|non-?disposal)");

  /** Stands right before a length, which it names. */
  static final Pattern NAMED_BEFORE =
      pattern(
          "(?:(?:lock(?:ed)?-? ?up|lockup|restricted period|restriction period|stand-?off)(?:"
              + " period| agreements?| term| arrangements?| undertakings?| restrictions?|"
              + " provisions?| obligations?)*[\"')]*(?: \\([^)]{0,40}\\))?(?:"
              + " (?:of|for|lasts?|lasting|is|are|will be|will last|runs?|will"
              + " run|with|having|has|a|an|period|expires?|will expire|ends?|will end|that|which|in"
              + " effect|remains? in (?:effect|force)|term|the date|on|at least|up to|on the"
              + " date|continues?|terminates?|will terminate|ending|until))*|locked[- ]up(?: for|"
              + " until)?(?: a period of| the date that is)?):? *(?:the )?$");

  /** The option of the underwriters to buy more. */
  static final Pattern OPTION =
      pattern(
          "over-?\\s?allotment|green-?\\s?shoe|(?:underwriters?'?s?|representatives?'?s?|placement"
              + " agents?'?)\\b[^;.]{0,60}\\boption|\\boptions?\\b[^;.]{0,40}(?:for|exercisable|within|to"
              + " purchase|to buy)|grant(?:ed)?\\b[^;.]{0,60}\\boption");

  /** The law's own holding periods. */
  static final Pattern HOLDING_RULE =
      pattern(
          "\\brules? ?(?:144|701|903|904|905)|regulation s\\b|beneficial(?:ly)?"
              + " own|\\bnon-?affiliates?\\b|held (?:our |their |the |such )?shares for|holding"
              + " period|\\b1% of the (?:number|outstanding)|distribution compliance period");

  /** The same, where the law itself speaks of what a holder may do. */
  static final Pattern HOLDING =
      pattern(
          "\\b(?:under|pursuant to|in reliance (?:up)?on|in compliance with|by) rules?"
              + " ?(?:144|701)|beneficial(?:ly)? own|\\ba(?:ny)?"
              + " person\\b|\\bnon-?affiliates?\\b|for at least (?:six|6|one|12|twelve)");

  static final Pattern DEALERS =
      pattern(
          "\\bdealers?\\b[^;]{0,200}(?:deliver|prospectus)|deliver(?:y of)? a prospectus|prospectus"
              + " delivery");

  static final Pattern VESTING = pattern("\\bvest(?:s|ed|ing)?\\b|\\bcliff\\b");

  static final Pattern RESEARCH =
      pattern(
          "\\bquiet period|research (?:report|analyst|coverage)|publish(?:ing)? (?:any )?research");

  static final Pattern REGISTRATION =
      pattern(
          "registration rights|\\bdemand\\b[^;]{0,80}regist|file (?:a|one or more|an) (?:shelf"
              + " )?registration statement|piggyback|form s-8|effect the registration|cause"
              + " (?:such|the|a) (?:registration|resale)");

  static final Pattern EMPLOYMENT =
      pattern(
          "\\bnon-?compet|not to compete|non-?solicit|\\bsolicit\\b|severance|notice of"
              + " termination|employment agreement");

  static final Pattern UNDERWRITERS_PAY =
      pattern(
          "\\bfinra\\b|rule 5110|(?:underwriters?|representatives?|placement agents?)'?s? ?(?:'|')?"
              + " ?(?:purchase )?warrants?|warrants? (?:issued|issuable) to the"
              + " (?:underwriters?|representatives?)|representative's? (?:shares|securities)");

  /** The rule on research that once lengthened lock-ups. */
  static final Pattern EXTENSION =
      pattern(
          "(?:last|final) (?:1[5-8]|seventeen|sixteen|eighteen|fifteen)(?: \\(\\d+\\))? (?:calendar"
              + " )?days|(?:16|17|18|sixteen|seventeen|eighteen)[- ](?:\\(\\d+\\) )?(?:calendar"
              + " )?days?[- ]period|(?:lock-?up|restricted) period (?:will|shall|may|would)"
              + " (?:automatically )?be extended|(?:extend|extension of) the"
              + " (?:lock-?up|restricted|restriction) period");

  static final Pattern COMBINATION_DEADLINE =
      pattern(
          "(?:complete|consummate|completed) (?:our|an|its|the) initial business combination"
              + " within|trust account");

  /** Shares become free. */
  static final Pattern RELEASE =
      pattern(
          "\\breleas(?:e|ed|es|ing)\\b|become"
              + " (?:eligible|available|free|saleable|transferable)|eligible (?:for|to)|may (?:be"
              + " sold|sell|be transferred)|(?:be|are|will be) (?:permitted|able|free|allowed) to"
              + " (?:sell|transfer)|expire[sd]?|terminate[sd]?|lapse[sd]?|cease[sd]?|freely"
              + " (?:tradable|tradeable|transferable)|unlock(?:s|ed|ing)?|will end|shall"
              + " end|freed|available for sale|fall away|come off");

  /** A part of the shares. */
  static final Pattern PART =
      pattern(
          "(\\d{1,3}(?:\\.\\d+)?)\\s*(?:%|per ?cent|percent)|\\b(one[-"
              + " ](?:half|third|quarter|fourth|fifth)|two[- ]thirds|three[-"
              + " ](?:quarters|fourths)|half)\\b|\\bthe"
              + " (?:remaining|remainder|rest|balance)\\b|\\bremaining"
              + " (?:shares|balance|portion)|\\b(?:first|second|third|next|final|last|each)"
              + " tranche|\\bin (?:equal )?(?:stages|tranches|instal)");

  private Wording() {}

  static Pattern pattern(String words) {
    return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
  }
}
