package io.faultline.ingest.lists;

import io.faultline.events.ListedParty;
import io.faultline.ingest.tables.FormatCodes;
import io.faultline.ingest.tables.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats in which lists of restricted parties are published. */
public enum ListFormat {
  /** {@code sdn.csv} with {@code alt.csv}, {@code add.csv} and {@code sdn_comments.csv}. */
  OFAC_SDN_CSV,
  /** {@code cons_prim.csv} with {@code cons_alt.csv}, {@code cons_add.csv} and comments. */
  OFAC_CONSOLIDATED_CSV,
  OFAC_SDN_XML,
  OFAC_CONSOLIDATED_XML,
  /** {@code SDN_ADVANCED.XML}. */
  OFAC_SDN_ADVANCED_XML,
  /** {@code CONS_ADVANCED.XML}. */
  OFAC_CONSOLIDATED_ADVANCED_XML,
  /** The Consolidated Screening List. */
  CSL_CSV,
  CSL_JSON,
  BIS_DPL,
  DOD_1260H_CSV,
  DOD_1286_CSV,
  UN_XML,
  EU_FSF_XML,
  /** Annexes of Regulation (EU) No 833/2014 as a table. */
  EU_ANNEXES_CSV,
  /** The UK Sanctions List, or OFSI's former list. */
  UK_CSV,
  CN_CSV,
  /** Faultline's own {@code listed_parties.csv}. */
  NEUTRAL_CSV;

  /** The code by which settings name it: {@code ofac-sdn-csv}. */
  public String code() {
    return FormatCodes.of(this);
  }

  /**
   * The format with this code.
   *
   * @throws IllegalArgumentException naming the codes that are allowed
   */
  public static ListFormat parse(String code) {
    return FormatCodes.parse(ListFormat.class, code);
  }

  /**
   * Reads a copy of a list.
   *
   * @param companions further files that belong to it, in any order; for most formats none
   */
  public ListRead read(ListText file, List<ListText> companions) {
    return switch (this) {
      case OFAC_SDN_CSV -> OfacCsv.read(file, companions, true);
      case OFAC_CONSOLIDATED_CSV -> OfacCsv.read(file, companions, false);
      case OFAC_SDN_XML -> OfacXml.read(file, true);
      case OFAC_CONSOLIDATED_XML -> OfacXml.read(file, false);
      case OFAC_SDN_ADVANCED_XML -> OfacAdvancedXml.read(file, true);
      case OFAC_CONSOLIDATED_ADVANCED_XML -> OfacAdvancedXml.read(file, false);
      case CSL_CSV -> ScreeningListCsv.read(file);
      case CSL_JSON -> ScreeningListJson.read(file);
      case BIS_DPL -> DeniedPersons.read(file);
      case DOD_1260H_CSV -> ChineseMilitaryCompanies.read(file);
      case DOD_1286_CSV -> ResearchSecurity.read(file);
      case UN_XML -> UnitedNations.read(file);
      case EU_FSF_XML -> EuropeanUnion.read(file);
      case EU_ANNEXES_CSV -> EuropeanAnnexes.read(file);
      case UK_CSV -> UnitedKingdom.read(file);
      case CN_CSV -> ChineseCountermeasures.read(file);
      case NEUTRAL_CSV -> neutral(file);
    };
  }

  private static ListRead neutral(ListText file) {
    Problems problems = new Problems(file.name());
    List<ListedParty> parties = ListedPartiesCsv.read(file.text(), problems);
    int refused = (int) problems.all().stream().filter(problem -> problem.line() > 1).count();
    return new ListRead(
        parties, parties.size() + refused, refused, /* damaged= */ false, problems.all());
  }

  /** The files that belong to this one, by the names that the office gives them. */
  public List<String> companionsOf(String fileName) {
    String low = fileName.toLowerCase(Locale.ROOT);
    return switch (this) {
      case OFAC_SDN_CSV ->
          low.equals("sdn.csv") ? List.of("alt.csv", "add.csv", "sdn_comments.csv") : List.of();
      case OFAC_CONSOLIDATED_CSV ->
          low.equals("cons_prim.csv")
              ? List.of("cons_alt.csv", "cons_add.csv", "cons_comments.csv")
              : List.of();
      default -> List.of();
    };
  }

  /** The format of a file, told by its content; empty if it is none that is known. */
  public static Optional<ListFormat> detect(ListText file) {
    String head = file.text().substring(0, Math.min(file.text().length(), 3_000));
    String low = head.toLowerCase(Locale.ROOT);
    boolean consolidated = file.name().toLowerCase(Locale.ROOT).contains("cons");
    if (low.contains("<sdnlist")) {
      return Optional.of(consolidated ? OFAC_CONSOLIDATED_XML : OFAC_SDN_XML);
    }
    if (low.contains("<sanctions ") || low.contains("<sanctions>")) {
      return Optional.of(consolidated ? OFAC_CONSOLIDATED_ADVANCED_XML : OFAC_SDN_ADVANCED_XML);
    }
    if (low.contains("<consolidated_list")) {
      return Optional.of(UN_XML);
    }
    if (low.contains("/fpi/fsd/export")) {
      return Optional.of(EU_FSF_XML);
    }
    if (low.startsWith("{") && low.contains("\"source\"")) {
      return Optional.of(CSL_JSON);
    }
    if (low.startsWith("_id,source") || low.startsWith("source,entity_number")) {
      return Optional.of(CSL_CSV);
    }
    if (low.contains("\"fr_citation\"")) {
      return Optional.of(BIS_DPL);
    }
    if (low.contains("name 6,name 1")) {
      return Optional.of(UK_CSV);
    }
    if (low.startsWith("celex,")) {
      return Optional.of(EU_ANNEXES_CSV);
    }
    if (low.contains("chinese name") && low.startsWith("type,")) {
      return Optional.of(CN_CSV);
    }
    if (low.contains("clean name,")) {
      return Optional.of(DOD_1260H_CSV);
    }
    if (low.contains("section 1286")) {
      return Optional.of(DOD_1286_CSV);
    }
    if (low.startsWith("list,entry_id")) {
      return Optional.of(NEUTRAL_CSV);
    }
    if (head.matches("(?s)\\d+,\"[^\"]*\",[^,]*,.*")) {
      return Optional.of(consolidated ? OFAC_CONSOLIDATED_CSV : OFAC_SDN_CSV);
    }
    return Optional.empty();
  }
}
