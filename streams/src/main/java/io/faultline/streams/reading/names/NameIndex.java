package io.faultline.streams.reading.names;

import io.faultline.events.Company;
import io.faultline.streams.reading.text.PhraseTable;
import io.faultline.streams.reading.text.Words;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All names of all companies of a registry, prepared once for finding them in texts. A snapshot:
 * when the registry changes, a new one is made and takes the place of the old, which goes on
 * serving until then. Immutable and safe to share.
 */
public final class NameIndex {
  /** Longer names are cut from no text: they are descriptions. */
  private static final int MOST_WORDS = 24;

  private static final NameKind[] KINDS = NameKind.values();

  private final PhraseTable phrases;
  private final int size;
  private final int[] companies;
  private final byte[] kinds;
  private final byte[] styles;
  private final int[] next;
  private final String[] ids;
  private final @Nullable String[] countries;
  private final @Nullable String[] sectors;

  private NameIndex(Builder builder) {
    phrases = builder.phrases.build();
    size = builder.size;
    companies = Arrays.copyOf(builder.companies, size);
    kinds = Arrays.copyOf(builder.kinds, size);
    styles = Arrays.copyOf(builder.styles, size);
    next = Arrays.copyOf(builder.next, size);
    ids = builder.ids;
    countries = builder.countries;
    sectors = builder.sectors;
  }

  /**
   * Prepares the names of these companies. Of several versions of one company all names count: a
   * text may use the old one.
   */
  public static NameIndex of(Collection<Company> registry) {
    Builder builder = new Builder(registry);
    registry.forEach(builder::add);
    registry.forEach(builder::addShorterForms);
    return new NameIndex(builder);
  }

  /** How many names lead to a company, shorter forms and symbols included. */
  public int size() {
    return size;
  }

  /** The country of registration, ISO 3166-1 alpha-2; null where the registry doesn't say. */
  public @Nullable String countryOf(String companyId) {
    int company = indexOf(companyId);
    return company < 0 ? null : countries[company];
  }

  /** The sector in the registry's words; null where it doesn't say. */
  public @Nullable String sectorOf(String companyId) {
    int company = indexOf(companyId);
    return company < 0 ? null : sectors[company];
  }

  long longestAt(Words words, int word) {
    return phrases.longestAt(words, word, words.size());
  }

  int company(int name) {
    return companies[name];
  }

  NameKind kind(int name) {
    return KINDS[kinds[name]];
  }

  /** Whether the registry writes it in capitals only. */
  boolean capitals(int name) {
    return styles[name] == Builder.CAPITALS;
  }

  /** Whether the registry writes it small, perhaps among other ways. */
  boolean small(int name) {
    return (styles[name] & Builder.SMALL) != 0;
  }

  /** The next name with the same words, of another company or kind; -1 after the last. */
  int next(int name) {
    return next[name];
  }

  String id(int company) {
    return ids[company];
  }

  @Nullable String sector(int company) {
    return sectors[company];
  }

  private int indexOf(String companyId) {
    return Arrays.binarySearch(ids, companyId);
  }

  /** Collects names. */
  private static final class Builder {
    static final byte MIXED = 1;
    static final byte CAPITALS = 2;
    static final byte SMALL = 4;

    private final PhraseTable.Builder phrases;
    private final String[] ids;
    private final @Nullable String[] countries;
    private final @Nullable String[] sectors;
    private int size;
    private int[] companies;
    private byte[] kinds;
    private byte[] styles;
    private int[] next;

    Builder(Collection<Company> registry) {
      ids = registry.stream().map(Company::companyId).distinct().sorted().toArray(String[]::new);
      countries = new String[ids.length];
      sectors = new String[ids.length];
      phrases = PhraseTable.builder(ids.length * 6);
      int guess = ids.length * 5 + 16;
      companies = new int[guess];
      kinds = new byte[guess];
      styles = new byte[guess];
      next = new int[guess];
    }

    void add(Company company) {
      int index = Arrays.binarySearch(ids, company.companyId());
      countries[index] = company.country();
      sectors[index] = company.sector();
      add(company.name(), index, NameKind.FULL);
      for (String alias : company.aliases()) {
        add(alias, index, NameKind.ALIAS);
      }
      for (String symbol : company.symbols()) {
        add(symbol, index, NameKind.SYMBOL);
      }
      for (String isin : company.isins()) {
        add(isin, index, NameKind.ISIN);
      }
    }

    /** After all that the registry says itself, so that a derived form never hides a given one. */
    void addShorterForms(Company company) {
      int index = Arrays.binarySearch(ids, company.companyId());
      addShorterForms(company.name(), index);
      for (String alias : company.aliases()) {
        addShorterForms(alias, index);
      }
    }

    private void addShorterForms(String name, int company) {
      String twin = LegalForms.twin(name);
      if (twin != null) {
        add(twin, company, NameKind.FULL);
      }
      String core = LegalForms.core(name);
      if (!core.equals(name)) {
        add(core, company, NameKind.CORE);
      }
      for (String variant : LegalForms.variants(core)) {
        add(variant, company, NameKind.CORE);
      }
      String shortened = LegalForms.shortened(core);
      if (!shortened.equals(core)) {
        add(shortened, company, NameKind.SHORT);
      }
    }

    private void add(String name, int company, NameKind kind) {
      Words words = new Words(name);
      if (words.size() == 0
          || words.size() > MOST_WORDS
          || name.length() < 2 && kind != NameKind.SYMBOL) {
        return;
      }
      int before = phrases.putIfAbsent(words, size);
      int last = before;
      for (int at = before; at >= 0; at = next[at]) {
        if (companies[at] == company) {
          styles[at] |= style(words);
          // "ASML" is a symbol only beside its exchange, and a name everywhere.
          if (kinds[at] != NameKind.SYMBOL.ordinal() || kind == NameKind.SYMBOL) {
            return;
          }
        }
        last = at;
      }
      if (size == companies.length) {
        int more = size * 2;
        companies = Arrays.copyOf(companies, more);
        kinds = Arrays.copyOf(kinds, more);
        styles = Arrays.copyOf(styles, more);
        next = Arrays.copyOf(next, more);
      }
      companies[size] = company;
      kinds[size] = (byte) kind.ordinal();
      styles[size] = style(words);
      next[size] = -1;
      if (last >= 0) {
        next[last] = size;
      }
      size++;
    }

    private static byte style(Words words) {
      boolean capitals = true;
      boolean small = true;
      for (int i = 0; i < words.size(); i++) {
        String word = words.surface(i);
        capitals &= word.equals(word.toUpperCase(Locale.ROOT));
        small &= !words.capitalised(i);
      }
      return capitals && !small ? CAPITALS : small && words.size() == 1 ? SMALL : MIXED;
    }
  }
}
