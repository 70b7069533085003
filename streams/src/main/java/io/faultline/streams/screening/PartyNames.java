package io.faultline.streams.screening;

import io.faultline.events.ListedParty;
import io.faultline.events.PartyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * An entry of a list made ready to be screened.
 *
 * @param names its name first, then its other names
 * @param numbers ISINs, LEIs and symbols that the list gives
 */
record PartyNames(ListedParty party, List<NameForm> names, Set<String> numbers) {
  PartyNames {
    names = List.copyOf(names);
    numbers = Set.copyOf(numbers);
  }

  static PartyNames of(ListedParty party) {
    List<String> all = new ArrayList<>();
    all.add(party.name());
    all.addAll(party.aliases());
    return new PartyNames(party, LegalNames.ofEntry(all), numbersOf(party));
  }

  private static Set<String> numbersOf(ListedParty party) {
    TreeSet<String> numbers = new TreeSet<>();
    for (ListedParty.Identifier identifier : party.identifiers()) {
      String value = identifier.value().toUpperCase(Locale.ROOT).strip();
      switch (identifier.type()) {
        case "isin", "lei" -> numbers.add(value);
        case "ticker" -> numbers.add(Screening.symbol(value));
        default -> {}
      }
    }
    return numbers;
  }

  /** Persons, ships and aircraft are no companies. */
  boolean canBeACompany() {
    return party.kind() == null || party.kind() == PartyKind.ENTITY;
  }
}
