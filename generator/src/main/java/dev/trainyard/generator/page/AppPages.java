package dev.trainyard.generator.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.form.AnswerTable;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.model.Acceptance;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.yaml.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages of an app: what visitors and owners read of it. */
public final class AppPages {

  private static final Mustache.Compiler MUSTACHE =
      Mustache.compiler().escapeHTML(false).strictSections(true).withDelims("<% %>");

  private static final Template CHANGELOG = compiled("page/CHANGELOG.md.mustache");

  /** What the README's template shows. */
  record Readme(
      String name,
      String title,
      String description,
      String text,
      boolean excepted,
      List<Line> exceptions,
      List<AnswerTable.Row> questions,
      String example) {}

  /** A line of a list. */
  record Line(String line) {}

  /** A version of the changelog. */
  record Version(String version, List<Line> lines) {}

  /** What the changelog's template shows. */
  record Changelog(List<Version> changes) {}

  /** What a long description stands in. Immutable. */
  public static final class Frame {

    private final Template template;

    private Frame(Template template) {
      this.template = template;
    }

    /**
     * A frame.
     *
     * @param name a resource such as {@code NAME/README.md.mustache}
     */
    public static Frame of(String name) {
      return new Frame(compiled(name));
    }
  }

  private AppPages() {}

  /** What lists of apps show, as YAML. */
  public static String listing(App app) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("categories", app.listing().categories());
    item.put("icon_url", app.listing().icon());
    item.put("tags", app.listing().tags());
    item.put("screenshots", app.listing().screenshots());
    return Yaml.write(item);
  }

  /** What the app says of changes that break upgrades: that it means them. */
  public static String accepted(App app) {
    List<Object> entries = new ArrayList<>();
    for (Acceptance acceptance : app.acceptances()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("code", acceptance.code());
      if (!acceptance.subject().isEmpty()) {
        entry.put("subject", acceptance.subject());
      }
      entry.put("reason", acceptance.reason());
      entries.add(entry);
    }
    return Layout.ACCEPTED_SIGN + Yaml.write(Map.of("accept", entries));
  }

  /** The short description. */
  public static String appReadme(App app) {
    return app.prose().appReadme().strip() + "\n";
  }

  /**
   * The long description with the table of questions.
   *
   * @param exceptions what containers may do beyond the least, a sentence each
   * @param frame an edition's own
   * @param example an example of answers, for frames that name one
   */
  public static String readme(
      App app, Form form, List<String> exceptions, Frame frame, String example) {
    return frame.template.execute(
        new Readme(
            app.name(),
            app.listing().title(),
            app.listing().description(),
            app.prose().readme().strip(),
            !exceptions.isEmpty(),
            exceptions.stream().map(Line::new).toList(),
            AnswerTable.of(form),
            example));
  }

  /** What each version changes. */
  public static String changelog(App app) {
    List<Version> versions =
        app.prose().changes().stream()
            .map(
                change ->
                    new Version(change.version(), change.lines().stream().map(Line::new).toList()))
            .toList();
    return CHANGELOG.execute(new Changelog(versions));
  }

  private static Template compiled(String name) {
    String path = "/META-INF/trainyard/" + name;
    try (InputStream in = AppPages.class.getResourceAsStream(path)) {
      return MUSTACHE.compile(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
