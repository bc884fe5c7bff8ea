package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.catalog.git.GitFailure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultPublicationTest {

  @TempDir private Path temp;

  @Test
  void its_folder_is_nothing_to_the_repository_of_the_definitions() throws IOException {
    DefaultPublication publication = new DefaultPublication(temp, true);

    publication.prepare();
    publication.prepare();

    assertThat(temp.resolve(".trainyard/.gitignore")).hasContent("*");
  }

  @Test
  void nothing_is_made_through_a_link_of_the_definitions() throws IOException {
    Files.createDirectory(temp.resolve(".trainyard"));
    Files.createSymbolicLink(temp.resolve(".trainyard/.gitignore"), temp.resolve("outside"));
    assertThatThrownBy(() -> new DefaultPublication(temp, true).prepare())
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(temp.resolve("outside")).doesNotExist();

    Path other = Files.createDirectories(temp.resolve("other"));
    Files.createSymbolicLink(other.resolve(".trainyard"), Files.createDirectory(temp.resolve("x")));
    assertThatThrownBy(() -> new DefaultPublication(other, true).prepare())
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(temp.resolve("x")).isEmptyDirectory();
  }

  @Test
  void a_source_is_known_by_the_path_before_its_revision() {
    DefaultPublication publication = new DefaultPublication(temp, true);

    assertThat(
            List.of(
                temp + "/.trainyard/catalog.git#main", ".trainyard/../.trainyard/catalog.git#x"))
        .allMatch(publication::holds);
    assertThat(List.of("none", "other.git#main", temp + "/.trainyard/catalog.git", "\0#main"))
        .noneMatch(publication::holds);
  }

  @Test
  void a_link_to_another_repository_is_not_published_to() throws Exception {
    Path module = Files.createDirectories(temp.resolve("module/.trainyard")).getParent();
    DefaultPublication publication = new DefaultPublication(module, true);
    publication.requireOwn();
    Files.createSymbolicLink(
        publication.repository(), Files.createDirectory(temp.resolve("victim.git")));

    assertThatThrownBy(publication::requireOwn)
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining(".trainyard/catalog.git is a link to another place");
    Files.delete(publication.repository());
    Files.delete(module.resolve(".trainyard"));
    Files.createSymbolicLink(module.resolve(".trainyard"), temp);
    assertThatThrownBy(publication::requireOwn).isInstanceOf(GitFailure.class);
  }

  /** Files of the definitions, as they may be those of a proposal. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "catalog.git/commondir",
        "catalog.git/objects/info/alternates",
        "catalog.git/.git",
        "catalog.git.git"
      })
  void a_repository_that_is_in_truth_another_one_is_not_published_to(String file) throws Exception {
    DefaultPublication publication = new DefaultPublication(temp, true);
    Path leading = publication.folder().resolve(file);
    Files.createDirectories(leading.getParent());
    publication.requireOwn();
    Files.writeString(leading, "../../victim.git\n");

    assertThatThrownBy(publication::requireOwn)
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining(file + " leads git to another repository");
  }

  @Test
  void without_a_project_there_is_none() throws Exception {
    DefaultPublication publication = new DefaultPublication(temp, false);
    publication.requireOwn();
    Files.createDirectories(publication.repository());

    assertThatThrownBy(publication::requireOwn)
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining(".trainyard/catalog.git is that of no project");
  }
}
