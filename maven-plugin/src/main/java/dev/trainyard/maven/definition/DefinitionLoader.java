package dev.trainyard.maven.definition;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs the app definitions that a class path names in {@code
 * META-INF/services/dev.trainyard.generator.model.AppDefinition}.
 *
 * <p>The classes see the definition API of this plugin and otherwise only their own class path and
 * the JDK. Keep the loader open as long as apps from it are in use: they may hold code of the
 * project.
 */
public final class DefinitionLoader implements Closeable {

  /** The file on the class path that names the definitions. */
  public static final String SERVICES_FILE = ServiceFiles.NAME;

  private final DefinitionClassLoader loader;
  private final DisplayPath display;
  private final Failure failure;

  /**
   * Opens a class path.
   *
   * @param classPath directories and jars, searched in this order; missing ones are ignored
   * @param display how files are shown in faults
   * @param versions the two versions of the API, for the text of faults
   */
  public DefinitionLoader(List<Path> classPath, DisplayPath display, ApiVersions versions) {
    this.loader =
        new DefinitionClassLoader(
            classPath.stream().map(DefinitionLoader::url).toArray(URL[]::new),
            AppDefinition.class.getClassLoader());
    this.display = display;
    this.failure = new Failure(loader, versions);
  }

  /**
   * Runs every definition, also after one has failed, with the class path as context class loader
   * of the calling thread.
   *
   * @param exit told when a definition ends the whole process, which cannot be kept from ending;
   *     the process then ends as a failed one
   * @throws IOException when a services file cannot be read
   */
  public Definitions load(Consumer<Problem> exit) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      List<App> apps = new ArrayList<>();
      List<Fault> faults = new ArrayList<>();
      for (ServiceEntry entry : ServiceFiles.read(loader, display)) {
        ExitWatch watch = new ExitWatch(entry, exit);
        try {
          apps.add(define(entry));
        } catch (FaultException e) {
          faults.add(e.fault);
        } finally {
          watch.end();
          // A definition that interrupts its thread must not make the next file unreadable.
          Thread.interrupted();
        }
      }
      return new Definitions(apps, faults);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * Which classes of a folder describe apps and are named in no services file: one warning for
   * each, with the line to add.
   *
   * @param folder a folder of the class path, such as {@code target/classes}; may be missing
   * @throws IOException when the folder or a services file cannot be read
   */
  public List<Problem> unregistered(Path folder) throws IOException {
    return new UnregisteredDefinitions(loader, display).in(folder);
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }

  private App define(ServiceEntry entry) throws FaultException {
    AppDefinition definition = construct(entry, constructor(entry, type(entry)));
    App app;
    try {
      app = definition.define();
    } catch (Throwable thrown) {
      throw failed(entry, "define()", thrown);
    }
    if (app == null) {
      throw new FaultException(
          Fault.of(
              Rule.DEFINITION_FAILS,
              entry,
              "define() returned null",
              "an app",
              "return the app that the definition describes"));
    }
    return app;
  }

  private Class<?> type(ServiceEntry entry) throws FaultException {
    try {
      return Class.forName(entry.provider(), false, loader);
    } catch (ClassNotFoundException e) {
      throw new FaultException(
          Fault.of(
              Rule.DEFINITION_CLASS,
              entry,
              "there is no such class on the runtime class path",
              "",
              "correct the line, or remove it when the definition is gone"));
    } catch (LinkageError e) {
      throw failed(entry, "loading the class", e);
    }
  }

  private Constructor<? extends AppDefinition> constructor(ServiceEntry entry, Class<?> type)
      throws FaultException {
    if (!AppDefinition.class.isAssignableFrom(type)) {
      throw new FaultException(
          Fault.of(
              Rule.DEFINITION_CLASS,
              entry,
              "the class does not implement " + AppDefinition.class.getName(),
              "",
              "implement the interface, or remove the line"));
    }
    if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers())) {
      throw new FaultException(
          Fault.of(
              Rule.DEFINITION_CLASS,
              entry,
              "the class is "
                  + (Modifier.isAbstract(type.getModifiers()) ? "abstract" : "not public"),
              "",
              "name a public class that is not abstract"));
    }
    try {
      return type.asSubclass(AppDefinition.class).getConstructor();
    } catch (NoSuchMethodException e) {
      throw new FaultException(
          Fault.of(
              Rule.DEFINITION_CLASS,
              entry,
              "the class has no public constructor without parameters",
              "",
              "add one; a class inside another class must also be static"));
    } catch (LinkageError e) {
      throw failed(entry, "loading the class", e);
    }
  }

  private AppDefinition construct(
      ServiceEntry entry, Constructor<? extends AppDefinition> constructor) throws FaultException {
    try {
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw failed(entry, "the constructor", e.getCause());
    } catch (Throwable thrown) {
      // An error of a static initializer comes as it is.
      throw failed(entry, "the constructor", thrown);
    }
  }

  private FaultException failed(ServiceEntry entry, String step, Throwable thrown) {
    return new FaultException(failure.explain(entry, step, thrown));
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("not a path of a class path: " + path, e);
    }
  }

  /** Carries a fault to the loop over all definitions. */
  private static final class FaultException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Fault fault;

    FaultException(Fault fault) {
      super(fault.problem().found());
      this.fault = fault;
    }
  }
}
