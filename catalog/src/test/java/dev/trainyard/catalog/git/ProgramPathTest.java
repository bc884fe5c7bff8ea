package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramPathTest {

  @TempDir private Path temp;

  private Path file(String name, boolean program) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    assertThat(file.toFile().setExecutable(program)).isTrue();
    return file;
  }

  private ProgramPath path(String... folders) {
    return ProgramPath.of(String.join(File.pathSeparator, folders), null);
  }

  @Test
  void findsTheFirstProgram() throws IOException {
    file("a/tool", false);
    Path second = file("b/tool", true);
    file("c/tool", true);
    Files.createDirectories(temp.resolve("d/tool"));

    assertThat(
            path(
                    temp.resolve("d").toString(),
                    temp.resolve("a").toString(),
                    temp.resolve("b").toString(),
                    temp.resolve("c").toString())
                .find("tool"))
        .contains(second);
  }

  @Test
  void looksInNoFolderThatDependsOnWhereItIsCalled() {
    assertThat(path("", ".", "bin").folders()).isEmpty();
    assertThat(ProgramPath.of(null, null).find("tool")).isEmpty();
  }

  @Test
  void knowsTheEndingOfProgramsOnWindows() throws IOException {
    Path program = file("a/tool.exe", true);

    assertThat(ProgramPath.of(temp.resolve("a").toString(), ".COM;.EXE").find("tool"))
        .contains(program);
  }
}
