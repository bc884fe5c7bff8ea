package dev.trainyard.maven.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A folder on a project's class path, filled by compiling sources. */
public final class ClassPathFolder {

  private final Path folder;
  private final List<JavaFileObject> sources = new ArrayList<>();

  /** A folder that is there. */
  public ClassPathFolder(Path folder) {
    this.folder = folder;
  }

  /** The folder itself. */
  Path path() {
    return folder;
  }

  /** Adds a class; the text follows its package declaration. */
  public ClassPathFolder source(String className, String text) {
    int dot = className.lastIndexOf('.');
    String content = "package " + className.substring(0, dot) + "; " + text;
    sources.add(
        new SimpleJavaFileObject(
            URI.create("string:///" + className.replace('.', '/') + ".java"),
            JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
          }
        });
    return this;
  }

  /** Adds a definition with these members; it may use the model without further imports. */
  public ClassPathFolder definition(String className, String members) {
    return source(
        className,
        """
        import dev.trainyard.generator.model.*;
        public class %s implements AppDefinition {
          %s
        }
        """
            .formatted(className.substring(className.lastIndexOf('.') + 1), members));
  }

  /** Compiles what was added; each of these folders is on the compiler's class path. */
  public ClassPathFolder compile(ClassPathFolder... others) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringBuilder classPath = new StringBuilder(System.getProperty("java.class.path"));
    for (ClassPathFolder other : others) {
      classPath.append(System.getProperty("path.separator")).append(other.folder);
    }
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of("-d", folder.toString(), "-cp", classPath.toString(), "--release", "17", "-g");
    assertThat(compiler.getTask(messages, null, null, options, null, sources).call())
        .as(messages.toString())
        .isTrue();
    sources.clear();
    return this;
  }

  /** Writes the services file. */
  public ClassPathFolder services(String... lines) {
    return write(DefinitionLoader.SERVICES_FILE, String.join("\n", lines) + "\n");
  }

  /** Writes a text file. */
  ClassPathFolder write(String path, String content) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Makes a class file ask for another Java version. */
  public ClassPathFolder needsJava(String className, int java) {
    try {
      Path file = folder.resolve(className.replace('.', '/') + ".class");
      byte[] bytes = Files.readAllBytes(file);
      bytes[6] = 0;
      bytes[7] = (byte) (java + 44);
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Removes a compiled class. */
  ClassPathFolder without(String className) {
    try {
      Files.delete(folder.resolve(className.replace('.', '/') + ".class"));
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
