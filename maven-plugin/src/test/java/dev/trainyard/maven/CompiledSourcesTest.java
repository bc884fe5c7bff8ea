package dev.trainyard.maven;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was compiled before the last edit is nothing to generate or publish. */
class CompiledSourcesTest {

  private static final String SOURCE = "src/main/java/demo/Demo.java";
  private static final String SERVICES =
      "META-INF/services/dev.trainyard.generator.model.AppDefinition";
  private static final int BEFORE = -60;
  private static final int AFTER = 60;

  @TempDir private Path base;
  private CalledGoals goals;

  @BeforeEach
  void begin() throws Exception {
    goals =
        CalledGoals.in(base)
            .define("1.0.0")
            .file(SOURCE, "package demo;\n")
            .file("src/main/java/demo/package-info.java", "package demo;\n")
            .file("src/main/resources/" + SERVICES, "demo.Demo\n")
            .touch(SOURCE, BEFORE)
            .touch("src/main/java/demo/package-info.java", BEFORE)
            .touch("src/main/resources/" + SERVICES, BEFORE);
  }

  private void refusesAll(String found) throws Exception {
    for (String goal : List.of("generate", "publish", "compose", "diff")) {
      goals.fail(goal, "truenas.publish.allowDirty", "truenas.diff.base=none");
      goals
          .left()
          .hasResult("target/truenas/" + goal + ".json", "failed", "\"code\" : \"TN509\"", found);
      goals.left().logs("fix: Compile in the same call: mvn process-classes truenas:" + goal);
    }
    goals.left().hasNot("target/catalog");
    goals.left().hasNot(".trainyard/catalog.git");
    goals.left().hasNot(".trainyard/compose/demo.yaml");
  }

  @Test
  void whatIsCompiledIsUsed() throws Exception {
    goals.call("generate");
    goals.call("publish", "truenas.publish.allowDirty");
  }

  @Test
  void anEditedSourceIsRefusedUntilItIsCompiled() throws Exception {
    goals.touch(SOURCE, AFTER);
    refusesAll(SOURCE + " is newer than what was compiled of it");

    goals.touch("target/classes/demo/Demo.class", AFTER + 1).call("generate");
  }

  @Test
  void aNewSourceAndOneOfAnotherLanguageAreRefused() throws Exception {
    goals.file("src/main/java/demo/New.java", "").touch("src/main/java/demo/New.java", AFTER);
    goals.file("src/main/kotlin/demo/More.kt", "").touch("src/main/kotlin/demo/More.kt", AFTER);

    refusesAll("src/main/java/demo/New.java and 1 more sources are newer");
  }

  @Test
  void anEditedResourceIsRefused() throws Exception {
    String services = "src/main/resources/" + SERVICES;
    goals.file(services, "demo.Demo\ndemo.Other\n").touch(services, AFTER);

    refusesAll(services + " is newer");
  }

  /** A copy stays as it is while its content is the same. */
  @Test
  void whatHasNotChangedOrIsNoSourceIsNoEdit() throws Exception {
    String unrelated = "src/main/java/demo/notes.txt";
    goals.file(unrelated, "x").file("README.md", "x").file("src/test/java/demo/DemoTest.java", "");
    for (String file :
        List.of(
            unrelated,
            "README.md",
            "src/test/java/demo/DemoTest.java",
            "src/main/resources/" + SERVICES)) {
      goals.touch(file, AFTER);
    }

    goals.call("generate");
  }

  /** Some compilers leave a class as it is, and the call is the right one. */
  @Test
  void whatTheCallHasCompiledIsUsed() throws Exception {
    goals.touch(SOURCE, AFTER);

    for (List<String> typed :
        List.of(
            List.of("process-classes", "truenas:generate"),
            List.of("clean", "package", "dev.trainyard:truenas-maven-plugin:0.1.0:generate"),
            List.of("generate"))) {
      goals.typed(typed.toArray(String[]::new)).call("generate");
    }
    for (List<String> typed :
        List.of(
            List.of("clean", "truenas:generate"),
            List.of("truenas:generate@one", "process-classes"),
            List.of("process-resources", "truenas:generate"))) {
      goals.typed(typed.toArray(String[]::new)).fail("generate");
    }
  }
}
