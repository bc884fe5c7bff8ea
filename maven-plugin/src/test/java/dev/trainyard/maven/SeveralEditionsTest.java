package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.maven.definition.ClassPathFolder;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goals that work for several editions: none of them is written or published unless all can be. */
class SeveralEditionsTest {

  private static final String DEFINITION =
      """
      public App define() {
        return App.app("demo", a -> {
          a.title("Demo").description("A demo.").appVersion("1").home("https://example.org");
          a.icon("https://example.org/icon.png").categories("demo");
          a.maintainer("me", "me@example.org", "").appReadme("A demo.").readme("A demo.");
          a.version("1.0.0").change("1.0.0", "First version.");
          a.workload(Parts.workload("web"), w -> w.runAs(568, 568).container(
              Image.image("docker.io/library/demo", "1.2.3"),
              c -> c.port(Parts.tcp("http", 8080)).ready(Probe.http("/"))));
        });
      }
      """;

  @TempDir Path base;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void compile() throws IOException {
    new ClassPathFolder(Files.createDirectories(base.resolve("target/classes")))
        .definition("demo.Demo", DEFINITION)
        .services("demo.Demo")
        .compile();
  }

  private GoalMojo goal(GoalMojo goal, Map<String, String> cannot, Map<String, Object> settings) {
    return TestGoal.of(
        goal, base, SecondEdition.besides(new HelmCatalog(), cannot), said, settings);
  }

  private GoalMojo generate(Map<String, String> cannot) {
    return goal(
        new GenerateMojo(),
        cannot,
        Map.of(
            "output", base.resolve("target/catalog").toFile(), "title", "Demo", "branch", "main"));
  }

  private GoalMojo publish(Map<String, String> cannot, Map<String, Object> more) {
    Map<String, Object> settings =
        new HashMap<>(Map.of("branch", "main", "title", "Demo", "sign", "none", "keepVersions", 5));
    settings.putAll(more);
    return goal(new PublishMojo(), cannot, settings);
  }

  private String result(String name) throws IOException {
    return Files.readString(base.resolve("target/truenas/" + name + ".json"));
  }

  private List<String> branches() throws IOException {
    Path heads = base.resolve(".trainyard/catalog.git/refs/heads");
    if (!Files.exists(heads)) {
      return List.of();
    }
    try (var files = Files.list(heads)) {
      return files.map(Path::getFileName).map(Path::toString).sorted().toList();
    }
  }

  @Test
  void eachIsGeneratedInAPlaceOfItsOwn() throws Exception {
    generate(Map.of()).execute();

    assertThat(base.resolve("target/catalog/stable/demo/1.0.0/Chart.yaml")).exists();
    assertThat(base.resolve("target/catalog-second/stable/demo/1.0.0/Chart.yaml")).exists();
    assertThat(result("generate")).contains("\"status\" : \"generated\"");
    assertThat(result("generate-second")).contains("\"status\" : \"generated\"");
  }

  @Test
  void noneIsGeneratedWhenOneObjects() throws Exception {
    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(() -> generate(Map.of("demo", "has too much")).execute())
        .withMessageContaining("No catalog was written");

    assertThat(base.resolve("target/catalog")).doesNotExist();
    assertThat(base.resolve("target/catalog-second")).doesNotExist();
    assertThat(result("generate")).contains("\"status\" : \"failed\"");
    assertThat(result("generate-second"))
        .contains("\"status\" : \"failed\"")
        .contains("has too much");
    assertThat(said).anyMatch(line -> line.contains("has too much"));
  }

  @Test
  void noneIsGeneratedWhereTheFolderOfOneIsSomebodyElses() throws Exception {
    Path photo = base.resolve("target/catalog-second/photo.jpg");
    Files.createDirectories(photo.getParent());
    Files.writeString(photo, "x");

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(() -> generate(Map.of()).execute())
        .withMessage("No catalog was written: holds what Trainyard did not write: photo.jpg");

    assertThat(base.resolve("target/catalog")).doesNotExist();
    assertThat(photo).exists();
  }

  /** What the definition does wrong is wrong in all editions. */
  @Test
  void aMistakeOfAllEditionsIsToldOnceAndOneOfASingleEditionWithItsName() throws Exception {
    new ClassPathFolder(base.resolve("target/classes"))
        .definition("demo.Demo", DEFINITION)
        .definition(
            "demo.Odd",
            DEFINITION.replace("\"demo\"", "\"odd\"").replace("https://example.org/icon", "icon"))
        .services("demo.Demo", "demo.Odd")
        .compile();

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(() -> generate(Map.of("demo", "has too much")).execute())
        .withMessageContaining("No catalog was written: 2 errors, 0 warnings");

    assertThat(said).filteredOn(line -> line.contains(" error ")).hasSize(2);
    assertThat(said)
        .anyMatch(line -> line.endsWith("icon: is \"icon.png\""))
        .anyMatch(line -> line.endsWith("has too much (edition second)"));
    assertThat(result("generate")).contains("icon.png").doesNotContain("(edition");
    assertThat(result("generate-second")).contains("icon.png").doesNotContain("(edition");
  }

