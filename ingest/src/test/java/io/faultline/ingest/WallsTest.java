package io.faultline.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of this module: connectors return records, one publisher writes them to Kafka. */
@AnalyzeClasses(
    packages = "io.faultline.ingest",
    importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
  @ArchTest
  static final ArchRule onlyThePublisherKnowsKafka =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.faultline.ingest.publishing..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "io.faultline.events.kafka..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noTwoSubjectsNeedEachOther =
      slices()
          .matching("io.faultline.ingest.(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true);
}
