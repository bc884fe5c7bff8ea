package dev.trainyard.catalog.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.testing.ChildJvm;
import dev.trainyard.catalog.testing.Git;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What git is told by a user, a machine or an environment changes no publication. */
class HostileSettingsIT {

  @TempDir private Path temp;

  @Test
  void settingsOfUserMachineAndEnvironmentHaveNoSay() throws Exception {
    Path remote = Git.bare(temp.resolve("remote.git"));
    Path elsewhere = Git.bare(temp.resolve("elsewhere.git"));
    Path plain = Git.bare(temp.resolve("plain.git"));
    // The repository's own hook has its say.
    Path asked = temp.resolve("asked");
    program(remote.resolve("hooks/pre-receive"), "touch " + asked);

    assertThat(publish(remote, hostile(elsewhere))).startsWith("PUBLISHED ");

    assertThat(asked).exists();
    assertThat(publish(plain, "true")).startsWith("PUBLISHED ");
    assertThat(Git.run(remote, "rev-parse", "main")).isEqualTo(Git.run(plain, "rev-parse", "main"));
    assertThat(Git.run(elsewhere, "for-each-ref")).isEmpty();
    assertThat(temp.resolve("ran")).doesNotExist();
    assertThat(temp.resolve("work")).isEmptyDirectory();
    Git.requireSound(remote, "main");
  }

  /** Whoever is called sh on the path learns what it is started with. */
  @Test
  void noProgramThatIsStartedKnowsTheToken() throws Exception {
    Path remote = Git.bare(temp.resolve("remote.git"));
    Path seen = temp.resolve("seen");
    Path bin = Files.createDirectory(temp.resolve("bin"));
    for (String name : List.of("sh", "git", "uname", "ssh", "cygpath")) {
      String real = name.equals("git") ? "/usr/bin/git" : "/bin/" + name;
      program(bin.resolve(name), "env >>" + seen + "; exec " + real + " \"$@\"");
    }

    String said =
        publish(
            remote,
            "export PATH="
                + bin
                + ":$PATH TRUENAS_PUBLISH_TOKEN=T0KENVALUE TRUENAS_OTHER=T0KENVALUE");

    assertThat(said).startsWith("PUBLISHED ");
    assertThat(seen).content().contains("PATH=").doesNotContain("T0KENVALUE");
  }

  /** Exports all that could send git elsewhere, or let it run something. */
  private String hostile(Path elsewhere) throws Exception {
    Path home = Files.createDirectory(temp.resolve("home"));
    Path hooks = Files.createDirectory(temp.resolve("hooks"));
    String run = "touch " + temp.resolve("ran");
    Path program = program(temp.resolve("program"), run);
    for (String hook : List.of("pre-receive", "update", "post-receive", "reference-transaction")) {
      program(hooks.resolve(hook), run + "\nexit 1");
    }
    Path template = Files.createDirectories(temp.resolve("template/hooks"));
    program(template.resolve("pre-receive"), run);
    String settings =
        """
        [core]
          hooksPath = HOOKS
          fsmonitor = PROGRAM
          sshCommand = PROGRAM
          autocrlf = true
          attributesFile = HOME/attributes
        [url "ELSEWHERE"]
          insteadOf = REMOTE
          pushInsteadOf = REMOTE
        [commit]
          gpgSign = true
        [gpg]
          program = PROGRAM
        [init]
          defaultBranch = other
          templateDir = TEMPLATE
        [receive]
          denyCurrentBranch = refuse
          denyNonFastForwards = true
          procReceiveRefs = refs/heads/main
        [transfer]
          hideRefs = refs/heads
        [credential]
          helper = !PROGRAM
        [user]
          name = Somebody else
        """
            .replace("HOOKS", hooks.toString())
            .replace("PROGRAM", program.toString())
            .replace("HOME", home.toString())
            .replace("ELSEWHERE", elsewhere.toString())
            .replace("REMOTE", temp.resolve("remote.git").toString())
            .replace("TEMPLATE", template.getParent().toString());
    Path file = Files.writeString(home.resolve(".gitconfig"), settings);
    Files.writeString(home.resolve("attributes"), "* text eol=crlf ident\n");
    return Stream.of(
            "HOME=" + home,
            "GIT_CONFIG_GLOBAL=" + file,
            "GIT_CONFIG_SYSTEM=" + file,
            "GIT_CONFIG_COUNT=1",
            "GIT_CONFIG_KEY_0=core.hooksPath",
            "GIT_CONFIG_VALUE_0=" + hooks,
            "GIT_CONFIG_PARAMETERS=\"'core.hooksPath=" + hooks + "'\"",
            "GIT_DIR=" + elsewhere,
            "GIT_WORK_TREE=" + home,
            "GIT_INDEX_FILE=" + home.resolve("index"),
            "GIT_OBJECT_DIRECTORY=" + elsewhere.resolve("objects"),
            "GIT_ALTERNATE_OBJECT_DIRECTORIES=" + elsewhere.resolve("objects"),
            "GIT_NAMESPACE=other",
            "GIT_TEMPLATE_DIR=" + template.getParent(),
            "GIT_SSH_COMMAND=" + program,
            "GIT_ASKPASS=" + program,
            "GIT_EXTERNAL_DIFF=" + program,
            "GIT_TRACE=" + temp.resolve("trace"),
            "GIT_AUTHOR_NAME=other",
            "GIT_COMMITTER_DATE=2001-01-01T00:00:00Z",
            "GIT_CEILING_DIRECTORIES=/",
            "GIT_QUARANTINE_PATH=" + home)
        .map(setting -> "export " + setting)
        .collect(Collectors.joining("; "));
  }

  private static Path program(Path file, String text) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private String publish(Path remote, String preamble) throws Exception {
    Process child =
        ChildJvm.start(
            ChildJvm.inShell(
                preamble,
                ChildJvm.command(
                    PublishMain.class,
                    List.of(),
                    remote.toString(),
                    temp.resolve("work").toString(),
                    "1.0.0",
                    "1767225600",
                    "2")));
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).isZero();
    return said.substring(said.indexOf('\n') + 1);
  }
}
