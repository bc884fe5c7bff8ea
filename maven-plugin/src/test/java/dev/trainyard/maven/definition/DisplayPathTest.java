package dev.trainyard.maven.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisplayPathTest {

  @Test
  void pathsBelowTheProjectAreRelativeToIt(@TempDir Path folder) {
    DisplayPath display = new DisplayPath(folder.resolve("project"));

    assertThat(display.show(folder.resolve("project/target/catalog"))).isEqualTo("target/catalog");
    assertThat(display.show(folder.resolve("project/x/../target"))).isEqualTo("target");
    assertThat(display.show(folder.resolve("project"))).isEqualTo(".");
  }

  @Test
  void otherPathsAreAbsolute(@TempDir Path folder) {
    DisplayPath display = new DisplayPath(folder.resolve("project"));

    assertThat(display.show(folder.resolve("project/../elsewhere")))
        .isEqualTo(folder.resolve("elsewhere").toString().replace('\\', '/'));
  }
}
