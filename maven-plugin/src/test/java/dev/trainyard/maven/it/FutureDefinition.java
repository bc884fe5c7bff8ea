package dev.trainyard.maven.it;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A definition whose class file can be made to ask for a Java that does not exist yet. */
public final class FutureDefinition implements AppDefinition {

  private static final byte JAVA_99 = (byte) (99 + 44);

  @Override
  public App define() {
    throw new UnsupportedOperationException();
  }

  /** Writes this class, marked as compiled for Java 99, below a folder of the class path. */
  public static void writeTo(File classPathFolder) throws IOException {
    String name = FutureDefinition.class.getName().replace('.', '/') + ".class";
    try (InputStream in = FutureDefinition.class.getResourceAsStream("/" + name)) {
      byte[] bytes = in.readAllBytes();
      bytes[7] = JAVA_99;
      Path file = classPathFolder.toPath().resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    }
  }
}
