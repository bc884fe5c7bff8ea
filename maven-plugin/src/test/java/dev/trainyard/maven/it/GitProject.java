package dev.trainyard.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes an integration test's project a git repository of its own. */
public final class GitProject {

  private final File folder;

  /** A project in a folder. */
  public GitProject(File folder) {
    this.folder = folder;
  }

  /** Creates the repository with one commit of all files. */
  public void commitEverything() throws IOException, InterruptedException {
    git("init", "--quiet", "--initial-branch=main");
    git("config", "user.name", "Ada");
    git("config", "user.email", "ada@example.org");
    git("add", "--", ".", ":!build.log");
    git("commit", "--quiet", "--no-gpg-sign", "-m", "Definitions");
  }

  /** Creates an empty bare repository in a folder of the project, for a catalog. */
  public void createBare(String name) throws IOException, InterruptedException {
    git("init", "--quiet", "--bare", "--initial-branch=main", name);
  }

  /** Gives a repository in a folder of the project another branch at the commit of one. */
  public void branch(String repository, String name, String at)
      throws IOException, InterruptedException {
    git("-C", repository, "update-ref", "refs/heads/" + name, at);
  }

  /** Replaces the branch main of a repository in a folder of the project with the project's own. */
  public void replace(String repository) throws IOException, InterruptedException {
    git("push", "--quiet", "--force", repository, "HEAD:main");
  }

  /** Creates a bare repository in a folder of the project whose only pack is none. */
  public void createDamaged(String name) throws IOException, InterruptedException {
    createBare(name);
    Path packs = folder.toPath().resolve(name).resolve("objects/pack");
    for (String suffix : List.of(".pack", ".idx")) {
      Files.writeString(packs.resolve("pack-" + "1".repeat(40) + suffix), "junk");
    }
    Files.writeString(
        folder.toPath().resolve(name).resolve("refs/heads/main"), "2".repeat(40) + "\n");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process git = new ProcessBuilder(command).directory(folder).redirectErrorStream(true).start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    assertThat(git.waitFor()).as(said).isZero();
  }
}
