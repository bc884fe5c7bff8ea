package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.maven.definition.DisplayPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFileTest {

  @TempDir private Path temp;
  private Path file;
  private ResultFile result;

  @BeforeEach
  void create() {
    file = temp.resolve("target/truenas/publish.json");
    result = new ResultFile("publish", file, new DisplayPath(temp)::relative, new UsedLogins());
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
  void aProblemHasAllItsParts() throws Exception {
    result.problem(
        Problem.error(Rule.TRAIN, new Where("demo", "train", "Demo.java", 12, 0), "a", "b", "c"));
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
                  "column" : 0,
                  "found" : "a",
                  "allowed" : "b",
                  "fix" : "c",
                  "releases" : [ ]
                }
              ]
            """);
  }

  @Test
  void noTextNamesThePlaceOfTheProject() throws Exception {
    result.put("target", temp.resolve("a/b.git").toString());
    result.put("removed", List.of("file://" + temp + "/x", temp.toString(), temp + "2"));
    result.problem(
        Problem.error(
            Rule.FILES, Where.ofApp(""), "no folder " + temp + "/out: gone", "", "create " + temp));
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
    new ResultFile("publish", file, text -> text, new UsedLogins()).forget();

    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mine", "{\"mine\": 1}", "{\"format\": 1, \"goal\": \"serve\"}", ""})
  void whatAnotherHasWrittenUnderTheNameStays(String content) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);

    for (ThrowingCallable use : List.<ThrowingCallable>of(result::forget, result::write)) {
      assertThatThrownBy(use)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("stays as it is");
      assertThat(file).hasContent(content);
    }
  }

  @Test
  void whatAKilledRunHasLeftIsRemovedOnceItIsOld() throws Exception {
    Files.createDirectories(file.getParent());
    List<Path> left = new ArrayList<>();
    for (String name :
        List.of(
            "publish.json.01234567-89ab-cdef-0123-456789abcdef.new",
            "publish.json.11234567-89ab-cdef-0123-456789abcdef.new",
            "publish.json.mine.new")) {
      left.add(Files.writeString(file.resolveSibling(name), "{"));
    }
    for (Path old : List.of(left.get(0), left.get(2))) {
      Files.setLastModifiedTime(old, FileTime.fromMillis(0));
    }

    result.write();

    assertThat(left.get(0)).doesNotExist();
    assertThat(left.get(1)).exists();
    assertThat(left.get(2)).exists();
  }

  @Test
  void nothingIsWrittenThroughALink() throws Exception {
    Path victim = Files.writeString(temp.resolve("victim"), "precious");
    Files.createDirectories(file.getParent());
    // Where a draft could be expected, and the result itself.
    Files.createSymbolicLink(file.resolveSibling("publish.json.new"), victim);
    result.write();
    Files.delete(file);
    Files.createSymbolicLink(file, victim);

    assertThatThrownBy(result::forget).isInstanceOf(IOException.class);
    result.put("more", "text");
    assertThatThrownBy(result::write).isInstanceOf(IOException.class);

    assertThat(victim).hasContent("precious");
    assertThat(file.resolveSibling("publish.json.new")).isSymbolicLink();
  }

  @Test
  void aLinkUnderAnotherNameDoesNotChangeWithTheResult() throws Exception {
    result.write();
    Path other = Files.createLink(temp.resolve("other"), file);
    String before = Files.readString(other);
    new ResultFile("publish", file, text -> text, new UsedLogins()).put("more", "text").write();

    assertThat(other).hasContent(before);
    assertThat(Files.readString(file)).contains("more");
  }

  @Test
  void aResultOfAnySizeIsKnownByItsBeginning() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, "{\"format\": 1, \"goal\": \"publish\", \"x\": [" + "0,".repeat(1 << 20) + "0]}");
    result.forget();
    assertThat(file).doesNotExist();

    Files.writeString(file, "{\"format\": 1, \"goal\": \"other\"}");
    assertThatThrownBy(result::forget).hasMessageContaining("no earlier report");
  }
}
