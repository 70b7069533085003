package io.faultline.ingest.registries;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Company;
import io.faultline.events.Event;
import io.faultline.events.Reference;
import io.faultline.events.Relationship;
import io.faultline.ingest.publishing.InMemoryPublisher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryServiceTest {
  private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
  private static final String PARENT = "5493000000000000PA40";
  private static final String CHILD = "5493000000000000CH39";
  private static final String STRANGER = "5493000000000000TP56";
  private static final Company HELD =
      new Company(
          "held",
          "Held Inc.",
          List.of(),
          List.of("HLD"),
          List.of(),
          CHILD,
          null,
          null,
          null,
          null,
          Reference.KNOWN_THROUGHOUT,
          null);

  @TempDir private Path folder;
  private final InMemoryPublisher publisher = new InMemoryPublisher();

  @Test
  void ofGleifComesWhatIsNearTheCompaniesThatAreKnown() throws Exception {
    assertThat(poll(gleif()))
        .extracting(RegistryServiceTest::words)
        .containsExactly("lei-5493000000000000pa40 > held", "lei-5493000000000000pa40 Parent AG");
  }

  @Test
  void afterARestartOnlyWhatChangedIsPublished() throws Exception {
    poll(gleif());
    assertThat(poll(gleif())).isEmpty();
    write(
        "entities.csv",
        Files.readString(folder.resolve("entities.csv")).replace("Parent AG", "Parent SE"));
    assertThat(poll(List.of(relationships(), entities())))
        .extracting(RegistryServiceTest::words)
        .containsExactly("lei-5493000000000000pa40 Parent SE");
  }

  @Test
  void aCompanyThatIsKnownBySymbolKeepsItsOwnRecord() throws Exception {
    write(
        "tickers.json",
        """
        {"0":{"cik_str":1,"ticker":"HLD","title":"HELD INC"},"1":{"cik_str":2,"ticker":"OTH","title":"Other"}}
        """);
    assertThat(poll(List.of(source("sec", RegistryFormat.SEC_TICKERS, "tickers.json"))))
        .extracting(RegistryServiceTest::words)
        .containsExactly("cik-2 Other");
  }

  @Test
  void aGoldenCopyIsReadPacked() throws Exception {
    try (OutputStream file = Files.newOutputStream(folder.resolve("copy.zip"));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("lei.csv"));
      zip.write(
          ("LEI,Entity.LegalName\n" + PARENT + ",Parent AG\n").getBytes(StandardCharsets.UTF_8));
    }
    RegistrySource all =
        new RegistrySource(
            "all",
            RegistryFormat.GLEIF_ENTITIES_CSV,
            folder.resolve("copy.zip").toUri(),
            Duration.ofDays(1),
            RegistrySource.Scope.ALL);
    assertThat(poll(List.of(all))).hasSize(1);
  }

  private List<RegistrySource> gleif() throws IOException {
    write(
        "entities.csv",
        "LEI,Entity.LegalName\n"
            + PARENT
            + ",Parent AG\n"
            + CHILD
            + ",Held Inc\n"
            + STRANGER
            + ",Stranger\n");
    write(
        "relationships.csv",
        "start_node_id,end_node_id,relationship_type\n"
            + CHILD
            + ","
            + PARENT
            + ",IS_DIRECTLY_CONSOLIDATED_BY\n");
    return List.of(entities(), relationships());
  }

  private RegistrySource entities() {
    return source("entities", RegistryFormat.GLEIF_ENTITIES_CSV, "entities.csv");
  }

  private RegistrySource relationships() {
    return source("links", RegistryFormat.GLEIF_RELATIONSHIPS_CSV, "relationships.csv");
  }

  private RegistrySource source(String id, RegistryFormat format, String file) {
    return new RegistrySource(
        id,
        format,
        folder.resolve(file).toUri(),
        Duration.ofDays(1),
        RegistrySource.usualScope(format));
  }

  /** A service of its own each time: every poll is also a restart. */
  private List<Event> poll(List<RegistrySource> sources) throws InterruptedException {
    int before = publisher.events().size();
    try (RegistryService service =
        new RegistryService(
            new RegistrySettings(sources, /* trustKnownFrom= */ false, /* allowPrivate= */ false),
            List.of(HELD),
            publisher,
            InstantSource.fixed(NOW),
            new SimpleMeterRegistry())) {
      service.start();
      service.pollNow();
    }
    return publisher.events().subList(before, publisher.events().size());
  }

  private static String words(Event event) {
    return switch (event) {
      case Company company -> company.companyId() + " " + company.name();
      case Relationship relation -> relation.from() + " > " + relation.to();
      default -> event.toString();
    };
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
