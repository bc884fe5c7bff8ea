package dev.trainyard.generator.compose.template;

import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.tree.TemplateFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** The templates of an app. */
public final class ComposeTemplate {

  /** Where the macros lie below the folder of templates. */
  public static final String MACROS = "macros/trainyard.jinja";

  private static final String MACROS_TEXT = macros();

  private ComposeTemplate() {}

  /**
   * A tree as a template, with what it includes.
   *
   * @param app name of the app
   * @return files by their path below the folder of templates
   */
  public static SortedMap<String, String> of(String app, TemplateFile file) {
    ExpressionPrinter expressions = new ExpressionPrinter(app);
    String body = new TreePrinter(expressions).print(file.documents());
    SortedMap<String, String> files = new TreeMap<>(expressions.files());
    files.put(MACROS, MACROS_TEXT);
    files.put(
        file.name(),
        "{%- import \""
            + MACROS
            + "\" as t %}\n"
            + expressions.answers().statements(Scope.ROOT, "")
            + expressions.directories()
            + body);
    return files;
  }

  /** The macros that templates use. */
  private static String macros() {
    try (InputStream in =
        ComposeTemplate.class.getResourceAsStream("/META-INF/trainyard/compose/trainyard.jinja")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
