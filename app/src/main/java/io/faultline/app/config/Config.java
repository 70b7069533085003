package io.faultline.app.config;

import io.faultline.alerts.email.EmailConfig;
import io.faultline.events.Portfolio;
import io.faultline.events.RiskType;
import io.faultline.events.Severity;
import io.faultline.ingest.lists.ListFormat;
import io.faultline.ingest.market.PriceColumns;
import io.faultline.ingest.news.Source;
import io.faultline.ingest.registries.RegistryFormat;
import io.faultline.ingest.registries.RegistrySource;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that {@code faultline.yaml} can say. The components are its keys. */
public record Config(
    @Setting(
            value = "The folder in which Faultline keeps what it must not forget.",
            byDefault = "data")
        Path data,
    @Setting(
            "Settings of every Kafka client, as Kafka names them. With bootstrap.servers an own"
                + " cluster is used in place of the embedded broker; security.*, sasl.* and ssl.*"
                + " are passed through.")
        Map<String, Secret> kafka,
    @Setting("The broker that runs inside Faultline where kafka.bootstrap.servers is absent.")
        EmbeddedKafka broker,
    @Setting("How the topics are called and cut.") TopicLayout topics,
    @Setting("Where the pages, the API, /health and /metrics are served.") Http http,
    @Setting("What Faultline reads.") Sources sources,
    @Setting("How articles are read.") Reading reading,
    @Setting("What holds for single portfolios, by their id.")
        Map<String, PortfolioRules> portfolios,
    @Setting("The database of alerts and deliveries.") LedgerDatabase ledger,
    @Setting("Who can be told.") List<Receiver> receivers,
    @Setting("Who is told what. Without any route, every receiver is told everything at once.")
        List<RouteTo> routes,
    @Setting("What is logged, and how.") Logging logging) {

  /** Whether the broker inside this process is used. */
  public boolean embedded() {
    return !kafka.containsKey("bootstrap.servers");
  }

  /** The thresholds of portfolios that have their own. */
  public Map<String, Portfolio.Thresholds> thresholds() {
    return portfolios.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().thresholds().scores()));
  }

  /** The same with other sources. */
  public Config withSources(Sources others) {
    return new Config(
        data,
        kafka,
        broker,
        topics,
        http,
        others,
        reading,
        portfolios,
        ledger,
        receivers,
        routes,
        logging);
  }

  public record EmbeddedKafka(
      @Setting(
              value = "The port on the loopback interface, so that kcat and own consumers find it.",
              byDefault = "9092",
              max = 65535)
          int port) {}

  public record TopicLayout(
      @Setting(value = "What all topic names begin with.", byDefault = "faultline.") String prefix,
      @Setting(
              value =
                  "Partitions of topics that need more than usual, by their name without the"
                      + " prefix.",
              min = 1,
              max = 10_000)
          Map<String, Integer> partitions) {
    public TopicLayout {
      if (!prefix.matches("[A-Za-z0-9._-]{0,100}")) {
        throw new IllegalArgumentException(
            "prefix may have letters, digits, dots, dashes and underscores, was \"%s\""
                .formatted(prefix));
      }
    }
  }

  public record Http(
      @Setting(
              value =
                  "The interface to listen on. On any other than loopback, everything but /health"
                      + " needs a token.",
              byDefault = "127.0.0.1")
          String host,
      @Setting(value = "The port; 0 takes a free one.", byDefault = "8080", max = 65535) int port,
      @Setting(
              value =
                  "Whether /metrics is shown without a token on other interfaces than loopback.",
              byDefault = "false")
          boolean openMetrics,
      @Setting("A token that opens /metrics on other interfaces than loopback, and nothing else.")
          @Nullable Secret metricsToken,
      @Setting("How the pages are reached from outside, for the links in messages.")
          @Nullable URI publicUrl) {
    /** The address for links. */
    public URI baseUrl() {
      return publicUrl != null ? publicUrl : URI.create("http://localhost:" + port);
    }
  }

  public record Sources(
      @Setting(
              "Folders with input files (companies.csv, portfolios.csv, prices.csv...), watched for"
                  + " changes.")
          List<Path> folders,
      @Setting("News feeds: RSS, Atom, JSON Feed or news sitemaps.") List<Feed> feeds,
      @Setting("Official lists of restricted parties.") List<OfficialList> lists,
      @Setting("Registries of companies and of who owns whom.") List<Registry> registries,
      @Setting(
              value =
                  "Whether some 330 widely held companies and what is publicly known of their"
                      + " relations come with Faultline, so that a portfolio alone is enough to"
                      + " begin with.",
              byDefault = "false")
          boolean starter,
      @Setting(
              "Where hubs (WebSub) reach this process, so that feeds which announce one tell at"
                  + " once what is new. Where absent, all feeds are polled.")
          @Nullable WebSub webSub,
      @Setting("Prices beside those in prices.csv of the folders: CSV files, or addresses.")
          List<Prices> prices,
      @Setting("Prospectuses (424B4, S-1, F-1) that are read for their lock-ups.")
          List<ProspectusAt> prospectuses,
      @Setting("Where other programs may post prices; nowhere where absent.")
          @Nullable PostedPrices postedPrices) {}

  public record Reading(
      @Setting(
              "Files with rules of your own, beside those that come with Faultline: written as"
                  + " those are, one file a risk type.")
          List<Path> rules) {}

  public record WebSub(
      @Setting("The address that hubs are told; what is below it must lead to host and port.")
          URI publicUrl,
      @Setting(value = "The interface to listen on.", byDefault = "127.0.0.1") String host,
      @Setting(value = "The port to listen on.", byDefault = "8091", min = 1, max = 65535)
          int port) {}

  public record Prices(
      @Setting(
              "A CSV file, or a folder of them (a file without a symbol column is called after its"
                  + " symbol: 0020.HK.csv); either path or url.")
          @Nullable Path path,
      @Setting(
              "An address that answers with CSV or JSON; {symbol} and {key} in it stand for a"
                  + " symbol and the key. Either path or url.")
          @Nullable String url,
      @Setting("The symbols to ask for, where the address has a place for them.")
          List<String> symbols,
      @Setting(
              "What its columns or fields are called, by ours: symbol, date, time, open, high, low,"
                  + " close, volume, currency, dividend, adjusted.")
          Map<String, String> columns,
      @Setting(
              value = "The way to the list of rows in JSON, its steps separated by dots.",
              byDefault = "")
          @Nullable String rows,
      @Setting("The key of the service.") @Nullable Secret key,
      @Setting("The header in which the key is sent, where it is not in the address.")
          @Nullable String keyHeader,
      @Setting("How long an intraday bar is; whole sessions where absent.") @Nullable Duration part,
      @Setting(value = "How often it is looked at.", byDefault = "1h") Duration every,
      @Setting(value = "The least time between two requests.", byDefault = "1s") Duration pause,
      @Setting(value = "Whether the host may be in a private network.", byDefault = "false")
          boolean privateNetwork) {
    public Prices {
      if ((url == null) == (path == null)) {
        throw new IllegalArgumentException("needs either path or url");
      }
      if (url != null && !url.matches("https?://[^/{}]+(?:[/?].*)?")) {
        throw new IllegalArgumentException(
            "url must begin with http:// or https:// and a host, was \"%s\"".formatted(url));
      }
      if (url != null && url.contains("{symbol}") && symbols.isEmpty()) {
        throw new IllegalArgumentException("symbols must name at least one for {symbol}");
      }
      if (url != null && key == null && (keyHeader != null || url.contains("{key}"))) {
        throw new IllegalArgumentException("key is missing");
      }
      PriceColumns checked = new PriceColumns(columns);
      columns = checked.names();
    }
  }

  public record ProspectusAt(
      @Setting("The company's id.") String company,
      @Setting("The symbol under which it is traded.") String symbol,
      @Setting("The address of the prospectus, on EDGAR or elsewhere; either url or path.")
          @Nullable URI url,
      @Setting("The file in which it lies; either url or path.") @Nullable Path path,
      @Setting(
              "The day from which its lock-ups run (2021-12-30), where the prospectus itself bears"
                  + " no date or counts from the first day of trading.")
          @Nullable String startsOn,
      @Setting(value = "How often it is read again.", byDefault = "1d") Duration every,
      @Setting(value = "Whether the host may be in a private network.", byDefault = "false")
          boolean privateNetwork) {
    public ProspectusAt {
      if ((url == null) == (path == null)) {
        throw new IllegalArgumentException("needs either url or path");
      }
      if (startsOn != null
          && !startsOn.matches("\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])")) {
        throw new IllegalArgumentException(
            "startsOn must be a date such as 2021-12-30, was \"%s\"".formatted(startsOn));
      }
    }

    /** Where it is, whichever of the two was given. */
    public URI address() {
      return url != null ? url : Objects.requireNonNull(path).toUri();
    }
  }

  public record PostedPrices(
      @Setting(value = "The interface to listen on.", byDefault = "127.0.0.1") String host,
      @Setting(value = "The port; 0 takes a free one.", byDefault = "8081", max = 65535) int port,
      @Setting("What each request bears; needed on other interfaces than loopback.")
          @Nullable Secret token) {
    public PostedPrices {
      boolean loopback = host.matches("127\\..*|localhost|::1|\\[::1\\]");
      if (!loopback && token == null) {
        throw new IllegalArgumentException("token is missing: others than this machine can post");
      }
    }
  }

  public record Feed(
      @Setting("The address of the feed.") URI url,
      @Setting("What the outlet is called; the feed's own title where absent.")
          @Nullable String name,
      @Setting("BCP 47, where pages don't say their language.") @Nullable String language,
      @Setting(
              "A fixed interval. Where absent, the feed's own rhythm decides, between 5 minutes and"
                  + " a day.")
          @Nullable Duration every,
      @Setting(
              value =
                  "Where the text comes from: pages (that the entries lead to) or entries (of"
                      + " notices whose feed says it all).",
              byDefault = "pages")
          Source.Content content,
      @Setting(
              value =
                  "Whether robots.txt decides about the feed itself, as it always does about pages;"
                      + " some operators invite programs to what it closes to crawlers.",
              byDefault = "true")
          boolean askRobots,
      @Setting(
              value =
                  "Whether the feed and its pages may be on this machine or in a private network.",
              byDefault = "false")
          boolean privateNetwork) {
    /** The source that the news service watches. */
    public Source source() {
      return new Source(
          Source.idOf(url), url, name, language, every, content, privateNetwork, askRobots);
    }
  }

  public record OfficialList(
      @Setting("How it is written.") ListFormat format,
      @Setting("The address from which it is fetched; either url or path.") @Nullable URI url,
      @Setting("The file in which it lies; either url or path.") @Nullable Path path,
      @Setting(value = "How often it is looked at.", byDefault = "6h") Duration every) {
    public OfficialList {
      if ((url == null) == (path == null)) {
        throw new IllegalArgumentException("needs either url or path");
      }
    }

    /** Where it is, whichever of the two was given. */
    public URI address() {
      return url != null ? url : Objects.requireNonNull(path).toUri();
    }
  }

  public record PortfolioRules(
      @Setting("From which score on an alert has which severity in this portfolio.")
          Thresholds thresholds) {}

  /** The least score of each severity, 0 to 100; they must rise. */
  public record Thresholds(
      @Setting(value = "Below it, nothing is told.", byDefault = "10", max = 100) double info,
      @Setting(value = "From which score an alert is a watch.", byDefault = "30", max = 100)
          double watch,
      @Setting(value = "From which score it is a warning.", byDefault = "55", max = 100)
          double warning,
      @Setting(value = "From which score it is critical.", byDefault = "80", max = 100)
          double critical) {
    public Thresholds {
      new Portfolio.Thresholds(info, watch, warning, critical);
    }

    /** As the engine takes them. */
    Portfolio.Thresholds scores() {
      return new Portfolio.Thresholds(info, watch, warning, critical);
    }
  }

  public record Registry(
      @Setting("Which registry, and how it is written.") RegistryFormat format,
      @Setting("The address from which it is fetched; either url or path.") @Nullable URI url,
      @Setting("The file in which it lies, plain or packed; either url or path.")
          @Nullable Path path,
      @Setting(value = "How often it is looked at.", byDefault = "1d") Duration every,
      @Setting(
              "How much of it is taken: all, or near (companies that are known by their LEI, their"
                  + " parents and children). Where absent, near for GLEIF and all for the rest.")
          RegistrySource.@Nullable Scope scope) {
    public Registry {
      if ((url == null) == (path == null)) {
        throw new IllegalArgumentException("needs either url or path");
      }
    }

    /** Where it is, whichever of the two was given. */
    public URI address() {
      return url != null ? url : Objects.requireNonNull(path).toUri();
    }
  }

  public record LedgerDatabase(
      @Setting(
              "A JDBC address (jdbc:postgresql://...); where absent, an SQLite file in the data"
                  + " folder.")
          @Nullable String url,
      @Setting("The database user.") @Nullable String user,
      @Setting("The database password.") @Nullable Secret password,
      @Setting(
              value =
                  "For how long alerts that ended, decisions and what was sent about them are"
                      + " kept.",
              byDefault = "400d")
          Duration keep) {
    public LedgerDatabase {
      if (keep.compareTo(Duration.ofDays(1)) < 0) {
        throw new IllegalArgumentException("keep must be 1d or more");
      }
      if (url != null && !url.startsWith("jdbc:postgresql:") && !url.startsWith("jdbc:sqlite:")) {
        throw new IllegalArgumentException("url must begin with jdbc:postgresql: or jdbc:sqlite:");
      }
    }
  }

  /** Exactly one of the channels is given. */
  public record Receiver(
      @Setting("What routes call it.") String name,
      @Setting("A Slack incoming webhook.") @Nullable Slack slack,
      @Setting("A Slack channel by a bot's token, which can edit what it has posted.")
          @Nullable SlackBot slackBot,
      @Setting("An own endpoint, by the Standard Webhooks specification.")
          @Nullable Webhook webhook,
      @Setting("Mail to some people.") @Nullable Email email,
      @Setting("A channel of Microsoft Teams.") @Nullable Teams teams,
      @Setting("A service of PagerDuty.") @Nullable PagerDuty pagerduty,
      @Setting("The standard output of this process.") @Nullable Console console) {
    public Receiver {
      long channels =
          Stream.of(slack, slackBot, webhook, email, teams, pagerduty, console)
              .filter(Objects::nonNull)
              .count();
      if (channels != 1) {
        throw new IllegalArgumentException(
            "needs exactly one of slack, slackBot, webhook, email, teams, pagerduty and console,"
                + " has "
                + channels);
      }
    }
  }

  public record Slack(
      @Setting("The address that Slack gave; whoever has it can write.") Secret webhookUrl) {}

  public record SlackBot(
      @Setting("The bot's token (xoxb-...), with the scope chat:write.") Secret token,
      @Setting("The channel's id (C0123456789), of which the bot is a member.") String channel) {}

  public record Webhook(
      @Setting("Where to post.") URI url,
      @Setting("Secrets (whsec_...) to sign with, the newest first.") List<Secret> secrets) {}

  public record Email(
      @Setting("The SMTP server.") String host,
      @Setting(
              value = "Its port; 465 where tls is implicit.",
              byDefault = "587",
              min = 1,
              max = 65535)
          int port,
      @Setting(
              value =
                  "How the connection is guarded: starttls, implicit (TLS from the first byte), or"
                      + " none, for a relay on this machine.",
              byDefault = "starttls")
          EmailConfig.Tls tls,
      @Setting("The user, if the server asks for one.") @Nullable String user,
      @Setting("The password, if the server asks for one.") @Nullable Secret password,
      @Setting("The sender's address.") String from,
      @Setting("Who gets the mail; at least one address.") List<String> to,
      @Setting(
              "Where people can end it, as mailto: or https:. Where absent, they write to the"
                  + " sender.")
          @Nullable String unsubscribe) {}

  public record Teams(
      @Setting(
              "The address of the channel's workflow \"When a Teams webhook request is received\";"
                  + " whoever has it can write.")
          Secret workflowUrl) {}

  public record PagerDuty(
      @Setting("The integration key of the service (Events API v2).") Secret routingKey,
      @Setting("A relay's address, in place of PagerDuty's own.") @Nullable URI endpoint) {}

  public record Console(
      @Setting(value = "Whether to use colour.", byDefault = "false") boolean colour) {}

  public record RouteTo(
      @Setting("What the route is called.") String name,
      @Setting("Who is told.") List<String> receivers,
      @Setting("Which alerts take it; all where absent.") Match match,
      @Setting("When they are sent; at once where absent.") Timing timing) {}

  public record Match(
      @Setting("Portfolio ids.") List<String> portfolios,
      @Setting("Company ids, of the holding or the origin.") List<String> companies,
      @Setting("The least severity.") @Nullable Severity atLeast,
      @Setting("Types of risk.") List<RiskType> risks,
      @Setting("Jurisdictions of the authority that acts (US, CN, EU).") List<String> jurisdictions,
      @Setting(value = "The least weight of the holding in its portfolio.", max = 1)
          @Nullable Double weightAtLeast) {}

  public record Timing(
      @Setting(value = "How long to wait for more of the same group.", byDefault = "0s")
          Duration groupWait,
      @Setting(
              value = "How long to wait before a group that was sent is sent again with news.",
              byDefault = "0s")
          Duration groupInterval,
      @Setting("After how long an alert that is still open is told again.")
          @Nullable Duration repeatEvery,
      @Setting("When only the most severe alerts are sent.") @Nullable QuietHours quietHours,
      @Setting("Gathers alerts into one message.") @Nullable DigestAt digest,
      @Setting(value = "The time zone of quiet hours and digests.", byDefault = "UTC") ZoneId zone,
      @Setting(
              value = "The most messages an hour; what is over goes into a digest. 0 is no limit.",
              byDefault = "0")
          int mostPerHour) {}

  public record QuietHours(
      @Setting("When they begin (22:00).") LocalTime from,
      @Setting("When they end (07:00).") LocalTime to,
      @Setting(value = "From which severity alerts are sent nevertheless.", byDefault = "critical")
          Severity breakthrough) {}

  public record DigestAt(
      @Setting(value = "daily or weekly.", byDefault = "daily") Rhythm every,
      @Setting(value = "The time of day.", byDefault = "08:00") LocalTime at,
      @Setting(value = "The day of a weekly digest.", byDefault = "monday") DayOfWeek on) {}

  public enum Rhythm {
    DAILY,
    WEEKLY
  }

  public record Logging(
      @Setting(value = "text to read, json for machines.", byDefault = "text") LogFormat format,
      @Setting(value = "How much: error, warn, info or debug.", byDefault = "info") LogLevel level,
      @Setting("A file to log to in place of standard error.") @Nullable Path file) {}

  public enum LogFormat {
    TEXT,
    JSON
  }

  public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }
}
