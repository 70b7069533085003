package io.faultline.streams.screening;

import io.faultline.events.Company;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A company made ready to be screened against. */
record CompanyNames(Company company, List<NameForm> names, Set<String> numbers) {
  CompanyNames {
    names = List.copyOf(names);
    numbers = Set.copyOf(numbers);
  }

  static CompanyNames of(Company company) {
    TreeSet<String> numbers = new TreeSet<>();
    company.isins().forEach(isin -> numbers.add(isin.toUpperCase(Locale.ROOT)));
    if (company.lei() != null) {
      numbers.add(company.lei().toUpperCase(Locale.ROOT));
    }
    List<String> all = new ArrayList<>();
    all.add(company.name());
    all.addAll(company.aliases());
    return new CompanyNames(company, LegalNames.ofCompany(all), numbers);
  }
}
