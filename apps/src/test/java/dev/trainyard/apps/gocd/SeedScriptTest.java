package dev.trainyard.apps.gocd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.Script;
import dev.trainyard.generator.model.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the script of the first start as its container does, on directories of the test and in the
 * shells of the images.
 */
@ParameterizedClass
@MethodSource("shells")
class SeedScriptTest {

  private static final String CONFIGURATION =
      "<cruise>\n  <server agentAutoRegisterKey=\"the-key-of-the-app\">\n    <authConfig id=\"x\">\n"
          + "  </server>\n</cruise>\n";

  private static final String PASSWORDS = "admin:$2a$10$abc\n";

  @Parameter List<String> shell;
  @TempDir Path directory;
  private Path script;
  private Path from;
  private Path to;

  static Stream<List<String>> shells() {
    return Script.shells();
  }

  @BeforeEach
  void mountTheSeed() throws IOException {
    script = Files.writeString(directory.resolve("seed.sh"), TextFile.of(Gocd.class, "seed.sh"));
    from = Files.createDirectory(directory.resolve("from"));
    to = directory.resolve("data").resolve("config");
    seed("cruise-config.xml", CONFIGURATION);
    seed("password.properties", PASSWORDS);
    seed("environments", "");
  }

  private void seed(String name, String content) throws IOException {
    Path file = Files.writeString(from.resolve(name), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
  }

  @Test
  void an_empty_volume_gets_both_files_and_nothing_else() throws Exception {
    run();

    assertThat(to.resolve("cruise-config.xml")).hasContent(CONFIGURATION);
    assertThat(to.resolve("password.properties")).hasContent(PASSWORDS);
    assertThat(to.toFile().list())
        .containsExactlyInAnyOrder("cruise-config.xml", "password.properties");
  }

  /** An agent in an environment that GoCD does not have runs the jobs of everybody. */
  @Test
  void the_environments_of_the_agents_are_there_once_each_from_the_first_minute() throws Exception {
    Files.delete(from.resolve("environments"));
    seed("environments", "docker,prod\nDocker\nprod,dev-1\n.x,y.z\n" + "a".repeat(256) + "\n");

    run();

    assertThat(to.resolve("cruise-config.xml"))
        .hasContent(
            CONFIGURATION.replace(
                "</cruise>",
                """
                  <environments>
                    <environment name="docker" />
                    <environment name="prod" />
                    <environment name="dev-1" />
                    <environment name="y.z" />
                  </environments>
                </cruise>"""));
  }

  @Test
  void gocd_can_write_what_it_was_given_and_others_cannot_read_it() throws Exception {
    run();

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(to.resolve("cruise-config.xml"))))
        .isEqualTo("rw-rw----");
  }

  @Test
  void a_second_start_changes_nothing() throws Exception {
    run();

    assertThat(run())
        .isEqualTo(
            "password.properties is there and stays as it is.\n"
                + "cruise-config.xml is there and stays as it is.\n");
  }

  @Test
  void a_configuration_that_is_there_survives_other_answers() throws Exception {
    String own =
        "<cruise><server agentAutoRegisterKey=\"the-key-of-the-app\" serverId=\"x\">"
            + "<security><authConfigs><authConfig id=\"ldap\"/>";
    Files.createDirectories(to);
    Files.writeString(to.resolve("cruise-config.xml"), own);

    String log = run();

    assertThat(to.resolve("cruise-config.xml")).hasContent(own);
    assertThat(log).doesNotContain("Warning");
  }

  /** GoCD does not start with both, and could not be helped by other answers any more. */
  @Test
  void one_repository_in_two_formats_is_told_before_anything_is_written() throws Exception {
    String both =
        CONFIGURATION.replace(
            "</cruise>",
            """
                <config-repo id="a" pluginId="yaml.config.plugin">
                  <git url="https://me:hunter2@git.example.org/a.git" branch="main" />
                <config-repo id="b" pluginId="json.config.plugin">
                  <git url="https://me:hunter2@git.example.org/a.git" branch="main" />
            </cruise>""");
    Files.delete(from.resolve("cruise-config.xml"));
    seed("cruise-config.xml", both);

    Process refused = start();

    String log = new String(refused.getInputStream().readAllBytes(), UTF_8);
    assertThat(refused.waitFor()).isEqualTo(1);
    assertThat(log)
        .contains("have the same address and branch")
        .contains("https://git.example.org/a.git\" branch=\"main\"")
        .doesNotContain("hunter2");
    assertThat(to).doesNotExist();

    Files.delete(from.resolve("cruise-config.xml"));
    seed("cruise-config.xml", both.replaceFirst("branch=\"main\"", "branch=\"next\""));
    run();
    assertThat(to.resolve("cruise-config.xml")).exists();
  }

  @Test
  void a_lost_password_file_is_made_again() throws Exception {
    run();
    Files.delete(to.resolve("password.properties"));

    run();

    assertThat(to.resolve("password.properties")).hasContent(PASSWORDS);
  }

  @Test
  void what_an_interrupted_start_left_behind_does_not_matter() throws Exception {
    Files.createDirectories(to);
    Files.writeString(to.resolve(".cruise-config.xml.new"), "<cruise><serv");

    run();

    assertThat(to.resolve("cruise-config.xml")).hasContent(CONFIGURATION);
    assertThat(to.resolve(".cruise-config.xml.new")).doesNotExist();
  }

  @Test
  void whatever_line_a_start_was_cut_off_at_the_next_one_makes_up_for_it() throws Exception {
    List<String> interrupted = Script.interrupted(TextFile.of(Gocd.class, "seed.sh"));
    assertThat(interrupted).hasSizeGreaterThan(15);
    for (String cut : interrupted) {
      Files.writeString(script, cut);
      Process process = start();
      process.getInputStream().readAllBytes();
      process.waitFor();

      Files.writeString(script, TextFile.of(Gocd.class, "seed.sh"));
      run();

      assertThat(to.resolve("cruise-config.xml")).as(cut).hasContent(CONFIGURATION);
      assertThat(to.resolve("password.properties")).as(cut).hasContent(PASSWORDS);
      assertThat(to.toFile().list()).as(cut).hasSize(2);
      Files.delete(to.resolve("cruise-config.xml"));
      Files.delete(to.resolve("password.properties"));
    }
  }

  @Test
  void a_configuration_that_lets_everybody_in_is_reported() throws Exception {
    Files.createDirectories(to);
    Files.writeString(
        to.resolve("cruise-config.xml"), "<server agentAutoRegisterKey=\"the-key-of-the-app\">");

    assertThat(run()).contains("Warning: cruise-config.xml has no way to sign in");
  }

  @Test
  void another_key_than_that_of_the_app_is_reported() throws Exception {
    Files.createDirectories(to);
    Files.writeString(
        to.resolve("cruise-config.xml"), "<server agentAutoRegisterKey=\"an-older-key\">");

    assertThat(run()).contains("Warning: cruise-config.xml has another agentAutoRegisterKey");
  }

  @Test
  void a_directory_that_cannot_be_made_is_a_failure() throws Exception {
    Files.writeString(directory.resolve("data"), "a file where the volume should be");

    Process process = start();
    process.getInputStream().readAllBytes();

    assertThat(process.waitFor()).isNotZero();
  }

  private String run() throws Exception {
    Process process = start();
    String log = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(log).isZero();
    return log;
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>(shell);
    command.addAll(List.of(script.toString(), from.toString(), to.toString()));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
