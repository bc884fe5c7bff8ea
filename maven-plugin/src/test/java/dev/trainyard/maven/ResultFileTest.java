package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.maven.definition.DisplayPath;
import dev.trainyard.maven.definition.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {

  @TempDir private Path temp;
  private Path file;
  private ResultFile result;

  @BeforeEach
  void create() {
    file = temp.resolve("target/truenas/publish.json");
    result = new ResultFile("publish", file, new DisplayPath(temp)::relative);
  }

  @Test
  void everyResultHasTheSameKeys() throws Exception {
    result.status("unchanged").write();

    assertThat(file)
        .hasContent(
            """
            {
              "format" : 1,
              "goal" : "publish",
              "status" : "unchanged",
              "problems" : [ ]
            }
            """);
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void problemsAndFaultsHaveTheSameShape() throws Exception {
    result.problem(
        Problem.error(Rule.TRAIN, new Where("demo", "train", "Demo.java", 12, 0), "a", "b", "c"));
    result.fault(
        new Fault("demo.Gone", "Gone.java:7", "x", "y", Optional.of(new IOException("z"))));
    result.status("failed").write();

    assertThat(Files.readString(file))
        .contains(
            """
              "problems" : [
                {
                  "severity" : "error",
                  "code" : "TN202",
                  "app" : "demo",
                  "subject" : "train",
                  "file" : "Demo.java",
                  "line" : 12,
                  "found" : "a",
                  "allowed" : "b",
                  "fix" : "c"
                },
                {
                  "severity" : "error",
                  "code" : "",
                  "app" : "",
                  "subject" : "demo.Gone",
                  "file" : "Gone.java",
                  "line" : 7,
                  "found" : "x",
                  "allowed" : "",
                  "fix" : "y"
                }
              ]
            """);
  }

  @Test
  void noTextNamesThePlaceOfTheProject() throws Exception {
    result.put("target", temp.resolve("a/b.git").toString());
    result.put("removed", List.of("file://" + temp + "/x", temp.toString(), temp + "2"));
    result.fault(Fault.of("no folder " + temp + "/out: gone", "create " + temp));
    result.status("failed").write();

    assertThat(Files.readString(file))
        .contains(
            "\"target\" : \"a/b.git\"",
            "\"file://x\"",
            "\".\"",
            "\"" + temp + "2\"",
            "\"no folder out: gone\"",
            "\"create .\"");
  }

  @Test
  void theResultOfAnEarlierRunIsForgotten() throws Exception {
    result.forget();
    result.write();
    new ResultFile("publish", file, text -> text).forget();

    assertThat(file).doesNotExist();
  }

  @Test
  void aPositionWithoutALineIsAFile() {
    Fault inJar = new Fault("", "jar:file:/x.jar!/META-INF/services/a", "", "", Optional.empty());

    assertThat(inJar.file()).isEqualTo("jar:file:/x.jar!/META-INF/services/a");
    assertThat(inJar.line()).isZero();
  }
}
