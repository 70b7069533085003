package io.faultline.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A legal entity or group that can be held, hit, or stand on a path between the two.
 *
 * @param companyId a slug ({@code softbank-group})
 * @param name its full name
 * @param aliases other names, in any script
 * @param symbols as price services write them; the first is the leading one
 * @param isins ISO 6166
 * @param lei ISO 17442
 * @param country ISO 3166-1 alpha-2
 * @param sector in words
 */
public record Company(
    String companyId,
    String name,
    List<String> aliases,
    List<String> symbols,
    List<String> isins,
    @Nullable String lei,
    @Nullable String country,
    @Nullable String sector,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    Instant knownFrom,
    @Nullable String sourceUrl)
    implements Event, Reference {

  public Company {
    Check.text(companyId, "companyId");
    Check.text(name, "name");
    aliases = Check.list(aliases);
    symbols = Check.list(symbols);
    isins = Check.list(isins);
    Check.present(knownFrom, "knownFrom");
  }

  /** The same record, known since another time. */
  public Company knownSince(Instant time) {
    return new Company(
        companyId, name, aliases, symbols, isins, lei, country, sector, validFrom, validTo, time,
        sourceUrl);
  }

  @Override
  public String eventId() {
    return key();
  }

  @Override
  public String key() {
    return companyId + "@" + Json.fingerprint(this);
  }

  @Override
  public Instant time() {
    return knownFrom;
  }
}
