package io.faultline.ingest.registries;

import io.faultline.ingest.tables.FormatCodes;
import java.io.InputStream;

/** The registries that can be read, and the forms in which they are published. */
public enum RegistryFormat {
  /** {@code company_tickers.json} of the SEC: every company with a ticker in the United States. */
  SEC_TICKERS,
  /** A table of the S&P 500 with {@code Symbol, Security, GICS Sector, CIK}. */
  SP500_CSV,
  /** GLEIF level 1, who is who: the golden copy in the LEI Common Data Format. */
  GLEIF_ENTITIES_CSV,
  GLEIF_ENTITIES_XML,
  /** GLEIF level 2, who owns whom: the golden copy in the Relationship Record format. */
  GLEIF_RELATIONSHIPS_CSV,
  GLEIF_RELATIONSHIPS_XML;

  /** The code by which settings name it: {@code gleif-entities-csv}. */
  public String code() {
    return FormatCodes.of(this);
  }

  /**
   * The format with this code.
   *
   * @throws IllegalArgumentException naming the codes that are allowed
   */
  public static RegistryFormat parse(String code) {
    return FormatCodes.parse(RegistryFormat.class, code);
  }

  /**
   * Reads a copy, row by row; what can't be read is counted and reported to the intake.
   *
   * @param in which is read to its end, and closed by the caller
   */
  public void read(InputStream in, Intake intake) {
    switch (this) {
      case SEC_TICKERS -> SecTickers.read(in, intake);
      case SP500_CSV -> Sp500.read(in, intake);
      case GLEIF_ENTITIES_CSV -> GleifEntities.readCsv(in, intake);
      case GLEIF_ENTITIES_XML -> GleifEntities.readXml(in, intake);
      case GLEIF_RELATIONSHIPS_CSV -> GleifRelationships.readCsv(in, intake);
      case GLEIF_RELATIONSHIPS_XML -> GleifRelationships.readXml(in, intake);
    }
  }
}
