package dev.trainyard.generator.helm;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.trainyard.generator.form.AnswerTable;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.model.App;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code README.md}, {@code app-readme.md} and {@code CHANGELOG.md} of a chart. */
final class ChartProse {

  private static final Mustache.Compiler MUSTACHE =
      Mustache.compiler().escapeHTML(false).strictSections(true).withDelims("<% %>");

  private static final Template README = compiled("README.md.mustache");
  private static final Template CHANGELOG = compiled("CHANGELOG.md.mustache");

  /** What the README's template shows. */
  record Readme(
      String name,
      String title,
      String description,
      String text,
      List<AnswerTable.Row> questions,
      String example) {}

  /** A line of the changelog. */
  record Line(String line) {}

  /** A version of the changelog. */
  record Version(String version, List<Line> lines) {}

  /** What the changelog's template shows. */
  record Changelog(List<Version> changes) {}

  private ChartProse() {}

  static String appReadme(App app) {
    return app.prose().appReadme().strip() + "\n";
  }

  static String readme(App app, Form form) {
    return README.execute(
        new Readme(
            app.name(),
            app.listing().title(),
            app.listing().description(),
            app.prose().readme().strip(),
            AnswerTable.of(form),
            "ci/" + ScenarioValues.of(app).keySet().iterator().next() + "-values.yaml"));
  }

  static String changelog(App app) {
    List<Version> versions =
        app.prose().changes().stream()
            .map(
                change ->
                    new Version(change.version(), change.lines().stream().map(Line::new).toList()))
            .toList();
    return CHANGELOG.execute(new Changelog(versions));
  }

  private static Template compiled(String name) {
    String path = "/META-INF/trainyard/helm/" + name;
    try (InputStream in = ChartProse.class.getResourceAsStream(path)) {
      return MUSTACHE.compile(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
