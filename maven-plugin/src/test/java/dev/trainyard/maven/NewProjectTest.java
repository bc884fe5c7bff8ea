package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewProjectTest {

  private static final Path EXAMPLE = Path.of("..", "docs", "examples", "own-catalog");

  @TempDir private Path temp;

  @Test
  void it_is_the_example_of_the_documentation_with_the_version_of_the_plugin() throws IOException {
    new NewProject(temp.resolve("apps"), "1.2.3$1").write();

    assertThat(files(temp.resolve("apps"))).isEqualTo(files(EXAMPLE));
    for (String file : files(EXAMPLE)) {
      String expected = Files.readString(EXAMPLE.resolve(file));
      assertThat(temp.resolve("apps").resolve(file))
          .hasContent(
              file.equals("pom.xml")
                  ? expected.replaceFirst(
                      "<trainyard.version>[^<]+", "<trainyard.version>1.2.3\\$1")
                  : expected);
    }
  }

  @Test
  void it_says_what_is_in_the_way_and_replaces_nothing() throws IOException {
    Files.writeString(temp.resolve("pom.xml"), "mine");
    Files.createSymbolicLink(temp.resolve("README.md"), temp.resolve("nowhere"));
    NewProject project = new NewProject(temp, "1");

    assertThat(project.inTheWay()).containsExactly("README.md", "pom.xml");
    assertThatThrownBy(project::write).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(temp.resolve("pom.xml")).hasContent("mine");
    assertThat(temp.resolve("nowhere")).doesNotExist();
  }

  @Test
  void what_cannot_be_made_whole_is_not_made_at_all() throws IOException {
    Path folder = temp.resolve("new/project");
    Files.createDirectories(folder.resolve("src/main/resources"));
    // In place of the last but one file.
    Files.writeString(folder.resolve("src/main/resources/META-INF"), "mine");

    assertThatThrownBy(() -> new NewProject(folder, "1").write()).isInstanceOf(IOException.class);

    assertThat(files(temp)).containsExactly("new/project/src/main/resources/META-INF");
    assertThat(folder.resolve(".mvn")).doesNotExist();
    assertThat(folder.resolve("src/main/java")).doesNotExist();
  }

  @Test
  void what_a_killed_call_has_left_is_no_hindrance() throws IOException {
    NewProject project = new NewProject(temp.resolve("p"), "1");
    project.write();
    List<String> all = files(temp.resolve("p"));
    Files.writeString(temp.resolve("p/README.md"), "");
    Files.writeString(
        temp.resolve("p/pom.xml"), Files.readString(temp.resolve("p/pom.xml")).substring(0, 100));
    Files.delete(temp.resolve("p/src/test/java/hello/HelloTest.java"));

    assertThat(project.inTheWay()).isEmpty();
    project.write();
    assertThat(files(temp.resolve("p"))).isEqualTo(all);
    assertThat(temp.resolve("p/README.md")).isNotEmptyFile();
  }

  @Test
  void nothing_is_made_behind_a_link() throws IOException {
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    Path apps = Files.createDirectories(temp.resolve("apps/src"));
    Files.createSymbolicLink(apps.resolve("main"), elsewhere);
    Files.writeString(apps.resolve("test"), "mine");
    Files.createSymbolicLink(temp.resolve("apps/.mvn"), elsewhere);

    assertThat(new NewProject(temp.resolve("apps"), "1").inTheWay())
        .containsExactly(".mvn", "src/main", "src/test");
  }

  /** Another version of Maven would else bring other versions, and offline none that is there. */
  @Test
  void every_plugin_of_a_build_has_a_version() throws IOException {
    String pom = Files.readString(EXAMPLE.resolve("pom.xml"));

    for (String plugin : List.of("clean", "resources", "compiler", "surefire", "jar")) {
      assertThat(pom)
          .containsPattern(
              "<artifactId>maven-" + plugin + "-plugin</artifactId>\\s+<version>[0-9.]+</version>");
    }
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(file -> !file.startsWith("target/"))
          .sorted()
          .toList();
    }
  }
}
