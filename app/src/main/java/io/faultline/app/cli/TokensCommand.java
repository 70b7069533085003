package io.faultline.app.cli;

import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.TokenBook;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline tokens}: who may see the pages and the API from elsewhere. */
@Command(
    name = "tokens",
    description = "Lists the tokens that open the pages and the API.",
    subcommands = {TokensCommand.Create.class, TokensCommand.Revoke.class})
final class TokensCommand implements Callable<Integer> {
  @Mixin private ConfigOption config = new ConfigOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Ledger ledger = LedgerAtHand.open(config.read())) {
      for (TokenBook.Token token : new TokenBook(ledger).all()) {
        out.printf(
            "%-12s  %s  %-8s  %-30s  %s%n",
            token.tokenId(),
            token.createdAt().truncatedTo(ChronoUnit.SECONDS),
            token.revokedAt() == null ? "good" : "revoked",
            token.audience().all()
                ? "all portfolios"
                : String.join(", ", new TreeSet<>(token.audience().portfolios())),
            token.name());
      }
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  /** {@code faultline tokens create}. */
  @Command(
      name = "create",
      description = "Makes a token and prints it, this once; the ledger keeps only its hash.")
  static final class Create implements Callable<Integer> {
    @Mixin private ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "NAME", description = "whose it is")
    private String name;

    @ArgGroup(multiplicity = "1")
    private Scope scope = new Scope();

    @Spec private CommandSpec spec;

    /** Either some portfolios or all. */
    static final class Scope {
      @Option(
          names = "--portfolio",
          split = ",",
          paramLabel = "ID",
          description = "what it shows; may be given several times")
      private List<String> portfolios = new ArrayList<>();

      @Option(names = "--all", description = "shows every portfolio, and may administer")
      private boolean all;
    }

    @Override
    public Integer call() {
      Audience audience = scope.all ? Audience.EVERYONE : Audience.of(Set.copyOf(scope.portfolios));
      PrintWriter out = spec.commandLine().getOut();
      try (Ledger ledger = LedgerAtHand.open(config.read())) {
        out.println(new TokenBook(ledger).create(name, audience, Instant.now()).value());
      }
      out.flush();
      return CommandLine.ExitCode.OK;
    }
  }

  /** {@code faultline tokens revoke}. */
  @Command(name = "revoke", description = "Makes a token void.")
  static final class Revoke implements Callable<Integer> {
    @Mixin private ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "ID", description = "of the token, as faultline tokens lists it")
    private String id;

    @Override
    public Integer call() {
      try (Ledger ledger = LedgerAtHand.open(config.read())) {
        if (!new TokenBook(ledger).revoke(id, Instant.now())) {
          throw new BadInput("there is no good token with the id " + id);
        }
      }
      return CommandLine.ExitCode.OK;
    }
  }
}
