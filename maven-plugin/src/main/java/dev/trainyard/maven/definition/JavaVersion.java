package dev.trainyard.maven.definition;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;

/** The Java version that a class file asks for. */
final class JavaVersion {

  private static final int MAGIC = 0xCAFEBABE;

  /** Class file versions count from Java 1.0, which wrote 45 and would be Java 1. */
  private static final int OFFSET = 44;

  private JavaVersion() {}

  /** The version of a class found through a loader; empty when there is no such class file. */
  static OptionalInt of(String className, ClassLoader loader) {
    try (InputStream file = loader.getResourceAsStream(className.replace('.', '/') + ".class")) {
      if (file == null) {
        return OptionalInt.empty();
      }
      DataInputStream data = new DataInputStream(file);
      if (data.readInt() != MAGIC) {
        return OptionalInt.empty();
      }
      data.readUnsignedShort();
      return OptionalInt.of(data.readUnsignedShort() - OFFSET);
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }
}