  /** A definition that throws keeps back nothing of the others. */
  @Test
  void whatAnEditionCannotExpressIsToldBesideADefinitionThatThrows() throws Exception {
    new ClassPathFolder(base.resolve("target/classes"))
        .definition("demo.Demo", DEFINITION)
        .definition("demo.Thrown", "public App define() { throw new IllegalStateException(); }")
        .services("demo.Demo", "demo.Thrown")
        .compile();

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(() -> generate(Map.of("demo", "has too much")).execute())
        .withMessageContaining("No catalog was written: 2 errors, 0 warnings");

    assertThat(said)
        .anyMatch(line -> line.startsWith("TN502 error"))
        .anyMatch(line -> line.endsWith("has too much (edition second)"));
  }

  @Test
  void whatIsDoneIsToldWithTheNameOfTheEdition() throws Exception {
    generate(Map.of()).execute();

    assertThat(said)
        .anyMatch(line -> line.startsWith("helm: stable/demo 1.0.0: "))
        .anyMatch(line -> line.startsWith("second: stable/demo 1.0.0: "));
  }

  @Test
  void eachIsPublishedOnABranchOfItsOwn() throws Exception {
    publish(Map.of(), Map.of()).execute();

    assertThat(branches()).containsExactly("main", "main-second");
    assertThat(result("publish-second")).contains("\"status\" : \"published\"");
    assertThat(said).filteredOn(line -> line.contains("stable/demo 1.0.0")).hasSize(2);
  }

  @Test
  void noneIsPublishedWhenOneObjects() throws Exception {
    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(() -> publish(Map.of("demo", "has too much"), Map.of()).execute())
        .withMessageContaining("Nothing was published");

    assertThat(branches()).isEmpty();
    assertThat(result("publish")).contains("\"status\" : \"failed\"");
    assertThat(result("publish-second")).contains("has too much");
  }

  /** No trial tells what a server says to a push. */
  @Test
  void whatIsPublishedBeforeAnotherEditionFailsIsTold() throws Exception {
    publish(Map.of(), Map.of()).execute();
    Path heads = base.resolve(".trainyard/catalog.git/refs/heads");
    Path hook =
        Files.writeString(
            Files.createDirectories(base.resolve(".trainyard/catalog.git/hooks")).resolve("update"),
            "#!/bin/sh\ntest \"$1\" != refs/heads/main-second\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    new ClassPathFolder(base.resolve("target/classes"))
        .definition("demo.Demo", DEFINITION.replace("1.0.0", "1.0.1"))
        .services("demo.Demo")
        .compile();
    String before = Files.readString(heads.resolve("main"));
    said.clear();

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(() -> publish(Map.of(), Map.of()).execute())
        .withMessageStartingWith("Nothing was published for second, after helm was done: ");

    assertThat(Files.readString(heads.resolve("main"))).isNotEqualTo(before);
    assertThat(said).anyMatch(line -> line.startsWith("Published commit "));
    assertThat(result("publish")).contains("\"status\" : \"published\"");
    assertThat(result("publish-second")).contains("\"status\" : \"failed\"");
  }

  @Test
  void aDryRunPublishesNoneAndTellsOfBoth() throws Exception {
    publish(Map.of(), Map.of("dryRun", true)).execute();

    assertThat(branches()).isEmpty();
    assertThat(result("publish")).contains("\"status\" : \"dry_run\"");
    assertThat(result("publish-second")).contains("\"status\" : \"dry_run\"");
  }

  /** Nobody comes back to the goal from there. */
  @Test
  void aDefinitionThatEndsTheProcessIsHeardOfWhileOnlyTriesAreMade() throws Exception {
    GoalMojo trying =
        new GoalMojo() {
          @Override
          GoalKind kind() {
            return GoalKind.ofAnyPlace("try", "Nothing was tried");
          }

          @Override
          void run(GoalRun run) throws GoalFailure, IOException {
            GoalRun trial = run.asTrial();
            trial.problems().tell(Problem.warning(Rule.FILES, Where.ofApp("demo"), "x", "", "y"));
            try (ProjectApps apps = new ProjectApps(trial, kind())) {
              apps.ends(
                  Problem.error(
                      Rule.DEFINITION_FAILS,
                      Where.ofApp("demo"),
                      "ends the process",
                      "",
                      "do not"));
            }
            assertThat(result("try")).contains("\"status\" : \"failed\"", "ends the process");
          }
        };
    goal(trying, Map.of(), Map.of()).execute();

    assertThat(said).anyMatch(line -> line.contains("TN502 error")).hasSize(2);
  }

  @Test
  void historyAndRevertNeedNoDefinitions() throws Exception {
    publish(Map.of(), Map.of()).execute();
    said.clear();
    Map<String, Object> settings = Map.of("branch", "main");

    for (String packaging : List.of("jar", "pom")) {
      GoalMojo history = goal(new HistoryMojo(), Map.of(), settings);
      ((MavenProject) value(history, "project")).setPackaging(packaging);
      history.execute();
      assertThat(result("history")).contains("\"status\" : \"sound\"");
      assertThat(result("history-second")).contains("\"status\" : \"sound\"");
    }
    assertThat(said).noneMatch(line -> line.contains("Skipped"));
  }

  private static Object value(Object goal, String name) throws ReflectiveOperationException {
    Field field = GoalMojo.class.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(goal);
  }
}
