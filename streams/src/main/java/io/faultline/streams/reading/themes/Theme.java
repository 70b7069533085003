package io.faultline.streams.reading.themes;

import io.faultline.events.RiskType;
import io.faultline.events.Stance;
import io.faultline.streams.reading.Claim;
import io.faultline.streams.reading.CompanyReport;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What attention is counted of: a company by its id, a country as {@code country:RU}, a risk as
 * {@code risk:tariff}.
 */
public final class Theme {
  private static final String RISK = "risk:";

  private Theme() {}

  /** The theme of a risk type. */
  public static String of(RiskType type) {
    return RISK + type.code();
  }

  /**
   * The themes of one version of an article, by what was read of it. A company in an author's note
   * or a list of related news is none, nor is a risk that is only denied or recalled.
   */
  public static Set<String> of(List<CompanyReport> reports) {
    Set<String> themes = new TreeSet<>();
    for (CompanyReport report : reports) {
      if (report.salience() == null || report.salience() == CompanyReport.Salience.BOILERPLATE) {
        continue;
      }
      themes.add(report.companyId());
      for (Claim claim : report.claims()) {
        if (claim.stance() == Stance.ASSERTS && !claim.background()) {
          themes.add(of(claim.type()));
        }
      }
    }
    return themes;
  }
}
