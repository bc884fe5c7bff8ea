package dev.trainyard.catalog.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A stand-in for a user's {@code .git}, with everything in it that a careless move could lose. */
public final class GitFolder {

  private GitFolder() {}

  /** Creates {@code .git} in a folder, which is created when needed. */
  public static void create(Path folder) throws IOException {
    Path git = Files.createDirectories(folder.resolve(".git"));
    Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
    Files.createDirectories(git.resolve("refs/tags"));
    Path hooks = Files.createDirectories(git.resolve("hooks"));
    Path hook = Files.writeString(hooks.resolve("pre-push"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-x---"));
    Path objects = Files.createDirectories(git.resolve("objects/ab"));
    Path object = Files.write(objects.resolve("cd"), new byte[] {0, 1, -1});
    Files.setPosixFilePermissions(object, PosixFilePermissions.fromString("r--r--r--"));
    Files.createSymbolicLink(git.resolve("elsewhere"), Path.of("/nowhere/at/all"));
    TreeSnapshot.age(git);
  }
}
