package dev.trainyard.testcluster.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The direction of the modules: generator, manifests, then catalog and apps, then the rest. */
@AnalyzeClasses(packages = "dev.trainyard", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleDirectionTest {

  private static final String GENERATOR = "dev.trainyard.generator..";
  private static final String MANIFESTS = "dev.trainyard.manifests..";
  private static final String CATALOG = "dev.trainyard.catalog..";
  private static final String APPS = "dev.trainyard.apps..";
  private static final String TEST_CLUSTER = "dev.trainyard.testcluster..";

  @ArchTest
  static final ArchRule theGeneratorKnowsNobodyAndDoesNoInputOrOutput =
      noClasses()
          .that()
          .resideInAPackage(GENERATOR)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  MANIFESTS,
                  CATALOG,
                  APPS,
                  TEST_CLUSTER,
                  "dev.trainyard.maven..",
                  "org.apache.maven..",
                  "org.eclipse.jgit..",
                  "io.fabric8..",
                  "java.nio.file..",
                  "java.net..",
                  "java.time.."));

  @ArchTest
  static final ArchRule whatIsSaidOfManifestsKnowsTheGeneratorOnly =
      noClasses()
          .that()
          .resideInAPackage(MANIFESTS)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(CATALOG, APPS, TEST_CLUSTER, "dev.trainyard.maven.."));

  @ArchTest
  static final ArchRule theCatalogKnowsTheGeneratorAndManifestsOnly =
      noClasses()
          .that()
          .resideInAPackage(CATALOG)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  APPS,
                  TEST_CLUSTER,
                  "dev.trainyard.maven..",
                  "org.apache.maven..",
                  "io.fabric8.."));

  @ArchTest
  static final ArchRule definitionsUseTheModelOnly =
      classes()
          .that()
          .resideInAPackage(APPS)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  APPS,
                  "dev.trainyard.generator.block..",
                  "dev.trainyard.generator.model..",
                  "dev.trainyard.generator.question..",
                  // not its subpackage: what expressions are made of is the business of editions
                  "dev.trainyard.generator.expression",
                  "dev.trainyard.generator.value",
                  "dev.trainyard.generator.helm.word..",
                  "java.."));

  @ArchTest
  static final ArchRule whatDefinitionsImportForExpressionsAreFactoriesAndTypes =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage("dev.trainyard.generator.expression", "dev.trainyard.generator.value")
          .and()
          .arePublic()
          .should()
          .notHaveRawReturnType(resideInAPackage("dev.trainyard.generator.expression.node"));

  @ArchTest
  static final ArchRule blocksAreWrittenWithTheModelAlone =
      noClasses()
          .that()
          .resideInAPackage("dev.trainyard.generator.block")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "dev.trainyard.generator.expression.node",
                  "dev.trainyard.generator.plan",
                  "dev.trainyard.generator.check"));

  @ArchTest
  static final ArchRule nobodyKnowsTheTestCluster =
      noClasses()
          .that(not(resideInAPackage(TEST_CLUSTER)))
          .should()
          .dependOnClassesThat(resideInAPackage(TEST_CLUSTER));

  @ArchTest
  static final ArchRule nothingStaticChanges =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(GENERATOR, MANIFESTS, CATALOG, APPS)
          .and()
          .areStatic()
          .and()
          .areNotFinal()
          .should()
          .beFinal()
          .allowEmptyShould(true);
}
