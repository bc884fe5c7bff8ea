package dev.trainyard.maven.definition;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Notices while a definition runs that its code ends the process. Nothing keeps {@code
 * System.exit(0)} from doing so, but the process then says why and ends as a failed one.
 */
final class ExitWatch {

  private final ServiceEntry entry;
  private final Consumer<Problem> exit;
  private final Thread hook = new Thread(this::ending, "definition-exit");

  /**
   * Watches until {@link #end}.
   *
   * @param entry the definition that runs
   * @param exit told before the process ends
   */
  ExitWatch(ServiceEntry entry, Consumer<Problem> exit) {
    this.entry = entry;
    this.exit = exit;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void ending() {
    Optional<StackTraceElement[]> caller =
        Thread.getAllStackTraces().values().stream().filter(ExitWatch::exits).findFirst();
    // Whoever interrupts Maven from outside means it.
    if (caller.isEmpty()) {
      return;
    }
    try {
      exit.accept(
          Problem.error(
              Rule.DEFINITION_FAILS,
              Fault.where(
                  entry.provider(),
                  Failure.sourceLine(entry.provider(), List.of(caller.get()))
                      .orElse(entry.position())),
              "the definition ends the whole process with System.exit or Runtime.exit",
              "",
              "return the app, or throw an exception"));
    } finally {
      Runtime.getRuntime().halt(1);
    }
  }

  private static boolean exits(StackTraceElement[] trace) {
    return Arrays.stream(trace)
            .anyMatch(
                frame ->
                    frame.getClassName().equals("java.lang.Runtime")
                        && frame.getMethodName().equals("exit"))
        && Arrays.stream(trace)
            .anyMatch(frame -> DefinitionClassLoader.NAME.equals(frame.getClassLoaderName()));
  }

  /** The definition has come to its end. */
  void end() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending.
    }
  }
}
