package dev.trainyard.maven;

import dev.trainyard.maven.it.BuiltProject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the goal {@code generate} refuses to write, and where. */
class GenerateGoalTest {

  private static final String SERVICES =
      "META-INF/services/dev.trainyard.generator.model.AppDefinition";

  @TempDir private Path base;
  private CalledGoals goals;

  @BeforeEach
  void begin() throws Exception {
    goals = CalledGoals.in(base).define("1.0.0");
  }

  @Test
  void aFolderThatHoldsResultsIsNoFolderForACatalog() throws Exception {
    goals.call("generate");
    goals.fail("generate", "truenas.output=target");

    BuiltProject left = goals.left();
    left.logs(
        "TN220 error target: truenas.output is a folder that holds results of goals:"
            + " target/truenas/generate.json");
    left.hasResult(
        "target/truenas/generate.json",
        "failed",
        "\"code\" : \"TN220\"",
        "\"folder\" : \"target\"");
    left.hasVersions("target/catalog", "stable/demo/1.0.0");
  }

  /** It came with the environment in it. */
  @Test
  void aTitleWithTheTokenIsNotWritten() throws Exception {
    goals.fail("generate", "truenas.catalog.title=see publishing-token", "truenas.output=titled");

    goals.left().logs("truenas.catalog.title holds the token to publish with");
    goals.left().logsNot("publishing-token");
    goals.left().hasNot("titled");
  }

  private BuiltProject refused() {
    goals.fail("generate");
    BuiltProject left = goals.left();
    left.hasNot("target/catalog");
    return left;
  }

  @Test
  void withoutDefinitionsItSaysHowToNameThem() throws Exception {
    Files.delete(base.resolve("target/classes").resolve(SERVICES));

    BuiltProject left = refused();
    left.logs(
        "[ERROR] TN500 error: no app definition found",
        "[ERROR]     allowed: classes named in "
            + SERVICES
            + ", in target/classes or a runtime dependency",
        "and compile first: mvn process-classes truenas:generate",
        "modules with packaging pom are skipped anyway",
        "No catalog was written: no app definition found");
    left.hasResult(
        "target/truenas/generate.json",
        "failed",
        "\"code\" : \"TN500\"",
        "\"found\" : \"no app definition found\"");
  }

  @Test
  void aDefinitionThatIsNamedAndNotThereIsToldWithItsLine() throws Exception {
    goals.classes().services("demo.Demo", "demo.Gone");

    BuiltProject left = refused();
    left.logs(
        "[ERROR] TN501 error target/classes/"
            + SERVICES
            + ":2: demo.Gone: there is no such class on the runtime class path",
        "No catalog was written: 1 definition failed");
    left.hasResult(
        "target/truenas/generate.json",
        "failed",
        "\"subject\" : \"demo.Gone\"",
        "\"file\" : \"target/classes/" + SERVICES + "\"",
        "\"line\" : 2");
  }

  @Test
  void aMistakeIsToldWithTheLineOfTheDefinition() throws Exception {
    goals
        .classes()
        .definition(
            "demo.Mistaken",
            """
            public App define() {
                return App.app("mistaken", a -> a.version("one").appVersion("1"));
              }\
            """)
        .services("demo.Demo", "demo.Mistaken")
        .compile();

    BuiltProject left = refused();
    left.logs(
        "[ERROR] TN003 error Mistaken.java:4 [mistaken]: ",
        "[ERROR]     fix: ",
        "No catalog was written: ");
    left.logsNot("stable/demo 1.0.0: ");
    left.hasResult(
        "target/truenas/generate.json",
        "failed",
        "\"code\" : \"TN003\"",
        "\"file\" : \"Mistaken.java\"",
        "\"line\" : 4");
  }

  @Test
  void aDefinitionForANewerJavaIsToldWithThatJava() throws Exception {
    goals.classes().needsJava("demo.Demo", 99);

    refused()
        .logs(
            "class demo.Demo needs Java 99",
            "[ERROR]     fix: run Maven on Java 99 (JAVA_HOME), or compile with"
                + " <maven.compiler.release>");
  }

  @Test
  void aSkippedCallSaysSoAndWritesNothing() throws Exception {
    goals.call("generate", "truenas.skip");

    BuiltProject left = goals.left();
    left.logs("Skipped: truenas.skip is true");
    left.hasResult("target/truenas/generate.json", "skipped");
    left.hasNot("target/catalog");
  }
}
