package io.faultline.ingest.reference;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The codes of countries as lists write them: by code, by name, or by one of its other names. */
public final class Countries {
  private static final Map<String, String> CODES = new HashMap<>();

  static {
    for (String code : Locale.getISOCountries()) {
      CODES.put(plain(Locale.of("", code).getDisplayCountry(Locale.ENGLISH)), code);
      CODES.put(plain(code), code);
    }
    String[] others = {
      "russian federation=RU",
      "korea north=KP",
      "korea south=KR",
      "north korea=KP",
      "south korea=KR",
      "republic of korea=KR",
      "democratic peoples republic of korea=KP",
      "dprk=KP",
      "burma=MM",
      "congo democratic republic of the=CD",
      "democratic republic of the congo=CD",
      "dr congo=CD",
      "congo republic of the=CG",
      "republic of the congo=CG",
      "cote d ivoire=CI",
      "ivory coast=CI",
      "gambia the=GM",
      "the gambia=GM",
      "bahamas the=BS",
      "the bahamas=BS",
      "syrian arab republic=SY",
      "iran islamic republic of=IR",
      "islamic republic of iran=IR",
      "viet nam=VN",
      "lao peoples democratic republic=LA",
      "united republic of tanzania=TZ",
      "venezuela bolivarian republic of=VE",
      "bolivarian republic of venezuela=VE",
      "bolivia plurinational state of=BO",
      "moldova republic of=MD",
      "republic of moldova=MD",
      "macau=MO",
      "macao=MO",
      "hong kong=HK",
      "hong kong sar=HK",
      "taiwan=TW",
      "taiwan province of china=TW",
      "peoples republic of china=CN",
      "prc=CN",
      "china mainland=CN",
      "united states of america=US",
      "usa=US",
      "uk=GB",
      "great britain=GB",
      "united kingdom of great britain and northern ireland=GB",
      "uae=AE",
      "west bank=PS",
      "gaza=PS",
      "palestinian=PS",
      "palestine=PS",
      "region gaza=PS",
      "turkey=TR",
      "turkiye=TR",
      "czech republic=CZ",
      "slovak republic=SK",
      "macedonia=MK",
      "north macedonia=MK",
      "republic of north macedonia=MK",
      "swaziland=SZ",
      "cape verde=CV",
      "brunei darussalam=BN",
      "micronesia=FM",
      "timor leste=TL",
      "east timor=TL",
      "kosovo=XK",
      "bosnia and herzegovina=BA",
      "bosnia=BA",
      "saint kitts and nevis=KN",
      "st kitts and nevis=KN",
      "st lucia=LC",
      "saint vincent and the grenadines=VC",
      "trinidad and tobago=TT",
      "antigua and barbuda=AG",
      "virgin islands british=VG",
      "british virgin islands=VG",
      "region crimea=UA",
      "crimea=UA",
      "region of crimea ukraine=UA",
      "the netherlands=NL",
      "netherlands antilles=CW",
      "vatican=VA"
    };
    for (String other : others) {
      CODES.put(other.substring(0, other.indexOf('=')), other.substring(other.indexOf('=') + 1));
    }
  }

  private Countries() {}

  /** ISO 3166-1 alpha-2; null if nothing, or nothing known, stands there. */
  public static @Nullable String code(@Nullable String name) {
    return name == null ? null : CODES.get(plain(name));
  }

  private static String plain(String name) {
    return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("['’]", "")
        .replaceAll("&", " and ")
        .replaceAll("[^a-z]+", " ")
        .strip();
  }
}
