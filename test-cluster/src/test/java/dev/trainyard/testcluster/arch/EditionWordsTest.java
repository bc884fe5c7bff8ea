package dev.trainyard.testcluster.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What belongs to one edition stays in its packages: the rest neither uses them nor speaks of what
 * they are about, not even in a comment.
 */
@AnalyzeClasses(packages = "dev.trainyard", importOptions = ImportOption.DoNotIncludeTests.class)
class EditionWordsTest {

  /** Words of one edition; its files, its target, its language. */
  private static final Pattern WORDS =
      Pattern.compile(
          "helm|charts?\\b|ixVolumes|ixVolumeConfig|ixChart|ixCertificate|kubernetes|kubectl|\\bk3s"
              + "|config ?map|node ?port|stateful ?set|daemon ?set|persistent ?volume|ingress"
              + "|chart\\.yaml|\\bvalues\\.yaml|values\\.schema|ix_values|metadata\\.yaml"
              + "|item\\.yaml|app_versions|catalog\\.json|app-readme|go template|sprig|jinja"
              + "|docker compose|ix-dev|\\bpods?\\b|name ?space|\\bclaim(s|ed|ing)?\\b|init ?container"
              + "|replica ?set|secret ?key ?ref|svc\\.|cluster|service ?account|\\bempty ?dir\\b|cron ?job"
              + "|\\bdeployment|load ?balancer|hostPath:|fs ?group"
              + "|\\bcompose\\b|ix_volume|depends_on|x-portals|x-notes|x-action|app\\.yaml"
              + "|service_healthy|service_started|service_completed|no-new-privileges|bind_mode"
              // within names of Java, where a word ends with a capital letter
              + "|\\bpod(?-i:[A-Z])|(?-i:Pod(s|[A-Z]))|claim(?-i:[A-Z])",
          Pattern.CASE_INSENSITIVE);

  /** Where the packages of an edition lie, by the folder of their module. */
  private static final List<String> EDITIONS =
      List.of(
          "generator/src/main/java/dev/trainyard/generator/helm/",
          "generator/src/main/java/dev/trainyard/generator/compose/",
          "catalog/src/main/java/dev/trainyard/catalog/helm/",
          "catalog/src/main/java/dev/trainyard/catalog/compose/");

  /** Files that may say a word, and why. */
  private static final Map<String, String> ALLOWED =
      new TreeMap<>(
          Map.of(
              "catalog/Editions.java",
              "the one place that lists the editions",
              "catalog/package-info.java",
              "lists the packages",
              "generator/edition/CatalogNames.java",
              "ix-chart is a name that TrueNAS itself uses in every catalog",
              "generator/form/ReleaseLine.java",
              "says what each release of TrueNAS reads",
              "generator/form/Acceptance.java",
              "says what each release of TrueNAS does with an answer",
              "generator/form/ValuesSchema.java",
              "prints the schema of answers, which is named after its usual reader",
              "generator/form/ValuesYaml.java",
              "prints the defaults, which are named after their usual file"));

  @ArchTest
  static final ArchRule theNeutralPackagesOfTheGeneratorKnowNoEdition =
      noClasses()
          .that()
          .resideInAPackage("dev.trainyard.generator..")
          .and()
          .resideOutsideOfPackages(
              "dev.trainyard.generator.helm..", "dev.trainyard.generator.compose..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "dev.trainyard.generator.helm..", "dev.trainyard.generator.compose.."));

  @ArchTest
  static final ArchRule helmKnowsNothingOfCompose =
      noClasses()
          .that()
          .resideInAnyPackage("dev.trainyard.generator.helm..", "dev.trainyard.catalog.helm..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "dev.trainyard.generator.compose..", "dev.trainyard.catalog.compose.."));

  @ArchTest
  static final ArchRule composeKnowsNothingOfHelm =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.trainyard.generator.compose..", "dev.trainyard.catalog.compose..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("dev.trainyard.generator.helm..", "dev.trainyard.catalog.helm.."))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theCatalogKnowsItsEditionsInOnePlace =
      noClasses()
          .that()
          .resideInAPackage("dev.trainyard.catalog..")
          .and()
          .resideOutsideOfPackages(
              "dev.trainyard.catalog.helm..", "dev.trainyard.catalog.compose..")
          .and()
          .doNotHaveFullyQualifiedName("dev.trainyard.catalog.Editions")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "dev.trainyard.catalog.helm..",
                  "dev.trainyard.generator.helm..",
                  "dev.trainyard.catalog.compose..",
                  "dev.trainyard.generator.compose.."));

  @Test
  void noGoalNamesAnEdition() {
    JavaClasses goals =
        new ClassFileImporter().importPath(Path.of("..", "maven-plugin", "target", "classes"));

    assertThat(goals).isNotEmpty();
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "dev.trainyard.catalog.helm..",
                "dev.trainyard.generator.helm..",
                "dev.trainyard.catalog.compose..",
                "dev.trainyard.generator.compose.."))
        .check(goals);
  }

  @Test
  void nothingElseSpeaksOfWhatBelongsToAnEdition() throws IOException {
    List<String> found = new ArrayList<>();
    TreeSet<String> unused = new TreeSet<>(ALLOWED.keySet());
    for (String module : List.of("generator", "catalog")) {
      Path sources = Path.of("..", module, "src/main/java/dev/trainyard");
      for (Path file : javaFiles(sources)) {
        String path = module + "/" + slashes(sources.resolve(module).relativize(file));
        if (EDITIONS.stream().anyMatch(slashes(file)::contains)) {
          continue;
        }
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
          if (WORDS.matcher(lines.get(i)).find()) {
            unused.remove(path);
            if (!ALLOWED.containsKey(path)) {
              found.add(path + ":" + (i + 1) + ": " + lines.get(i).strip());
            }
          }
        }
      }
    }

    assertThat(found).isEmpty();
    assertThat(unused).as("exceptions that nothing needs").isEmpty();
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> java = files.filter(path -> path.toString().endsWith(".java")).sorted().toList();
      assertThat(java).isNotEmpty();
      return java;
    }
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }
}
