package io.faultline.streams;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** The walls of this module: the thinking is pure, and Kafka is around it. */
@AnalyzeClasses(
    packages = "io.faultline.streams",
    importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
  @ArchTest
  static final ArchRule onlyTheTopologyKnowsKafka =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.faultline.streams.topology..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "io.faultline.events.kafka..")
          .allowEmptyShould(true);

  /** Time is a record: what a stage concludes may not depend on when it runs. */
  @ArchTest
  static final ArchRule noStageReadsTheWallClock =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.faultline.streams.topology..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule noStageTouchesFilesOrTheNetwork =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.faultline.streams.topology..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.net.http..", "java.nio.channels..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Files.class);

  @ArchTest
  static final ArchRule noTwoSubjectsNeedEachOther =
      slices().matching("io.faultline.streams.(*)..").should().beFreeOfCycles();
}
