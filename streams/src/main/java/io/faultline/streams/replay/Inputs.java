package io.faultline.streams.replay;

import io.faultline.events.Article;
import io.faultline.events.Company;
import io.faultline.events.ListingChange;
import io.faultline.events.LockUp;
import io.faultline.events.Portfolio;
import io.faultline.events.PriceBar;
import io.faultline.events.Relationship;
import io.faultline.events.RuleState;
import java.util.List;

/** All that a replay runs over, in any order. */
public record Inputs(
    List<Company> companies,
    List<Relationship> relationships,
    List<Portfolio> portfolios,
    List<RuleState> rules,
    List<LockUp> lockUps,
    List<PriceBar> prices,
    List<ListingChange> listings,
    List<Article> articles) {
  public Inputs {
    companies = List.copyOf(companies);
    relationships = List.copyOf(relationships);
    portfolios = List.copyOf(portfolios);
    rules = List.copyOf(rules);
    lockUps = List.copyOf(lockUps);
    prices = List.copyOf(prices);
    listings = List.copyOf(listings);
    articles = List.copyOf(articles);
  }
}
