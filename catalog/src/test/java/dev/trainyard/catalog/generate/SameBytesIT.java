package dev.trainyard.catalog.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.testing.ChildJvm;
import dev.trainyard.catalog.testing.TreeSnapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same apps give the same bytes and modes, whatever the machine is set to. */
class SameBytesIT {

  private static final List<String> PLAIN =
      List.of("-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC");
  private static final List<String> FAR_AWAY =
      List.of(
          "-Duser.language=tr",
          "-Duser.country=TR",
          "-Duser.timezone=Pacific/Kiritimati",
          "-Dfile.encoding=ISO-8859-1",
          "-Dline.separator=\r\n");

  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"umask 077", "umask 000", "umask 027; LC_ALL=C; export LC_ALL"})
  void onADifferentMachine(String preamble) throws Exception {
    SortedMap<String, String> here = generate("here", "umask 022", PLAIN);
    SortedMap<String, String> there = generate("there", preamble, FAR_AWAY);

    assertThat(there).isEqualTo(here).hasSizeGreaterThan(50);
    assertThat(here.get("stable/tiny-i/1.0.0/migrations/migrate_from_0.0.1"))
        .startsWith("rwxr-xr-x ");
    assertThat(here.get("README.md")).startsWith("rw-r--r-- # Gr\u00c3\u00b6\u00c3\u009fe\n");
    assertThat(here.get("catalog.json")).contains("2025-12-31 23:30:00", "\"title\": \"title\"");
  }

  @Test
  void inTheSameFolderFromADifferentMachine() throws Exception {
    generate("one", "umask 022", PLAIN);

    assertThat(run("one", "umask 077", FAR_AWAY)).isEqualTo("0 errors, 0 warnings, 0 written");
  }

  private SortedMap<String, String> generate(String folder, String preamble, List<String> options)
      throws Exception {
    assertThat(run(folder, preamble, options)).isEqualTo("0 errors, 0 warnings, 50 written");
    return TreeSnapshot.of(temp.resolve(folder));
  }

  private String run(String folder, String preamble, List<String> options) throws Exception {
    Process child =
        ChildJvm.start(
            ChildJvm.inShell(
                preamble,
                ChildJvm.command(SampleMain.class, options, temp.resolve(folder).toString())));
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).isZero();
    return said.strip();
  }
}
