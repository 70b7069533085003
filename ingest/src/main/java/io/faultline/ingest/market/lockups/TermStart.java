package io.faultline.ingest.market.lockups;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The event from which a lock-up is counted. The order is that in which they are looked for. */
public enum TermStart {
  /** A blank-cheque company has merged. */
  BUSINESS_COMBINATION("business combination|the merger|de-?spac"),
  /** The registration statement has become effective. */
  EFFECTIVENESS(
      "effective date|effectiveness|declared effective|becomes? effective|went effective"
          + "|date of effectiveness"),
  /** The first day of trading. */
  LISTING(
      "listing date|date of (?:the )?(?:listing|admission)|listing of (?:the|our) (?:ordinary"
          + " )?(?:shares|h shares)|(?:day|date|commencement|start|beginning|first day) of (?:the"
          + " )?(?:trading|dealings)|(?:trading|dealings)[^;|]{0,60}(?:commences?|begins?|starts?)|admission|first"
          + " (?:day of )?trading|first trading (?:day|date)|begins? trading|listing"),
  /** The offering has been paid for. */
  CLOSING(
      "(?:closing|completion|consummation|settlement|delivery)(?: date)? of (?:this|the|our)(?:"
          + " initial| global| proposed| public)*"
          + " ?(?:offering|ipo|offer|units|shares|adss)|(?:this|the|our)(?: initial| public)*"
          + " ?(?:offering|ipo) (?:closes|is completed|has closed)|closing date|settlement"
          + " date|closing of the offering|the closing\\b"),
  /** The first sales of the offering. */
  COMMENCEMENT_OF_SALES("commencement of (?:the )?sales?"),
  /** The price was fixed. */
  PRICING("pricing(?: date)?(?: of)?"),
  /** The agreement with the underwriters was signed. */
  UNDERWRITING_AGREEMENT(
      "date of (?:the|this) (?:underwriting|placement agency|lock-?up|purchase) agreements?"
          + "|underwriting agreement"),
  /** The date that the prospectus bears. */
  PROSPECTUS(
      "date (?:of|set forth on the (?:final )?(?:cover|front)[^;|]{0,30}of|on the (?:front )?cover"
          + " of) (?:this|the|our|such)(?: final| definitive| preliminary)* ?(?:prospectus|offering"
          + " circular|offering memorandum)|(?:this|the|our)(?: final)* prospectus(?:"
          + " supplement)?(?:['\\u2019]s date| is dated|,? dated| date)?|date hereof|offering"
          + " circular|prospectus date"),
  /** Nothing nearer than "the offering" is said. */
  OFFERING(
      "(?:this|the|our)(?: initial| global| public)* ?(?:offering|ipo)\\b|initial public"
          + " offering|\\bipo\\b");

  private final Pattern words;

  TermStart(String words) {
    this.words = Pattern.compile("(?:" + words + ")", Pattern.CASE_INSENSITIVE);
  }

  Pattern words() {
    return words;
  }

  /** Whether the prospectus bears this day, or the day before. */
  public boolean isProspectusDate() {
    return List.of(PROSPECTUS, PRICING, UNDERWRITING_AGREEMENT, COMMENCEMENT_OF_SALES)
        .contains(this);
  }

  /** The code in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
