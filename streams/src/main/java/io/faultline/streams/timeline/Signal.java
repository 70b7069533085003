package io.faultline.streams.timeline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.faultline.events.ChangeKind;
import io.faultline.events.ListedParty;
import io.faultline.events.LockUp;
import io.faultline.streams.reading.Claim;
import io.faultline.streams.reading.CompanyReport.Salience;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** One thing that happened to a company, as one source has it. Signals make episodes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "signal")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Signal.Story.class, name = "story"),
  @JsonSubTypes.Type(value = Signal.Move.class, name = "move"),
  @JsonSubTypes.Type(value = Signal.Expiry.class, name = "expiry"),
  @JsonSubTypes.Type(value = Signal.Listing.class, name = "listing")
})
public sealed interface Signal {
  /** Names it, whatever is known of it. */
  String signalId();

  /** When it happened. */
  Instant eventAt();

  /** When it could be known. */
  Instant knownAt();

  /**
   * A story, told first by one article; near-duplicates are folded into it.
   *
   * @param storyId names the story: its earliest article's id
   * @param source the outlet of the earliest article
   * @param sources all outlets that carry it, sorted
   * @param articles ids of all articles that tell it, the earliest first
   * @param claims what the story says that is of this episode's family
   * @param named for a country, the companies that its earliest article names
   */
  record Story(
      String storyId,
      String url,
      String source,
      List<String> sources,
      List<String> articles,
      String title,
      Instant publishedAt,
      Instant knownAt,
      Salience salience,
      List<Claim> claims,
      List<String> named)
      implements Signal {
    public Story {
      sources = List.copyOf(sources);
      articles = List.copyOf(articles);
      claims = List.copyOf(claims);
      named = named == null ? List.of() : List.copyOf(named);
    }

    @Override
    public String signalId() {
      return "story/" + storyId;
    }

    @Override
    public Instant eventAt() {
      return publishedAt;
    }
  }

  /** A fall or a halt of the share. */
  record Move(MarketMove move) implements Signal {
    @Override
    public String signalId() {
      return "move/" + move.moveId();
    }

    @Override
    public Instant eventAt() {
      return move.date().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public Instant knownAt() {
      return move.knownAt();
    }
  }

  /**
   * A lock-up that ends.
   *
   * @param statement what the source says
   * @param notice how many days ahead the latest notice is due: 30, 7, 1 or 0
   * @param knownAt when that notice was due, or the statement known if later
   */
  record Expiry(LockUp statement, int notice, Instant knownAt) implements Signal {
    @Override
    public String signalId() {
      return "lockup/" + statement.eventId();
    }

    @Override
    public Instant eventAt() {
      return statement.expiresOn().atStartOfDay(ZoneOffset.UTC).toInstant();
    }
  }

  /**
   * A change of an official list.
   *
   * @param news false for what stood there before: context, no news
   */
  record Listing(
      ListedParty party,
      ChangeKind change,
      boolean news,
      double match,
      List<String> because,
      Instant eventAt,
      Instant knownAt)
      implements Signal {
    public Listing {
      because = List.copyOf(because);
    }

    @Override
    public String signalId() {
      return "listing/" + party.list().code() + "/" + party.entryId() + "/" + change.code();
    }
  }
}
