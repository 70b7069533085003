package io.faultline.streams.reading.names;

/** What kind of name leads to a company, surest first. */
enum NameKind {
  FULL("its full name"),
  ALIAS("a name that the registry gives it"),
  CORE("its name without the legal form"),
  SHORT("a short form of its name"),
  SYMBOL("its symbol"),
  ISIN("its ISIN");

  private final String words;

  NameKind(String words) {
    this.words = words;
  }

  /** Whether the registry itself has the name, rather than a longer one that it is short for. */
  boolean given() {
    return this != CORE && this != SHORT;
  }

  /** The kind in words, for reasons. */
  String words() {
    return words;
  }
}
