package io.faultline.ingest.lists;

import io.faultline.events.ListCode;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** Which of OFAC's lists an entry stands on, by its programmes. */
final class OfacLists {
  private OfacLists() {}

  /** The lists beside the SDN list; an entry may stand on several. */
  static Set<ListCode> consolidated(Collection<String> programmes, String remarks) {
    EnumSet<ListCode> lists = EnumSet.noneOf(ListCode.class);
    for (String programme : programmes) {
      if (programme.startsWith("CMIC-")) {
        lists.add(ListCode.OFAC_NSCMIC);
      } else if (programme.equals("UKRAINE-EO13662")) {
        lists.add(ListCode.OFAC_SSI);
      } else if (programme.equals("NS-PLC")) {
        lists.add(ListCode.OFAC_PLC);
      } else if (programme.startsWith("FSE-")) {
        lists.add(ListCode.OFAC_FSE);
      } else if (programme.equals("561-Related")) {
        lists.add(ListCode.OFAC_CAPTA);
      } else if (programme.equals("RUSSIA-EO14024")) {
        // Directive 2 limits accounts of banks; the others limit debt and dealings.
        boolean accounts = remarks.contains("Directive 2");
        if (accounts) {
          lists.add(ListCode.OFAC_CAPTA);
        }
        if (!accounts || remarks.contains("Directive 3") || remarks.contains("Directive 1")) {
          lists.add(ListCode.OFAC_MBS);
        }
      }
    }
    if (lists.isEmpty()) {
      lists.add(ListCode.OFAC_MBS);
    }
    return lists;
  }
}
