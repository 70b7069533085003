package io.faultline.app.cli;

import io.faultline.events.Json;
import io.faultline.ingest.market.lockups.EarlyRelease;
import io.faultline.ingest.market.lockups.LockUpReader;
import io.faultline.ingest.market.lockups.LockUpTerm;
import io.faultline.ingest.market.lockups.ProspectusFetcher;
import io.faultline.ingest.market.lockups.ProspectusLockUps;
import io.faultline.ingest.market.lockups.ProspectusText;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline inspect lockup}: what a prospectus says of lock-ups. */
@Command(
    name = "lockup",
    description = {
      "Reads the lock-ups out of a prospectus (424B4, S-1, F-1; HTML, text, or a whole EDGAR"
          + " submission); one line of JSON.",
      "expiresOn is the latest possible day where earlyRelease has conditions (then upperBound is"
          + " true)."
    })
final class InspectLockUpCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE|URL", description = "a file or an address")
  private String input = "";

  @Option(
      names = "--starts-on",
      paramLabel = "DATE",
      description =
          "the day from which the terms run, where the prospectus bears no date: 2021-12-30")
  private @Nullable String startsOn;

  @Override
  public void run() {
    ProspectusLockUps read = LockUpReader.read(ProspectusText.of(content()), startsOn());
    PrintWriter out = spec.commandLine().getOut();
    out.println(Json.write(fields(read)));
    out.flush();
  }

  private @Nullable LocalDate startsOn() {
    try {
      return startsOn == null ? null : LocalDate.parse(startsOn);
    } catch (DateTimeException e) {
      throw new BadInput("--starts-on: expected a date such as 2021-12-30, was " + startsOn);
    }
  }

  private byte[] content() {
    try {
      if (input.startsWith("http://") || input.startsWith("https://")) {
        try (ProspectusFetcher fetcher = new ProspectusFetcher(InstantSource.system())) {
          return fetcher.fetch(URI.create(input), /* allowPrivate= */ true);
        }
      }
      Path file = Path.of(input);
      if (!Files.isRegularFile(file)) {
        throw new BadInput(input + ": neither a file nor an http(s) address");
      }
      return ProspectusFetcher.read(file);
    } catch (IOException e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw new BadInput("no address: " + input);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BadInput("interrupted");
    }
  }

  /** The fields that are promised come first and are always there; null where nothing is said. */
  private static Map<String, @Nullable Object> fields(ProspectusLockUps read) {
    LockUpTerm chief = read.chief().orElse(null);
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("days", chief == null ? null : chief.days());
    fields.put("expiresOn", chief == null ? null : text(chief.expiresOn()));
    fields.put(
        "earlyRelease", read.earlyRelease().stream().map(InspectLockUpCommand::fields).toList());
    fields.put("holders", chief == null ? List.of() : chief.holders());
    fields.put("shares", read.shares());
    fields.put("quote", chief == null ? null : chief.quote());
    fields.put("upperBound", read.upperBound());
    fields.put("length", chief == null ? null : text(chief.length()));
    fields.put("start", chief == null || chief.start() == null ? null : chief.start().code());
    fields.put("startsOn", chief == null ? null : text(chief.startsOn()));
    fields.put("datedOn", text(read.datedOn()));
    fields.put("terms", read.terms().stream().map(InspectLockUpCommand::fields).toList());
    fields.put("extensions", read.extensions());
    fields.put("exceptions", read.exceptions());
    fields.put("consentOf", read.consentOf());
    return fields;
  }

  private static Map<String, @Nullable Object> fields(LockUpTerm term) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("party", term.party().code());
    fields.put("holders", term.holders());
    fields.put("days", term.days());
    fields.put("length", text(term.length()));
    fields.put("start", term.start() == null ? null : term.start().code());
    fields.put("startsOn", text(term.startsOn()));
    fields.put("expiresOn", text(term.expiresOn()));
    fields.put("shares", term.shares());
    fields.put("quote", term.quote());
    return fields;
  }

  private static Map<String, @Nullable Object> fields(EarlyRelease release) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("kind", release.kind().code());
    fields.put("share", release.share());
    fields.put("quote", release.quote());
    return fields;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
