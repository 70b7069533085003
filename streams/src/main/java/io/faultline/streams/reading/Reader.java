package io.faultline.streams.reading;

import io.faultline.events.Article;
import io.faultline.events.ArticleStatus;
import io.faultline.streams.reading.claims.ClaimReader;
import io.faultline.streams.reading.claims.Reasons;
import io.faultline.streams.reading.claims.RuleBook;
import io.faultline.streams.reading.copies.Sketcher;
import io.faultline.streams.reading.names.Mention;
import io.faultline.streams.reading.names.MentionFinder;
import io.faultline.streams.reading.names.NameIndex;
import io.faultline.streams.reading.names.SalienceJudge;
import io.faultline.streams.reading.text.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads articles: which companies a version of an article names, what it claims of them and of
 * countries, and what it no longer says. A pure function of its registry, its rules and its
 * arguments; safe to share.
 */
public final class Reader {
  private static final String COUNTRY = "country:";

  private final MentionFinder finder;
  private final ClaimReader claims;

  /** Reads with these names and the rules that come with Faultline. */
  public Reader(NameIndex names) {
    this(names, RuleBook.standard());
  }

  /** Reads with these names and these rules. */
  public Reader(NameIndex names, RuleBook rules) {
    this.finder = new MentionFinder(names);
    this.claims = new ClaimReader(names, rules);
  }

  /**
   * What is kept of an article between its versions.
   *
   * @param articleId which article
   * @param version the last version that was read
   * @param spokenOf the companies and countries that it spoke of, in alphabetical order
   */
  public record Memory(String articleId, int version, List<String> spokenOf) {
    public Memory {
      spokenOf = List.copyOf(spokenOf);
    }
  }

  /**
   * What reading a version gives.
   *
   * @param memory to be kept for the next version
   * @param reports one for each company or country that this version or the one before speaks of;
   *     an empty one withdraws what the version before said
   * @param unresolved what it claims of somebody whom the registry doesn't have, so that a change
   *     of a list or of the registry can find it later
   */
  public record Reading(Memory memory, List<CompanyReport> reports, List<Claim> unresolved) {
    public Reading {
      reports = List.copyOf(reports);
      unresolved = List.copyOf(unresolved);
    }
  }

  /**
   * Reads a version of an article. A version older than the one that was read last changes nothing;
   * a retracted one withdraws all.
   *
   * @param before what was kept of the version before; null for an article that was never read
   */
  public Reading read(@Nullable Memory before, Article article) {
    if (before != null && article.version() < before.version()) {
      return new Reading(before, List.of(), List.of());
    }
    Map<String, CompanyReport> reports = new LinkedHashMap<>();
    List<Claim> unresolved = new ArrayList<>();
    if (article.status() != ArticleStatus.RETRACTED) {
      report(article, reports, unresolved);
    }
    Memory memory =
        new Memory(
            article.articleId(), article.version(), List.copyOf(new TreeSet<>(reports.keySet())));
    if (before != null) {
      for (String gone : before.spokenOf()) {
        if (!reports.containsKey(gone)) {
          reports.put(
              gone, report(article, gone, null, List.of(), Sketcher.sketch("", ""), List.of()));
        }
      }
    }
    return new Reading(memory, List.copyOf(reports.values()), unresolved);
  }

  /**
   * The names that a text was searched for and where they stand, for measuring this stage alone.
   *
   * @return in the order of the text; those that are something else have a confidence below {@link
   *     MentionFinder#LEAST}
   */
  public List<Mention> considered(String title, String text) {
    return finder.considered(words(title, text));
  }

  /**
   * The claims of a text, for measuring this stage alone.
   *
   * @param publishedAt tells history from news; null if that isn't known
   */
  public List<Claim> claims(String title, String text, @Nullable Instant publishedAt) {
    Words words = words(title, text);
    return claims.read(words, finder.find(words), publishedAt);
  }

  /**
   * What is read in a text, with every reason.
   *
   * @param considered the names that were looked at, in the order of the text; those that are
   *     something else have a confidence below {@link MentionFinder#LEAST}
   * @param saliences how much the text is about each company that it names
   * @param reasons the claims, and what looked like one
   */
  public record Explanation(
      List<Mention> considered, Map<String, CompanyReport.Salience> saliences, Reasons reasons) {
    public Explanation {
      considered = List.copyOf(considered);
      saliences = Map.copyOf(saliences);
    }
  }

  /**
   * Explains the reading of a text; places are those of title, line break and text.
   *
   * @param publishedAt tells history from news; null if that isn't known
   */
  public Explanation explain(String title, String text, @Nullable Instant publishedAt) {
    Words words = words(title, text);
    List<Mention> mentions = finder.find(words);
    SalienceJudge judge = new SalienceJudge(words, mentions);
    Map<String, CompanyReport.Salience> saliences = new LinkedHashMap<>();
    for (Mention mention : mentions) {
      saliences.computeIfAbsent(mention.companyId(), judge::of);
    }
    return new Explanation(
        finder.considered(words), saliences, claims.explain(words, mentions, publishedAt));
  }

  private void report(Article article, Map<String, CompanyReport> reports, List<Claim> unresolved) {
    Words words = words(article.title(), article.text());
    List<Mention> mentions = finder.find(words);
    Map<String, List<Claim>> claimsByTarget = new LinkedHashMap<>();
    for (Mention mention : mentions) {
      claimsByTarget.computeIfAbsent(mention.companyId(), id -> new ArrayList<>());
    }
    for (Claim claim : claims.read(words, mentions, article.publishedAt())) {
      if (claim.resolved()) {
        claimsByTarget.computeIfAbsent(claim.target(), id -> new ArrayList<>()).add(claim);
      } else {
        unresolved.add(claim);
      }
    }
    if (claimsByTarget.isEmpty()) {
      return;
    }
    TextSketch sketch = Sketcher.sketch(article.title(), article.text());
    SalienceJudge salience = new SalienceJudge(words, mentions);
    List<String> companies =
        claimsByTarget.keySet().stream().filter(id -> !id.startsWith(COUNTRY)).sorted().toList();
    claimsByTarget.forEach(
        (target, said) ->
            reports.put(
                target,
                report(
                    article,
                    target,
                    salience.of(target),
                    said,
                    sketch,
                    target.startsWith(COUNTRY) ? companies : List.of())));
  }

  /** The words of a title and a text, as claims and mentions count their places. */
  private static Words words(String title, String text) {
    return title.isEmpty() ? new Words(text) : new Words(title + "\n" + text, title.length());
  }

  private static CompanyReport report(
      Article article,
      String target,
      CompanyReport.@Nullable Salience salience,
      List<Claim> claims,
      TextSketch sketch,
      List<String> named) {
    return new CompanyReport(
        target,
        article.articleId(),
        article.version(),
        article.status(),
        salience,
        claims,
        article.url(),
        article.source(),
        article.title(),
        article.language(),
        article.publishedAt(),
        article.updatedAt(),
        article.knownAt(),
        sketch,
        named);
  }
}
