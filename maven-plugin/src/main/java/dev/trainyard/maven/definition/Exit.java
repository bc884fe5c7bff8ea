package dev.trainyard.maven.definition;

/**
 * What {@link ExitCalls} has the classes of a project call in place of the methods of the JDK that
 * end the process. Public for these classes alone.
 */
public final class Exit {

  private Exit() {}

  /** In place of {@link System#exit}. */
  public static void exit(int status) {
    throw new ExitError("System.exit");
  }

  /** In place of {@link Runtime#exit}. */
  public static void exit(Runtime runtime, int status) {
    throw new ExitError("Runtime.exit");
  }

  /** In place of {@link Runtime#halt}. */
  public static void halt(Runtime runtime, int status) {
    throw new ExitError("Runtime.halt");
  }
}
