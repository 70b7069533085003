package io.faultline.app.cli;

import io.faultline.app.replay.Scenario;
import io.faultline.events.Article;
import io.faultline.events.Json;
import io.faultline.streams.reading.Reader;
import io.faultline.streams.reading.names.NameIndex;
import io.faultline.streams.reading.themes.Attention;
import io.faultline.streams.reading.themes.AttentionIndex;
import io.faultline.streams.reading.themes.Theme;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline inspect attention}: how much the press speaks of companies and risks. */
@Command(
    name = "attention",
    description = {
      "Prints how much the articles of a directory speak of each company, country and risk: a line",
      "of JSON for each theme and day, with the share of the articles of the seven days to it, and",
      "the index, which is that share against the ninety days before (100: as usual)."
    })
final class InspectAttentionCommand implements Callable<Integer> {
  private static final String RISK = "risk:";

  @Option(
      names = {"-r", "--reference"},
      required = true,
      paramLabel = "DIR",
      description = "directory with companies.csv and articles.jsonl")
  private Path reference = Path.of("");

  @Parameters(
      arity = "0..*",
      paramLabel = "THEME",
      description =
          "a company by id, symbol, ISIN or LEI, country:RU, or risk:tariff; all if there is none")
  private List<String> named = new ArrayList<>();

  @Mixin private RulesOption rules = new RulesOption();

  @Spec private CommandSpec spec;

  private record Counted(Article article, Set<String> themes) {}

  @Override
  public Integer call() {
    Scenario scenario = Reading.of(reference, spec.commandLine().getErr());
    Reader reader = new Reader(NameIndex.of(scenario.inputs().companies()), rules.read());
    AttentionIndex index = new AttentionIndex();
    scenario.inputs().articles().parallelStream()
        .map(article -> new Counted(article, Theme.of(reader.read(null, article).reports())))
        .forEachOrdered(
            of -> index.count(of.article.articleId(), of.article.version(), day(of), of.themes));
    Collection<String> themes =
        named.isEmpty()
            ? index.themes()
            : named.stream()
                .map(n -> n.startsWith(RISK) ? n : Reading.company(scenario, n))
                .toList();
    PrintWriter out = spec.commandLine().getOut();
    List<LocalDate> span = index.span();
    for (String theme : themes) {
      for (Attention day :
          span.isEmpty()
              ? List.<Attention>of()
              : index.series(theme, span.getFirst(), span.getLast())) {
        out.println(Json.write(day));
      }
    }
    out.flush();
    return 0;
  }

  private static LocalDate day(Counted of) {
    return of.article.publishedAt().atZone(ZoneOffset.UTC).toLocalDate();
  }
}
