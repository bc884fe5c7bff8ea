package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.maven.it.BuiltProject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the goal {@code init} finds in its way. */
class InitGoalTest {

  @TempDir private Path base;

  @Test
  void whatIsAsItWouldBeMadeIsInNobodysWay() throws Exception {
    CalledGoals goals = CalledGoals.in(base);
    String folder = "truenas.init.folder=" + base.resolve("apps");
    goals.call("init", folder);
    goals.call("init", folder);
    BuiltProject left = goals.left();
    left.logs("[INFO] Project in apps: 7 files", "[INFO] Next: cd apps, then mvn generate");

    Files.writeString(base.resolve("apps/README.md"), "mine");
    goals.fail("init", folder);
    goals.left().logs("TN507 error: apps has README.md");
    assertThat(base.resolve("apps/README.md")).hasContent("mine");
  }

  @Test
  void nothingIsWrittenThroughALink(@TempDir Path elsewhere) throws Exception {
    Files.createSymbolicLink(
        Files.createDirectory(base.resolve("apps")).resolve("target"), elsewhere);
    CalledGoals goals = CalledGoals.in(base);
    goals.fail("init", "truenas.init.folder=" + base.resolve("apps"));

    goals.left().logs("apps/target is a link to another place");
    assertThat(elsewhere).isEmptyDirectory();
    goals.left().hasNot("apps/pom.xml");
  }
}
