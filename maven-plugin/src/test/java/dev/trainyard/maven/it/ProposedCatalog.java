package dev.trainyard.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A catalog that is written by hand in {@code charts}, and people who propose changes to it. */
public final class ProposedCatalog {

  private static final String DEMO = "charts/stable/demo/";

  private final Path folder;

  /** A project in a folder. */
  public ProposedCatalog(File folder) {
    this.folder = folder.toPath();
  }

  /** Makes a repository of the folder: main goes on, and a proposal breaks what it can. */
  public void propose() throws IOException, InterruptedException {
    git(folder, "init", "--quiet", "--initial-branch=main");
    git(folder, "add", "charts");
    commit(folder);
    git(folder, "checkout", "--quiet", "-b", "proposal");
    Path added = folder.resolve(DEMO + "1.1.0");
    Projects.copy(folder.resolve(DEMO + "1.0.0").toFile(), added.toFile());
    replace(added.resolve("Chart.yaml"), "version: 1.0.0", "version: 1.1.0");
    replace(added.resolve("questions.yaml"), "type: int", "type: string");
    replace(added.resolve("questions.yaml"), "default: 1\n      min: 0", "default: one");
    replace(folder.resolve(DEMO + "1.0.0/README.md"), "A demo.", "A nice demo.");
    git(folder, "add", "charts");
    commit(folder);
    git(folder, "checkout", "--quiet", "main");
    Path other = folder.resolve("charts/stable/other");
    Projects.copy(folder.resolve(DEMO).toFile(), other.toFile());
    replace(other.resolve("1.0.0/Chart.yaml"), "name: demo", "name: other");
    git(folder, "add", "charts");
    commit(folder);
    git(folder, "checkout", "--quiet", "proposal");
  }

  private static void replace(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  /**
   * With a hook in place, git makes no commit of a catalog that is broken, and makes one that
   * brings nothing new.
   *
   * @param hook the hook
   * @param maven the Maven installation
   * @param localRepository the repository that has all the plugin needs
   */
  public void isGuardedBy(String hook, String maven, File localRepository)
      throws IOException, InterruptedException {
    Path hooked = folder.resolve("hooked");
    Projects.copy(folder.resolve("charts").toFile(), hooked.toFile());
    git(hooked, "init", "--quiet", "--initial-branch=main");
    Path installed = hooked.resolve(".git/hooks/pre-commit");
    Files.createDirectories(installed.getParent());
    Files.copy(Path.of(hook), installed);
    assertThat(installed.toFile().setExecutable(true)).isTrue();
    Map<String, String> path = onPath(maven, localRepository);
    git(hooked, "add", ".");

    Said refused = run(hooked, path, commitCommand());
    assertThat(refused.code()).as(refused.text()).isNotZero();
    assertThat(refused.text())
        .contains("TN650", "The changes are not fit to be published: ")
        .doesNotContain("TN410");

    commit(hooked);
    Files.writeString(hooked.resolve("NOTES.md"), "no part of an app\n");
    Files.writeString(hooked.resolve("stable/demo/1.0.0/README.md"), "not added, not checked\n");
    git(hooked, "add", "NOTES.md");
    Said made = run(hooked, path, commitCommand());
    assertThat(made.code()).as(made.text()).isZero();

    git(hooked, "add", "stable");
    Said changed = run(hooked, path, commitCommand());
    assertThat(changed.code()).as(changed.text()).isNotZero();
    assertThat(changed.text()).contains("TN413");
  }

  /** A {@code mvn} that takes this build's plugin and nothing from the network. */
  private Map<String, String> onPath(String maven, File localRepository) throws IOException {
    Path plugin = localRepository.toPath().resolve("dev/trainyard/truenas-maven-plugin");
    String version;
    try (var versions = Files.list(plugin)) {
      version =
          versions.filter(Files::isDirectory).findFirst().orElseThrow().getFileName().toString();
    }
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path command = bin.resolve("mvn");
    Files.writeString(
        command,
        """
        #!/bin/sh
        for argument do
          shift
          case $argument in
          dev.trainyard:truenas-maven-plugin:*)
            argument=dev.trainyard:truenas-maven-plugin:VERSION:${argument##*:} ;;
          esac
          set -- "$@" "$argument"
        done
        exec MAVEN/bin/mvn --batch-mode --offline --settings SETTINGS -Dmaven.repo.local=REPOSITORY "$@"
        """
            .replace("VERSION", version)
            .replace("MAVEN", maven)
            .replace("SETTINGS", folder.resolveSibling("interpolated-settings.xml").toString())
            .replace("REPOSITORY", localRepository.toString()));
    assertThat(command.toFile().setExecutable(true)).isTrue();
    return Map.of("PATH", bin + File.pathSeparator + System.getenv("PATH"));
  }

  private record Said(int code, String text) {}

  private static List<String> commitCommand() {
    return List.of(
        "git",
        "-c",
        "user.name=Ada",
        "-c",
        "user.email=ada@example.org",
        "commit",
        "--quiet",
        "--no-gpg-sign",
        "-m",
        "Change");
  }

  private static void commit(Path where) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(commitCommand());
    command.add("--no-verify");
    Said said = run(where, Map.of(), command);
    assertThat(said.code()).as(said.text()).isZero();
  }

  private static void git(Path where, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Said said = run(where, Map.of(), command);
    assertThat(said.code()).as(said.text()).isZero();
  }

  private static Said run(Path where, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    return new Said(process.waitFor(), text);
  }
}
