package io.faultline.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of one official list, in one version. A listing attaches to this legal entity and to no
 * other; who owns whom is another question.
 *
 * @param list which list
 * @param entryId names the entry on its list, also where the list itself has no ids or repeats them
 * @param name the first name on the entry, as written
 * @param aliases further names, in every script that the list has
 * @param measure what the listing forbids
 * @param country ISO 3166-1 alpha-2; null where the list doesn't say
 * @param programmes the list's own codes ("CMIC-EO13959")
 * @param identifiers numbers that the list gives
 * @param dates every date that the entry has, kept apart
 * @param sourceUrl where the entry or its order can be read
 * @param remarks what else the list says, as written
 * @param knownFrom since when this version could be known
 * @param kind what is listed; null where the list doesn't say, which is so on lists of companies
 */
public record ListedParty(
    ListCode list,
    String entryId,
    String name,
    List<String> aliases,
    Measure measure,
    @Nullable String country,
    List<String> programmes,
    List<Identifier> identifiers,
    Dates dates,
    @Nullable String sourceUrl,
    @Nullable String remarks,
    Instant knownFrom,
    @Nullable PartyKind kind)
    implements Event, Reference {

  /** An entry of a list that doesn't say what kind its entries are. */
  public ListedParty(
      ListCode list,
      String entryId,
      String name,
      List<String> aliases,
      Measure measure,
      @Nullable String country,
      List<String> programmes,
      List<Identifier> identifiers,
      Dates dates,
      @Nullable String sourceUrl,
      @Nullable String remarks,
      Instant knownFrom) {
    this(
        list,
        entryId,
        name,
        aliases,
        measure,
        country,
        programmes,
        identifiers,
        dates,
        sourceUrl,
        remarks,
        knownFrom,
        null);
  }

  public ListedParty {
    Check.present(list, "list");
    Check.text(entryId, "entryId");
    Check.text(name, "name");
    aliases = Check.list(aliases);
    Check.present(measure, "measure");
    programmes = Check.list(programmes);
    identifiers = Check.list(identifiers);
    Check.present(dates, "dates");
    Check.present(knownFrom, "knownFrom");
  }

  /**
   * A number that a list gives for a party: {@code type} is lei, isin, ticker, tax, registration,
   * passport...
   */
  public record Identifier(String type, String value, @Nullable String country) {
    public Identifier {
      Check.text(type, "identifiers.type");
      Check.text(value, "identifiers.value");
    }
  }

  /** One event has several dates, and each means something else. Any may be unknown. */
  public record Dates(
      @Nullable LocalDate announcedOn,
      @Nullable LocalDate effectiveOn,
      @Nullable LocalDate publishedOn,
      @Nullable LocalDate listedOn,
      @Nullable LocalDate delistedOn) {}

  /**
   * The same entry with another end.
   *
   * @param delistedOn the day on which it left its list; null for one that is on it
   * @param knownFrom since when that can be known
   */
  public ListedParty ending(@Nullable LocalDate delistedOn, Instant knownFrom) {
    Dates ended =
        new Dates(
            dates.announcedOn(),
            dates.effectiveOn(),
            dates.publishedOn(),
            dates.listedOn(),
            delistedOn);
    return new ListedParty(
        list,
        entryId,
        name,
        aliases,
        measure,
        country,
        programmes,
        identifiers,
        ended,
        sourceUrl,
        remarks,
        knownFrom,
        kind);
  }

  /**
   * The day since which the measure binds: its effective date, or the best that there is instead of
   * it.
   */
  public @Nullable LocalDate since() {
    return dates.effectiveOn() != null
        ? dates.effectiveOn()
        : dates.listedOn() != null
            ? dates.listedOn()
            : dates.publishedOn() != null ? dates.publishedOn() : dates.announcedOn();
  }

  @Override
  public @Nullable LocalDate validFrom() {
    return since();
  }

  @Override
  public @Nullable LocalDate validTo() {
    return dates.delistedOn();
  }

  @Override
  public String eventId() {
    return key();
  }

  @Override
  public String key() {
    return list.code() + "/" + entryId + "@" + Json.fingerprint(this);
  }

  @Override
  public Instant time() {
    return knownFrom;
  }
}
