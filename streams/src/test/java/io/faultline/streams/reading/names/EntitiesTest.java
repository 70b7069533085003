package io.faultline.streams.reading.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.streams.reading.SharedNames;
import io.faultline.streams.reading.SharedNames.Aliases;
import io.faultline.streams.reading.SharedNames.Linked;
import org.junit.jupiter.api.Test;

/**
 * The organisations of a labelled set of news articles, found among 20,000 others. What can be
 * found depends on which names the registry has; so both are counted: full names alone, and full
 * names with the short forms by which the articles call them, as a registry with aliases has them.
 */
class EntitiesTest {
  @Test
  void organisationsAreLinkedWhereTheRegistryHasTheirShortForms() {
    Linked linked = SharedNames.link(Aliases.AS_WRITTEN);
    System.out.println("entities, names and aliases: " + linked.report());
    assertThat(linked.precision()).isGreaterThanOrEqualTo(0.9);
    assertThat(linked.recall()).isGreaterThanOrEqualTo(0.8);
  }

  @Test
  void organisationsAreLinkedByTheirFullNamesAlone() {
    Linked linked = SharedNames.link(Aliases.NONE);
    System.out.println("entities, full names alone: " + linked.report());
    assertThat(linked.precision()).isGreaterThanOrEqualTo(0.9);
    assertThat(linked.recall()).isGreaterThanOrEqualTo(0.55);
  }
}
