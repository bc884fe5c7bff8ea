package dev.trainyard.apps.cockroachdb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Scripts and prose that stand in files of their own beside a definition. */
public final class Resource {

  private Resource() {}

  /**
   * The text of a file.
   *
   * @param beside a class of the package the file stands in
   * @param name the file's name
   * @throws IllegalArgumentException when there is no such file
   */
  public static String text(Class<?> beside, String name) {
    try (InputStream stream = beside.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException("no " + name + " beside " + beside.getName());
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
