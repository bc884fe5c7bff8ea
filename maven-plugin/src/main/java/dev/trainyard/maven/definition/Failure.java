package dev.trainyard.maven.definition;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Explains what a definition threw. */
final class Failure {

  private final ClassLoader loader;
  private final ApiVersions versions;

  /**
   * An explainer.
   *
   * @param loader the loader that the definitions come from
   * @param versions the two versions of the API
   */
  Failure(ClassLoader loader, ApiVersions versions) {
    this.loader = loader;
    this.versions = versions;
  }

  /**
   * The fault behind something thrown.
   *
   * @param entry the definition
   * @param step what was being done: {@code loading the class}, {@code the constructor}, {@code
   *     define()}
   * @param thrown what was thrown
   */
  Fault explain(ServiceEntry entry, String step, Throwable thrown) {
    Throwable root =
        thrown instanceof ExceptionInInitializerError e ? Thrown.told(e::getCause, thrown) : thrown;
    Thrown told = Thrown.of(root);
    if (root instanceof ExitError) {
      return fault(
          Rule.DEFINITION_FAILS,
          entry,
          told,
          step + " ends the whole process with " + told.message(),
          "return the app, or throw an exception");
    }
    if (root instanceof UnsupportedClassVersionError) {
      return newerJava(entry, told);
    }
    if (root instanceof LinkageError && concernsApi(told)) {
      return fault(
          Rule.DEFINITION_API,
          entry,
          told,
          step
              + " needs a part of the definition API that is not there ("
              + told
              + "); "
              + versions.describe(),
          "give trainyard-generator and truenas-maven-plugin the same version"
              + (versions.differ()
                  ? ""
                  : ", and compile the project anew: mvn clean process-classes"));
    }
    if (root instanceof NoClassDefFoundError
        && Thrown.told(root::getCause, root) instanceof ClassNotFoundException missing) {
      return fault(
          Rule.DEFINITION_FAILS,
          entry,
          told,
          step
              + " needs the class "
              + Thrown.of(missing).message()
              + ", which is not on the runtime class path",
          "add the dependency that holds it, with scope compile or runtime");
    }
    if (root instanceof VirtualMachineError && !(root instanceof StackOverflowError)) {
      return fault(
          Rule.DEFINITION_FAILS,
          entry,
          told,
          step + " could not be finished: " + told,
          "give Maven more memory (MAVEN_OPTS=-Xmx1g), or look at what the definition holds");
    }
    return fault(
        Rule.DEFINITION_FAILS,
        entry,
        told,
        step + " failed with " + told,
        "mend the definition; run Maven with -X for the stack trace");
  }

  private Fault newerJava(ServiceEntry entry, Thrown thrown) {
    // The message starts with the class's internal name, which may be a helper of the definition.
    String name = thrown.message().split(" ", 2)[0].replace('/', '.');
    OptionalInt needed = JavaVersion.of(name, loader);
    int running = Runtime.version().feature();
    if (needed.isEmpty() || needed.getAsInt() <= running) {
      return fault(
          Rule.DEFINITION_API,
          entry,
          thrown,
          "Maven runs on Java " + running + ", which cannot read a class: " + thrown,
          "compile without preview features and for Java " + running + " or older");
    }
    return fault(
        Rule.DEFINITION_API,
        entry,
        thrown,
        "Maven runs on Java " + running + ", class " + name + " needs Java " + needed.getAsInt(),
        "run Maven on Java "
            + needed.getAsInt()
            + " (JAVA_HOME), or compile with <maven.compiler.release>"
            + running
            + "</maven.compiler.release>");
  }

  private static boolean concernsApi(Thrown thrown) {
    return thrown.message().replace('/', '.').contains(DefinitionClassLoader.API_PREFIX);
  }

  private static Fault fault(
      Rule rule, ServiceEntry entry, Thrown thrown, String found, String fix) {
    String position = sourceLine(entry.provider(), thrown.frames()).orElse(entry.position());
    return new Fault(
        Problem.error(rule, Fault.where(entry.provider(), position), found, "", fix),
        Optional.of(thrown));
  }

  /** The innermost line of the definition itself, else of any class of the project. */
  static Optional<String> sourceLine(String provider, List<StackTraceElement> trace) {
    List<StackTraceElement> frames =
        trace.stream()
            .filter(frame -> DefinitionClassLoader.NAME.equals(frame.getClassLoaderName()))
            .filter(frame -> frame.getFileName() != null && frame.getLineNumber() > 0)
            .toList();
    return frames.stream()
        .filter(frame -> isPartOf(frame.getClassName(), provider))
        .findFirst()
        .or(() -> frames.stream().findFirst())
        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber());
  }

  private static boolean isPartOf(String className, String provider) {
    return className.equals(provider) || className.startsWith(provider + "$");
  }
}
