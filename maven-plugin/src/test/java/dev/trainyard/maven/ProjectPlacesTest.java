package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProjectPlacesTest {

  @Test
  void withoutAProjectDefaultsAreBelowTheCurrentDirectory() {
    Path here = Path.of("").toAbsolutePath();

    assertThat(ProjectPlaces.place(new File("${project.basedir}/target/catalog")))
        .isEqualTo(here.resolve("target/catalog"));
    assertThat(ProjectPlaces.place(here.resolve("${project.basedir}/target/catalog").toFile()))
        .isEqualTo(here.resolve("target/catalog"));
    assertThat(ProjectPlaces.place(here.resolve("a/catalog.git").toFile()))
        .isEqualTo(here.resolve("a/catalog.git"));
  }
}
