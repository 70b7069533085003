package io.faultline.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The walls of this module: the broker's internals, which move with every version, are known to one
 * class.
 */
@AnalyzeClasses(packages = "io.faultline.app", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
  @ArchTest
  static final ArchRule onlyTheEmbeddedBrokerKnowsTheServer =
      noClasses()
          .that()
          .haveSimpleNameNotStartingWith("EmbeddedBroker")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "kafka..",
              "org.apache.kafka.server..",
              "org.apache.kafka.metadata..",
              "org.apache.kafka.raft..");

  @ArchTest
  static final ArchRule noTwoSubjectsNeedEachOther =
      slices().matching("io.faultline.app.(*)..").should().beFreeOfCycles();
}
