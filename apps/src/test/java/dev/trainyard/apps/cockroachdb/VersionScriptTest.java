package dev.trainyard.apps.cockroachdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the data say of themselves, in bytes as the server writes them. */
class VersionScriptTest {

  @TempDir Path directory;

  /** What every shell of the images says. */
  private Script.Result start(String line) throws Exception {
    Set<Script.Result> results = new HashSet<>();
    for (List<String> shell : Script.shells().toList()) {
      Script script =
          new Script(
              shell,
              Files.createTempDirectory(directory, "script"),
              CockroachDb.class,
              "version.sh",
              Map.of(
                  "LINE",
                  line,
                  "READS",
                  String.join(" ", Versions.LINES.get(line).reads()),
                  "STORE",
                  directory.toString()));
      results.add(script.run());
    }
    assertThat(results).hasSize(1);
    return results.iterator().next();
  }

  private void data(int... bytes) throws IOException {
    byte[] content = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      content[i] = (byte) bytes[i];
    }
    Files.write(directory.resolve("STORAGE_MIN_VERSION"), content);
  }

  private void dataOf(String version, int internal) throws IOException {
    String[] parts = version.split("[.]");
    data(8, Integer.parseInt(parts[0]), 16, Integer.parseInt(parts[1]), 24, 0, 32, internal);
  }

  @Test
  void a_first_start_has_no_data_to_ask() throws Exception {
    assertThat(start("25.4").status()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "25.2, 24.3",
    "25.2, 25.1",
    "25.2, 25.2",
    "25.4, 25.2",
    "25.4, 25.3",
    "25.4, 25.4",
    "26.2, 25.4",
    "26.2, 26.1",
    "26.2, 26.2"
  })
  void data_of_the_line_itself_and_of_the_step_before_may_start(String line, String data)
      throws Exception {
    dataOf(data, 0);

    Script.Result result = start(line);

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output()).contains("the data are of " + data + ", which " + line + " opens");
  }

  @Test
  void a_field_that_is_missing_is_nothing() throws Exception {
    data(8, 25, 16, 4);

    assertThat(start("25.4").status()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"26.2, 25.2", "26.2, 24.3", "25.4, 24.3", "25.4, 25.1", "25.2, 24.2"})
  void a_skipped_step_is_refused_with_what_to_choose(String line, String data) throws Exception {
    dataOf(data, 0);

    Script.Result result = start(line);

    assertThat(result.status()).isNotZero();
    assertThat(result.output())
        .contains("the data are of " + data + ", and " + line + " opens those of ")
        .contains("Nothing was changed. Choose the version after " + data + ", finalize it");
  }

  @ParameterizedTest
  @CsvSource({"25.2, 25.4", "25.4, 26.2", "25.4, 26.1", "25.2, 26.2"})
  void a_step_back_after_finalizing_is_refused(String line, String data) throws Exception {
    dataOf(data, 0);

    Script.Result result = start(line);

    assertThat(result.status()).isNotZero();
    assertThat(result.output())
        .contains("the data are of " + data + ", which is newer than " + line)
        .contains("Choose " + data + " or a later version");
  }

  @Test
  void data_whose_conversion_has_begun_start_with_the_newer_version_only() throws Exception {
    dataOf("25.4", 14);

    assertThat(start("26.2").status()).isZero();
    Script.Result result = start("25.4");
    assertThat(result.status()).isNotZero();
    assertThat(result.output()).contains("an upgrade of the data beyond 25.4 has begun");
  }

  @Test
  void numbers_of_more_than_seven_bits_are_read() throws Exception {
    data(8, 25, 16, 4, 24, 0, 32, 0x96, 0x01);

    assertThat(start("25.4").output()).contains("has begun");
    assertThat(start("26.2").status()).isZero();
  }

  @Test
  void what_has_another_form_is_left_to_the_server() throws Exception {
    data(0x7b, 0x22, 0x61);
    assertThat(start("25.4").status()).isZero();

    data(8, 0, 16, 0);
    assertThat(start("25.4").output()).contains("the server decides");
  }
}
