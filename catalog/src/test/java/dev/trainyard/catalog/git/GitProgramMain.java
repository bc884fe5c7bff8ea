package dev.trainyard.catalog.git;

import java.io.IOException;

/** Says whether there is a git, or why nobody knows. */
public final class GitProgramMain {

  private GitProgramMain() {}

  /** No arguments. */
  public static void main(String[] arguments) {
    try {
      System.out.println(GitProgram.isInstalled());
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
  }
}
