package fr.verger.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between modules, as ARCHITECTURE.md draws them. */
class ModuleDependencyTest {
  private static JavaClasses verger;

  @BeforeAll
  static void readClasses() {
    verger =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("fr.verger");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample", "vision", "spark", "report", "server", "cloud", "cli"})
  void everyModuleIsSeen(String module) {
    assertThat(verger.stream().map(type -> type.getPackageName() + "."))
        .anyMatch(name -> name.startsWith("fr.verger." + module + "."));
  }

  @Test
  void sampleUsesNothingButTheJdk() {
    noClasses()
        .that()
        .resideInAPackage("fr.verger.sample..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("fr.verger.sample..", "java..", "javax..")
        .check(verger);
  }

  @Test
  void visionKnowsNeitherSparkNorAnotherModule() {
    mayNotUse("vision", "org.apache.spark..", "org.apache.hadoop..", "scala..");
    mayNotUse(
        "vision",
        "fr.verger.spark..",
        "fr.verger.report..",
        "fr.verger.server..",
        "fr.verger.sample..",
        "fr.verger.cli..");
  }

  @Test
  void reportReadsPlainValues() {
    mayNotUse("report", "org.apache.spark..", "org.apache.hadoop..", "scala..");
    mayNotUse(
        "report",
        "fr.verger.spark..",
        "fr.verger.vision..",
        "fr.verger.server..",
        "fr.verger.sample..",
        "fr.verger.cli..");
  }

  @Test
  void sparkUsesVisionOnly() {
    mayNotUse(
        "spark",
        "fr.verger.report..",
        "fr.verger.server..",
        "fr.verger.sample..",
        "fr.verger.cli..");
  }

  @Test
  void serverUsesVisionOnly() {
    mayNotUse("server", "org.apache.spark..", "org.apache.hadoop..", "scala..");
    mayNotUse(
        "server",
        "fr.verger.spark..",
        "fr.verger.report..",
        "fr.verger.sample..",
        "fr.verger.cli..");
  }

  @Test
  void cloudUsesVisionOnly() {
    mayNotUse("cloud", "org.apache.spark..", "org.apache.hadoop..", "scala..");
    mayNotUse(
        "cloud",
        "fr.verger.spark..",
        "fr.verger.report..",
        "fr.verger.server..",
        "fr.verger.sample..",
        "fr.verger.cli..");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample", "vision", "report", "server"})
  void nobodyButTheCloudCallsAws(String module) {
    mayNotUse(module, "software.amazon..", "fr.verger.cloud..");
  }

  @Test
  void inSparkOneClassAloneSpeaksToS3PastItsFileSystem() {
    mayNotUse("spark", "fr.verger.cloud..");
    noClasses()
        .that()
        .resideInAPackage("fr.verger.spark..")
        .and()
        .haveNameNotMatching("fr\\.verger\\.spark\\.storage\\.SignedGets(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon..")
        .check(verger);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample", "vision", "spark", "report", "cloud", "cli"})
  void nobodyButTheServerKnowsItsLibraries(String module) {
    mayNotUse(module, "org.eclipse.jetty..", "org.apache.lucene..");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample", "vision", "spark", "report", "server", "cloud", "cli"})
  void featuresOfAModuleFormNoCycle(String module) {
    slices()
        .matching("fr.verger." + module + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(verger);
  }

  private static void mayNotUse(String module, String... packages) {
    noClasses()
        .that()
        .resideInAPackage("fr.verger." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(verger);
  }
}
