package dev.trainyard.catalog.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A bare repository as publishing leaves it, with a work tree to add commits from.
 *
 * @param bare the repository
 * @param work a clone of it
 */
public record Published(Path bare, Path work) {

  /** A repository with one commit on {@code main} below a folder. */
  public static Published in(Path folder) throws IOException, InterruptedException {
    Path bare = folder.resolve("catalog.git");
    Path work = folder.resolve("work");
    new GitCommand(folder)
        .run("init", "--quiet", "--bare", "--initial-branch=main", bare.toString());
    new GitCommand(folder).run("clone", "--quiet", bare.toString(), work.toString());
    new GitCommand(work).run("checkout", "--quiet", "-B", "main");
    Published published = new Published(bare, work);
    published.commit("catalog.json", "{}\n");
    return published;
  }

  /** Writes a file, commits it and pushes. */
  public void commit(String path, String text) throws IOException, InterruptedException {
    Path file = work.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    push(path);
  }

  /** Commits everything in the work tree and pushes. */
  public void push(String message) throws IOException, InterruptedException {
    GitCommand git = new GitCommand(work);
    git.run("add", "--all");
    git.run("commit", "--quiet", "-m", message);
    git.run("push", "--quiet", "origin", "main");
  }
}
