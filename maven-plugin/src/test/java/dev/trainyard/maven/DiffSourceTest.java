package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trainyard.catalog.read.PublishedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of two catalogs is blamed for what cannot be read. */
class DiffSourceTest {

  @TempDir private Path temp;

  private PublishedFile file(String folder, String content) throws Exception {
    Path path = Files.createDirectory(temp.resolve(folder)).resolve("file");
    Files.writeString(path, content);
    try (DiffSource source = DiffSource.open("truenas.diff." + folder, folder, temp)) {
      return source.files().get("file");
    }
  }

  @Test
  void the_catalog_whose_file_is_gone_is_blamed() throws Exception {
    PublishedFile base = file("base", "same");
    PublishedFile head = file("head", "same");
    assertThat(base.sameAs(head)).isTrue();

    Files.delete(temp.resolve("head/file"));

    assertThat(
            catchThrowableOfType(DiffSource.Unreadable.class, () -> base.sameAs(head)).property())
        .isEqualTo("truenas.diff.head");
    assertThat(
            catchThrowableOfType(DiffSource.Unreadable.class, () -> head.sameAs(base)).property())
        .isEqualTo("truenas.diff.head");
    assertThat(base.content().toText()).isEqualTo("same");
  }

  @Test
  void a_stream_that_breaks_off_is_blamed_on_its_catalog() throws Exception {
    PublishedFile base = file("base", "text");
    Files.delete(temp.resolve("base/file"));
    // A folder opens as a file does, and fails only when it is read.
    Files.createDirectory(temp.resolve("base/file"));

    assertThat(catchThrowableOfType(DiffSource.Unreadable.class, base::content))
        .isInstanceOf(IOException.class)
        .extracting(DiffSource.Unreadable::property)
        .isEqualTo("truenas.diff.base");
  }
}
