package io.faultline.app;

import io.faultline.app.config.Config;
import io.faultline.app.config.Secret;
import io.faultline.events.Json;
import io.faultline.ingest.market.MarketSettings;
import io.faultline.ingest.market.PriceColumns;
import io.faultline.ingest.market.PriceSource;
import io.faultline.ingest.market.lockups.ProspectusSource;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says to the market service what the configuration says. */
final class MarketSetup {
  private MarketSetup() {}

  static MarketSettings of(Config config) {
    Config.Sources sources = config.sources();
    Config.PostedPrices posted = sources.postedPrices();
    return new MarketSettings(
        sources.prices().stream().map(MarketSetup::source).toList(),
        sources.prospectuses().stream().map(MarketSetup::source).toList(),
        posted == null
            ? null
            : new MarketSettings.Door(posted.host(), posted.port(), revealed(posted.token())));
  }

  private static PriceSource source(Config.Prices prices) {
    PriceColumns columns = new PriceColumns(prices.columns());
    String url = prices.url();
    if (url == null) {
      return new PriceSource.Files(
          "prices " + prices.path(),
          Objects.requireNonNull(prices.path()),
          prices.every(),
          columns,
          prices.part());
    }
    return new PriceSource.Web(
        "prices-" + Json.fingerprintOf(url).substring(0, 6),
        url,
        prices.symbols(),
        prices.rows() == null ? "" : prices.rows(),
        revealed(prices.key()),
        prices.keyHeader(),
        prices.every(),
        prices.pause(),
        columns,
        prices.part(),
        prices.privateNetwork());
  }

  private static ProspectusSource source(Config.ProspectusAt prospectus) {
    String startsOn = prospectus.startsOn();
    return new ProspectusSource(
        prospectus.company(),
        prospectus.symbol(),
        prospectus.address(),
        startsOn == null ? null : LocalDate.parse(startsOn),
        prospectus.every(),
        prospectus.privateNetwork());
  }

  private static @Nullable String revealed(@Nullable Secret secret) {
    return secret == null ? null : secret.reveal();
  }
}
