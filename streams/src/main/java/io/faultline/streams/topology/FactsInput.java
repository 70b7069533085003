package io.faultline.streams.topology;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.faultline.events.Article;
import io.faultline.events.Company;
import io.faultline.events.ListingChange;
import io.faultline.events.LockUp;
import io.faultline.events.PriceBar;
import io.faultline.events.Tick;

/** What comes in and is to become facts of companies. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "input")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FactsInput.Published.class, name = "article"),
  @JsonSubTypes.Type(value = FactsInput.Stated.class, name = "lock-up"),
  @JsonSubTypes.Type(value = FactsInput.Listed.class, name = "listing"),
  @JsonSubTypes.Type(value = FactsInput.Traded.class, name = "bar"),
  @JsonSubTypes.Type(value = FactsInput.Known.class, name = "company"),
  @JsonSubTypes.Type(value = FactsInput.Passed.class, name = "tick")
})
sealed interface FactsInput {
  record Published(Article article) implements FactsInput {}

  record Stated(LockUp lockUp) implements FactsInput {}

  record Listed(ListingChange change) implements FactsInput {}

  record Traded(PriceBar bar) implements FactsInput {}

  record Known(Company company) implements FactsInput {}

  record Passed(Tick tick) implements FactsInput {}
}
