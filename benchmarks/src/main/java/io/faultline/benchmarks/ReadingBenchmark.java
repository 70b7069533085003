package io.faultline.benchmarks;

import io.faultline.events.Company;
import io.faultline.streams.reading.Claim;
import io.faultline.streams.reading.Reader;
import io.faultline.streams.reading.names.Mention;
import io.faultline.streams.reading.names.NameIndex;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.apache.lucene.util.CharsRef;
import org.apache.lucene.util.CharsRefBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Articles of 3 KB against 100,000 companies with three names each, on one core: finding names,
 * reading names and claims, and the same names in the Aho-Corasick automaton of org.ahocorasick and
 * in Lucene's dictionary of phrases.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 4)
@Fork(value = 1, jvmArgs = "-Xmx3g")
public class ReadingBenchmark {
  private static final int COMPANIES = 100_000;
  private static final int ARTICLES = 200;
  private static final int ARTICLE_LENGTH = 3_000;
  private static final Instant ANY_TIME = Instant.parse("2024-05-01T08:00:00Z");

  /** The companies and the articles; the same in every run. */
  @State(Scope.Thread)
  public static class Texts {
    final List<Company> companies = new ArrayList<>();
    final List<String> articles = new ArrayList<>();
    private int next;

    /** Makes names of two and three words, and articles that name a few of them. */
    @Setup(Level.Trial)
    public void make() {
      Random random = new Random(7);
      for (int i = 0; i < COMPANIES; i++) {
        String first = word(random, 3) + i % 97;
        String name =
            capital(first) + " " + capital(word(random, 2)) + " " + capital(word(random, 3));
        companies.add(
            new Company(
                "c" + i,
                name + " Inc.",
                List.of(capital(word(random, 4)) + " " + capital(word(random, 2))),
                List.of(),
                List.of(),
                null,
                "US",
                null,
                null,
                null,
                Instant.EPOCH,
                null));
      }
      for (int i = 0; i < ARTICLES; i++) {
        articles.add(article(random));
      }
    }

    String nextArticle() {
      next = next + 1 == ARTICLES ? 0 : next + 1;
      return articles.get(next);
    }

    private String article(Random random) {
      StringBuilder text = new StringBuilder();
      while (text.length() < ARTICLE_LENGTH) {
        String name = companies.get(random.nextInt(COMPANIES)).aliases().getFirst();
        switch (random.nextInt(12)) {
          case 0 -> text.append("Washington put ").append(name).append(" on a trade blacklist. ");
          case 1 -> text.append("Shares of ").append(name).append(" rose a little. ");
          default -> {
            text.append("The ");
            for (int i = 0; i < 14; i++) {
              text.append(word(random, 1 + random.nextInt(3))).append(i == 6 ? ", " : " ");
            }
            text.append("of the year. ");
          }
        }
      }
      return text.toString();
    }

    private static String word(Random random, int syllables) {
      StringBuilder word = new StringBuilder();
      for (int i = 0; i < syllables; i++) {
        word.append("bcdfghklmnprstvz".charAt(random.nextInt(16)));
        word.append("aeiou".charAt(random.nextInt(5)));
      }
      return word.toString();
    }

    private static String capital(String word) {
      return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
  }

  /** Faultline's index and reader. */
  @State(Scope.Thread)
  public static class Ours {
    @SuppressWarnings("NullAway.Init") // JMH calls prepare first
    Reader reader;

    /** Prepares the index. */
    @Setup(Level.Trial)
    public void prepare(Texts texts) {
      reader = new Reader(NameIndex.of(texts.companies));
    }
  }

  /** The same names in another automaton. */
  @State(Scope.Thread)
  public static class Theirs {
    @SuppressWarnings("NullAway.Init") // JMH calls prepare first
    Trie trie;

    /** Builds the automaton. */
    @Setup(Level.Trial)
    public void prepare(Texts texts) {
      Trie.TrieBuilder builder = Trie.builder().ignoreCase().onlyWholeWords();
      for (Company company : texts.companies) {
        String name = company.name();
        builder.addKeyword(name);
        builder.addKeyword(name.substring(0, name.length() - " Inc.".length()));
        builder.addKeyword(company.aliases().getFirst());
      }
      trie = builder.build();
    }
  }

  /**
   * The same names in Lucene's dictionary of phrases: an FST that a filter of its token streams
   * goes by.
   */
  @State(Scope.Thread)
  public static class Lucene {
    @SuppressWarnings("NullAway.Init") // JMH calls prepare first
    Analyzer analyzer;

    /** Builds the dictionary. */
    @Setup(Level.Trial)
    public void prepare(Texts texts) throws IOException {
      SynonymMap.Builder builder = new SynonymMap.Builder(/* dedup= */ true);
      for (Company company : texts.companies) {
        String name = company.name();
        add(builder, name, company);
        add(builder, name.substring(0, name.length() - " Inc.".length()), company);
        add(builder, company.aliases().getFirst(), company);
      }
      SynonymMap names = builder.build();
      analyzer =
          new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
              StandardTokenizer tokens = new StandardTokenizer();
              LowerCaseFilter folded = new LowerCaseFilter(tokens);
              return new TokenStreamComponents(
                  tokens, new SynonymGraphFilter(folded, names, /* ignoreCase= */ false));
            }
          };
    }

    private static void add(SynonymMap.Builder builder, String name, Company company) {
      String[] words = name.toLowerCase(Locale.ROOT).replace(".", "").split(" ");
      builder.add(
          SynonymMap.Builder.join(words, new CharsRefBuilder()),
          new CharsRef(company.companyId()),
          /* includeOrig= */ true);
    }
  }

  /** Names alone, with their context judged. */
  @Benchmark
  public List<Mention> findNames(Texts texts, Ours ours) {
    return ours.reader.considered("", texts.nextArticle());
  }

  /** Names and claims. */
  @Benchmark
  public List<Claim> readClaims(Texts texts, Ours ours) {
    return ours.reader.claims("", texts.nextArticle(), ANY_TIME);
  }

  /** The automaton of org.ahocorasick: occurrences of names, without any judgement. */
  @Benchmark
  public Collection<Emit> findNamesByAhocorasick(Texts texts, Theirs theirs) {
    return theirs.trie.parseText(texts.nextArticle());
  }

  /** Lucene's filter of token streams: occurrences of names, without any judgement. */
  @Benchmark
  public int findNamesByLucene(Texts texts, Lucene lucene) throws IOException {
    try (TokenStream tokens = lucene.analyzer.tokenStream("text", texts.nextArticle())) {
      TypeAttribute type = tokens.getAttribute(TypeAttribute.class);
      tokens.reset();
      int found = 0;
      while (tokens.incrementToken()) {
        found += type.type().equals(SynonymGraphFilter.TYPE_SYNONYM) ? 1 : 0;
      }
      tokens.end();
      return found;
    }
  }

  /** Preparing the index of all names. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Warmup(iterations = 2)
  @Measurement(iterations = 3)
  public NameIndex prepareNames(Texts texts) {
    return NameIndex.of(texts.companies);
  }
}
