package io.faultline.streams.topology;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.faultline.events.Company;
import io.faultline.events.Event;
import io.faultline.events.Portfolio;
import io.faultline.events.Relationship;
import io.faultline.events.RuleState;
import io.faultline.streams.timeline.Episode;
import java.time.Instant;

/** What comes into the exposure stage. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "input")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ExposureInput.Hit.class, name = "episode"),
  @JsonSubTypes.Type(value = ExposureInput.Passed.class, name = "tick"),
  @JsonSubTypes.Type(value = ExposureInput.OfCompany.class, name = "company"),
  @JsonSubTypes.Type(value = ExposureInput.OfRelationship.class, name = "relationship"),
  @JsonSubTypes.Type(value = ExposureInput.OfPortfolio.class, name = "portfolio"),
  @JsonSubTypes.Type(value = ExposureInput.OfRule.class, name = "rule")
})
sealed interface ExposureInput {
  /** What happened to a company, as far as it is known now. */
  record Hit(Episode episode) implements ExposureInput {}

  /** What time it is. */
  record Passed(Instant time) implements ExposureInput {}

  /** What the graph is made of; kept, because every restart needs all of it. */
  sealed interface Reference extends ExposureInput {
    Event event();
  }

  record OfCompany(Company event) implements Reference {}

  record OfRelationship(Relationship event) implements Reference {}

  record OfPortfolio(Portfolio event) implements Reference {}

  record OfRule(RuleState event) implements Reference {}
}
