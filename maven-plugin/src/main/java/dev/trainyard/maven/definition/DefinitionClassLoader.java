package dev.trainyard.maven.definition;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * The project's class path, sharing nothing but the definition API with the plugin. The project's
 * own Jackson, logging and so on stay apart from the plugin's.
 *
 * <p>The API comes from the plugin only. Falling back to the project's copy for a class that the
 * plugin's API lacks would mix two versions of it; the linkage error that arises instead is what
 * {@link DefinitionLoader} explains.
 */
final class DefinitionClassLoader extends URLClassLoader {

  /** Prefix of the packages shared with the plugin. */
  static final String API_PREFIX = "dev.trainyard.generator.";

  /** The loader's name, by which stack frames of the project's classes are recognized. */
  static final String NAME = "truenas-definitions";

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader api;

  /**
   * A loader over a class path.
   *
   * @param classPath directories and jars, searched in this order
   * @param api the loader that the plugin sees the definition API through
   */
  DefinitionClassLoader(URL[] classPath, ClassLoader api) {
    super(NAME, classPath, ClassLoader.getPlatformClassLoader());
    this.api = api;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(API_PREFIX)) {
      return api.loadClass(name);
    }
    return name.equals(Exit.class.getName()) ? Exit.class : super.loadClass(name, resolve);
  }

  /** Finds a class, and keeps it from ending the process. */
  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (file != null) {
        byte[] found = file.readAllBytes();
        byte[] harmless = ExitCalls.replaced(found);
        if (harmless != found) {
          return defineClass(name, harmless, 0, harmless.length);
        }
      }
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
    return super.findClass(name);
  }
}
