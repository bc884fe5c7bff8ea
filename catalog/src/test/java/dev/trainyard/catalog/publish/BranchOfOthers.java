package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.testing.Git;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes commits that no well-behaved program would make.
 *
 * @param repository a bare repository
 * @param temp a folder for files
 */
record BranchOfOthers(Path repository, Path temp) {

  /** Adds or replaces one file on main, whatever its path. */
  void put(String path, byte[] content) throws IOException {
    put(path, "100644", content);
  }

  void put(String path, String text) throws IOException {
    put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds or replaces one entry with a mode of git. */
  void put(String path, String mode, byte[] content) throws IOException {
    Path file = Files.write(temp.resolve("content"), content);
    String blob =
        mode.equals("160000")
            ? "1111111111111111111111111111111111111111"
            : Git.run(repository, "hash-object", "-w", file.toAbsolutePath().toString());
    commit("update-index", "--add", "--cacheinfo", mode + "," + blob + "," + path);
  }

  /** Removes a file or folder from main. */
  void remove(String path) throws IOException {
    commit("rm", "-q", "-r", "--cached", "--", path);
  }

  /** Puts a link, submodule or file in the place of whatever is there. */
  void replace(String path, String mode, String content) throws IOException {
    remove(path);
    put(path, mode, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds entries to main, in the words of {@code git update-index --index-info}. */
  void commitAll(Path index, String entries) throws IOException {
    git(index, "read-tree", "main");
    Path input = Files.writeString(temp.resolve("entries"), entries);
    ProcessBuilder builder =
        new ProcessBuilder("git", "update-index", "--index-info")
            .directory(repository.toFile())
            .redirectInput(input.toFile())
            .redirectErrorStream(true);
    builder.environment().put("GIT_INDEX_FILE", index.toAbsolutePath().toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!said.isEmpty()) {
      throw new AssertionError(said);
    }
    commitTree(git(index, "write-tree"));
  }

  private void commit(String... change) throws IOException {
    Path index = temp.resolve("index");
    Files.deleteIfExists(index);
    boolean born = Git.result(repository, "rev-parse", "--verify", "-q", "main").code() == 0;
    if (born) {
      git(index, "read-tree", "main");
    }
    git(index, change);
    commitTree(git(index, "write-tree"));
  }

  /** Commits a tree on main. */
  void commitTree(String tree) {
    List<String> command =
        new ArrayList<>(List.of("-c", "user.name=o", "-c", "user.email=o@x", "commit-tree", tree));
    if (Git.result(repository, "rev-parse", "--verify", "-q", "main").code() == 0) {
      command.addAll(List.of("-p", "main"));
    }
    command.addAll(List.of("-m", "By others"));
    Git.run(
        repository,
        "update-ref",
        "refs/heads/main",
        Git.run(repository, command.toArray(String[]::new)));
  }

  /** An object of any kind, as raw bytes that git would not make. */
  String object(String type, byte[] bytes) throws IOException {
    Path file = Files.write(temp.resolve("object"), bytes);
    return Git.run(
        repository,
        "hash-object",
        "-t",
        type,
        "-w",
        "--literally",
        file.toAbsolutePath().toString());
  }

  private String git(Path index, String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(List.of("git")))
            .directory(repository.toFile())
            .redirectErrorStream(true);
    builder.command().addAll(Arrays.asList(command));
    builder.environment().put("GIT_INDEX_FILE", index.toAbsolutePath().toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new AssertionError(Arrays.toString(command) + ": " + said);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return said.strip();
  }
}
