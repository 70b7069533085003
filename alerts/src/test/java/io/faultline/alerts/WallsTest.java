package io.faultline.alerts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of this module: receivers format and send, one consumer feeds the ledger. */
@AnalyzeClasses(
    packages = "io.faultline.alerts",
    importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
  @ArchTest
  static final ArchRule onlyTheConsumerAndTheDistributionKnowKafka =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.faultline.alerts.consuming..", "io.faultline.alerts.distribution..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "io.faultline.events.kafka..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noTwoSubjectsNeedEachOther =
      slices()
          .matching("io.faultline.alerts.(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true);
}
