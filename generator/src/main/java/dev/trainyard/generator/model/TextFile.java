package dev.trainyard.generator.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that a definition keeps in files of their own, such as scripts and Markdown. */
public final class TextFile {

  private TextFile() {}

  /**
   * The text of a resource beside a class, in UTF-8 with LF line ends whatever the checkout has.
   *
   * @throws IllegalArgumentException when there is no such resource; the message names it
   */
  public static String of(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException(
            "there is no resource " + name + " beside " + beside.getName());
      }
      return lines(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + name, e);
    }
  }

  /** A text with the line ends of generated files. */
  static String lines(String text) {
    return text.replace("\r\n", "\n");
  }
}
