package dev.trainyard.maven.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionLoaderTest {

  /** The only line that knows how an app is made; the argument is a Java expression. */
  private static String appNamed(String name) {
    return "public App define() { return App.app(" + name + ", a -> {}); }";
  }

  @TempDir private Path base;
  private ClassPathFolder classes;
  private ApiVersions versions = new ApiVersions("1.0", "1.0");

  @BeforeEach
  void createFolder() throws IOException {
    classes = new ClassPathFolder(Files.createDirectories(base.resolve("target/classes")));
  }

  @Test
  void runsTheDefinitionsInTheOrderOfTheClassPath() throws IOException {
    classes
        .definition("demo.One", appNamed("\"one\""))
        .definition("demo.Two", appNamed("\"two\""))
        .services("# ours", "", "demo.Two # the second", "  demo.One  ", "demo.Two")
        .compile();

    assertThat(load().apps()).extracting(App::name).containsExactly("two", "one");
    assertThat(load().faults()).isEmpty();
  }

  @Test
  void findsDefinitionsInJars() throws IOException {
    classes.definition("demo.One", appNamed("\"one\"")).services("demo.One", "demo.Gone").compile();
    Path jar = jar(classes.path(), base.resolve("lib 100% new.jar"));

    assertThat(load(jar).apps()).extracting(App::name).containsExactly("one");
    assertThat(load(jar).faults())
        .extracting(fault -> fault.problem().where().position())
        .containsExactly("lib 100% new.jar!/" + DefinitionLoader.SERVICES_FILE + ":2");
  }

  @Test
  void aClassPathWithoutServicesFileIsEmpty() throws IOException {
    assertThat(load(base.resolve("missing"), classes.path()).isEmpty()).isTrue();
  }

  @Test
  void definitionsSeeTheirOwnLibrariesAndNotThoseOfThePlugin() throws IOException {
    classes
        .source(
            "org.apache.maven.plugin.Marker",
            "public class Marker { public static final String NAME = new String(\"own\"); }")
        .definition("demo.One", appNamed("org.apache.maven.plugin.Marker.NAME"))
        .definition(
            "demo.Two",
            """
            public App define() {
              try {
                Class.forName("com.fasterxml.jackson.databind.ObjectMapper");
                return App.app("plugins-jackson", a -> {});
              } catch (ClassNotFoundException e) {
                return App.app("no-jackson", a -> {});
              }
            }
            """)
        .services("demo.One", "demo.Two")
        .compile();

    assertThat(load().apps()).extracting(App::name).containsExactly("own", "no-jackson");
  }

  @Test
  void theContextClassLoaderIsTheProjectsWhileDefinitionsRunAndRestoredAfterwards()
      throws IOException {
    classes
        .definition(
            "demo.One",
            """
            private final ClassLoader atConstruction = Thread.currentThread().getContextClassLoader();
            public App define() {
              boolean same = atConstruction == getClass().getClassLoader()
                  && Thread.currentThread().getContextClassLoader() == atConstruction;
              return App.app(String.valueOf(same), a -> {});
            }
            """)
        .definition("demo.Two", "public App define() { throw new IllegalStateException(); }")
        .services("demo.One", "demo.Two")
        .compile();
    ClassLoader before = Thread.currentThread().getContextClassLoader();

    assertThat(load().apps()).extracting(App::name).containsExactly("true");
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void closingLetsGoOfTheClassPath() throws IOException {
    classes.definition("demo.One", appNamed("\"one\"")).services("demo.One").compile();
    DefinitionLoader loader = loader(List.of(classes.path()));
    App app = loader.load(exit -> {}).apps().get(0);
    loader.close();

    assertThat(app.name()).isEqualTo("one");
    assertThat(loader.load(exit -> {}).isEmpty()).isTrue();
  }

  @Test
  void everyDefinitionThatFailsIsReportedAndTheOthersRun() throws IOException {
    classes
        .definition("demo.Fine", appNamed("\"fine\""))
        .definition("demo.Null", "public App define() { return null; }")
        .definition("demo.Hidden", "private Hidden() {} " + appNamed("\"x\""))
        .definition("demo.Needy", "public Needy(int x) {} " + appNamed("\"x\""))
        .source("demo.Other", "public class Other {}")
        .source(
            "demo.Secret",
            "class Secret implements dev.trainyard.generator.model.AppDefinition { public Secret()"
                + " {} public dev.trainyard.generator.model.App define() { return null; } }")
        .source(
            "demo.Half",
            "public abstract class Half implements dev.trainyard.generator.model.AppDefinition {}")
        .services(
            "demo.Missing",
            "demo.Null",
            "demo.Hidden",
            "demo.Needy",
            "demo.Fine",
            "demo.Other",
            "demo.Secret",
            "demo.Half",
            "not a name")
        .compile();

    Definitions definitions = load();

    String file = "target/classes/META-INF/services/dev.trainyard.generator.model.AppDefinition";
    assertThat(definitions.apps()).extracting(App::name).containsExactly("fine");
    assertThat(definitions.faults())
        .extracting(fault -> fault.problem().describe())
        .containsExactly(
            "TN501 error "
                + file
                + ":1: demo.Missing: there is no such class on the runtime class path"
                + "\n    fix: correct the line, or remove it when the definition is gone",
            "TN502 error "
                + file
                + ":2: demo.Null: define() returned null"
                + "\n    allowed: an app"
                + "\n    fix: return the app that the definition describes",
            "TN501 error "
                + file
                + ":3: demo.Hidden: the class has no public constructor without"
                + " parameters\n    fix: add one; a class inside another class must also be static",
            "TN501 error "
                + file
                + ":4: demo.Needy: the class has no public constructor without"
                + " parameters\n    fix: add one; a class inside another class must also be static",
            "TN501 error "
                + file
                + ":6: demo.Other: the class does not implement"
                + " dev.trainyard.generator.model.AppDefinition"
                + "\n    fix: implement the interface, or remove the line",
            "TN501 error "
                + file
                + ":7: demo.Secret: the class is not public"
                + "\n    fix: name a public class that is not abstract",
            "TN501 error "
                + file
                + ":8: demo.Half: the class is abstract"
                + "\n    fix: name a public class that is not abstract",
            "TN501 error "
                + file
                + ":9: not a name: there is no such class on the runtime class path"
                + "\n    fix: correct the line, or remove it when the definition is gone");
  }

  @Test
  void whatADefinitionThrowsIsReportedWithItsLine() throws IOException {
    classes
        .definition(
            "demo.InConstructor",
            """
            public InConstructor() {
              Helper.check("colour");
            }
            """
                + appNamed("\"x\""))
        .definition(
            "demo.InDefine",
            """
            public App define() {
              return App.app("x", a -> {
                throw new UnsupportedOperationException();
              });
            }
            """)
        .definition(
            "demo.InStatic",
            """
            static final int PORT = Integer.parseInt("many");
            """
                + appNamed("\"x\""))
        .definition("demo.Endless", "public App define() { return define(); }")
        .source(
            "demo.Helper",
            """
            class Helper {
              static void check(String what) {
                throw new IllegalStateException("no " + what);
              }
            }
            """)
        .services("demo.InConstructor", "demo.InDefine", "demo.InStatic", "demo.Endless")
        .compile();

    assertThat(load().faults())
        .extracting(fault -> fault.problem().describe().lines().findFirst().orElseThrow())
        .containsExactly(
            "TN502 error InConstructor.java:4: demo.InConstructor: the constructor failed with"
                + " java.lang.IllegalStateException: no colour",
            "TN502 error InDefine.java:5: demo.InDefine: define() failed with"
                + " java.lang.UnsupportedOperationException",
            "TN502 error InStatic.java:3: demo.InStatic: the constructor failed with"
                + " java.lang.NumberFormatException: For input string: \"many\"",
            "TN502 error Endless.java:3: demo.Endless: define() failed with"
                + " java.lang.StackOverflowError");
  }

  @Test
  void aVirtualMachineWithoutMemoryIsReportedLikeEverythingElse() throws IOException {
    classes
        .definition("demo.One", "public App define() { throw new OutOfMemoryError(\"heap\"); }")
        .services("demo.One")
        .compile();

    assertThat(load().faults())
        .extracting(fault -> fault.problem().describe())
        .containsExactly(
            "TN502 error One.java:3: demo.One: define() could not be finished:"
                + " java.lang.OutOfMemoryError: heap"
                + "\n    fix: give Maven more memory (MAVEN_OPTS=-Xmx1g), or look at what the"
                + " definition holds");
  }

  /** Results for machines have it, too. */
  @Test
  void aMessageWithoutEndIsCut() throws IOException {
    classes
        .definition(
            "demo.One",
            "public App define() { throw new IllegalStateException(\"\\ud83d\\ude00\".repeat(5_000)); }")
        .services("demo.One")
        .compile();

    assertThat(load().faults())
        .singleElement()
        .extracting(fault -> fault.problem().found())
        .asString()
        .endsWith("\ud83d\ude00… (10000 characters)")
        .hasSizeLessThan(5_000);
  }

  @Test
  void anExceptionWhoseMessageFailsIsReportedByItsType() throws IOException {
    classes
        .source(
            "demo.Odd",
            "public class Odd extends RuntimeException {"
                + " public String getMessage() { throw new IllegalStateException(); } }")
        .definition("demo.One", "public App define() { throw new Odd(); }")
        .services("demo.One")
        .compile();

    assertThat(load().faults())
        .extracting(fault -> fault.problem().found())
        .containsExactly("define() failed with demo.Odd");
  }

  @Test
  void whateverIsThrownIsReported() throws IOException {
    classes
        .source(
            "demo.Odd",
            """
            public class Odd extends ExceptionInInitializerError {
              public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); }
              public Throwable getCause() { throw new OutOfMemoryError(); }
              public void printStackTrace(java.io.PrintWriter writer) { throw new Error(); }
            }
            """)
        .source(
            "demo.Empty",
            """
            public class Empty extends RuntimeException {
              public StackTraceElement[] getStackTrace() { return null; }
            }
            """)
        .source(
            "demo.Sneaky",
            """
            class Sneaky {
              @SuppressWarnings("unchecked")
              static <T extends Throwable> RuntimeException as(Throwable t) throws T { throw (T) t; }
            }
            """)
        .definition("demo.One", "public App define() { throw new Odd(); }")
        .definition("demo.Two", "public App define() { throw new Empty(); }")
        .definition(
            "demo.Three",
            "public App define() { throw Sneaky.<RuntimeException>as(new Throwable(\"x\")); }")
        .definition(
            "demo.Four",
            "static { if (true) Sneaky.<RuntimeException>as(new Throwable(\"y\")); }"
                + appNamed("\"x\""))
        .services("demo.One", "demo.Two", "demo.Three", "demo.Four")
        .compile();

    assertThat(load().faults())
        .extracting(fault -> fault.problem().found())
        .containsExactly(
            "define() failed with demo.Odd",
            "define() failed with demo.Empty",
            "define() failed with java.lang.Throwable: x",
            "the constructor failed with java.lang.Throwable: y");
  }

  @Test
  void aDefinitionThatEndsTheProcessIsReportedAndEndsNothing() throws IOException {
    classes
        .definition(
            "demo.Halt", "public App define() { Runtime.getRuntime().halt(0); return null; }")
        .definition("demo.Quit", "public App define() { Helper.quit(); return null; }")
        .definition("demo.Static", "static { Runtime.getRuntime().exit(0); }" + appNamed("\"x\""))
        .definition(
            "demo.Reference",
            """
            public App define() {
              return App.app("x", a -> {
                java.util.function.IntConsumer halt = Runtime.getRuntime()::halt;
                halt.accept(0);
              });
            }
            """)
        .definition(
            "demo.Other",
            """
            public App define() {
              java.util.function.IntConsumer exit = System::exit;
              try { exit.accept(0); } catch (Throwable e) { return App.app("other", a -> {}); }
              return null;
            }
            """)
        .source("demo.Helper", "class Helper { static void quit() { System.exit(0); } }")
        .definition("demo.Fine", appNamed("\"fine\""))
        .services(
            "demo.Halt", "demo.Quit", "demo.Static", "demo.Reference", "demo.Other", "demo.Fine")
        .compile();

    Definitions definitions = load();

    assertThat(definitions.apps()).extracting(App::name).containsExactly("other", "fine");
    assertThat(definitions.faults())
        .extracting(fault -> fault.problem().describe())
        .containsExactly(
            ends("Halt.java:3: demo.Halt: define()", "Runtime.halt"),
            ends("Quit.java:3: demo.Quit: define()", "System.exit"),
            ends("Static.java:3: demo.Static: the constructor", "Runtime.exit"),
            ends("Reference.java:6: demo.Reference: define()", "Runtime.halt"));
  }

  private static String ends(String where, String method) {
    return "TN502 error "
        + where
        + " ends the whole process with "
        + method
        + "\n    fix: return the app, or throw an exception";
  }

  @Test
  void aDefinitionThatInterruptsItsThreadStopsNothingElse() throws IOException {
    classes
        .definition(
            "demo.One",
            "public App define() { Thread.currentThread().interrupt(); return App.app(\"one\", a -> {}); }")
        .services("demo.One")
        .compile();

    assertThat(load().apps()).hasSize(1);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aClassThatDescribesAnAppAndIsNamedNowhereIsReportedWithTheLineToAdd() throws IOException {
    classes
        .definition("demo.One", appNamed("\"one\""))
        .definition(
            "demo.Forgotten", "static { if (true) throw new Error(); } " + appNamed("\"x\""))
        .source(
            "demo.Base",
            "public abstract class Base implements dev.trainyard.generator.model.AppDefinition {}")
        .source(
            "demo.Helper",
            "class Helper extends Base { public Helper() {} public dev.trainyard.generator.model.App"
                + " define() { return null; } }")
        .source("demo.Other", "public class Other {}")
        .services("demo.One")
        .compile();

    try (DefinitionLoader loader = loader(List.of(classes.path()))) {
      assertThat(loader.unregistered(classes.path()))
          .extracting(Problem::describe)
          .containsExactly(
              "TN504 warning target/classes/META-INF/services/"
                  + "dev.trainyard.generator.model.AppDefinition: demo.Forgotten: the class implements"
                  + " AppDefinition and is not named there, so it is no app"
                  + "\n    fix: add the line \"demo.Forgotten\" to src/main/resources/META-INF/services/"
                  + "dev.trainyard.generator.model.AppDefinition; a class that shall be no app is not"
                  + " public, or abstract");
      assertThat(loader.unregistered(base.resolve("missing"))).isEmpty();
    }
  }

  /** To root, too, which may read whatever a build in a container has left. */
  @Test
  void aFolderThatCannotBeReadIsAFailureToRead() throws Exception {
    String name = "n".repeat(200);
    // Each around the former ones: no path is longer than the system takes.
    inShell("mkdir " + name);
    for (int depth = 0; depth < 25; depth++) {
      inShell("mkdir next && mv " + name + " next/ && mv next " + name);
    }
    try (DefinitionLoader loader = loader(List.of(classes.path()))) {
      assertThatThrownBy(() -> loader.unregistered(classes.path()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("n/n");
    } finally {
      inShell("rm -rf " + name);
    }
  }

  private void inShell(String script) throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-c", script)
            .directory(classes.path().toFile())
            .inheritIO()
            .start();
    assertThat(shell.waitFor()).isZero();
  }

  @Test
  void aClassForANewerJavaNamesBothVersions() throws IOException {
    classes
        .definition("demo.One", appNamed("\"one\""))
        .definition("demo.Two", appNamed("demo.part.Helper.name()"))
        .source(
            "demo.part.Helper",
            "public class Helper { public static String name() { return \"two\"; } }")
        .services("demo.One", "demo.Two")
        .compile()
        .needsJava("demo.One", 99)
        .needsJava("demo.part.Helper", 98);

    int running = Runtime.version().feature();
    assertThat(load().faults())
        .extracting(fault -> fault.problem().found(), fault -> fault.problem().fix())
        .containsExactly(
            tuple(
                "Maven runs on Java " + running + ", class demo.One needs Java 99",
                "run Maven on Java 99 (JAVA_HOME), or compile with <maven.compiler.release>"
                    + running
                    + "</maven.compiler.release>"),
            tuple(
                "Maven runs on Java " + running + ", class demo.part.Helper needs Java 98",
                "run Maven on Java 98 (JAVA_HOME), or compile with <maven.compiler.release>"
                    + running
                    + "</maven.compiler.release>"));
  }

  @Test
  void aMissingDependencyIsNamed() throws IOException {
    classes
        .source("lib.Gone", "public class Gone { public static String name = \"gone\"; }")
        .definition("demo.One", appNamed("lib.Gone.name"))
        .services("demo.One")
        .compile()
        .without("lib.Gone");

    assertThat(load().faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.problem().where().position()).isEqualTo("One.java:3");
              assertThat(fault.problem().found())
                  .isEqualTo(
                      "define() needs the class lib.Gone, which is not on the runtime class path");
              assertThat(fault.problem().fix()).contains("scope compile or runtime");
            });
  }

  @Test
  void anApiOfAnotherVersionIsExplained() throws IOException {
    // Classes and methods that this plugin's API does not have stand for those of a newer one.
    Path newer = Files.createDirectories(base.resolve("newer-api"));
    ClassPathFolder newerApi =
        new ClassPathFolder(newer)
            .source(
                "dev.trainyard.generator.model.Novelty",
                "public class Novelty { public static String name() { return \"new\"; } }")
            .compile();
    classes
        .definition("demo.One", appNamed("Novelty.name()"))
        .services("demo.One")
        .compile(newerApi);

    versions = new ApiVersions("1.0", "2.0");
    Problem different = load(classes.path(), newer).faults().get(0).problem();
    versions = new ApiVersions("1.0-SNAPSHOT", "1.0-SNAPSHOT");
    Problem same = load(classes.path(), newer).faults().get(0).problem();

    assertThat(different.found())
        .isEqualTo(
            "define() needs a part of the definition API that is not there"
                + " (java.lang.NoClassDefFoundError: dev/trainyard/generator/model/Novelty);"
                + " the project uses trainyard-generator 2.0, truenas-maven-plugin runs definitions with 1.0");
    assertThat(different.fix())
        .isEqualTo("give trainyard-generator and truenas-maven-plugin the same version");
    assertThat(same.fix()).endsWith("and compile the project anew: mvn clean process-classes");
  }

  private Definitions load(Path... classPath) throws IOException {
    List<Path> entries = classPath.length == 0 ? List.of(classes.path()) : List.of(classPath);
    try (DefinitionLoader loader = loader(entries)) {
      return loader.load(exit -> {});
    }
  }

  private DefinitionLoader loader(List<Path> classPath) {
    return new DefinitionLoader(classPath, new DisplayPath(base), versions);
  }

  private static Path jar(Path folder, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        var paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(folder.relativize(path).toString().replace('\\', '/')));
        Files.copy(path, out);
        out.closeEntry();
      }
    }
    return jar;
  }
}
