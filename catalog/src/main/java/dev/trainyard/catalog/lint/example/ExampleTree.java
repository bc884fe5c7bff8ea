package dev.trainyard.catalog.lint.example;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.catalog.index.IndexJson;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.yaml.YamlFile;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlReader;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A catalog that examples are changes of: one train, one app, one version. Its indexes follow from
 * its other files whatever these hold, as those of a generator that checks nothing would; the index
 * in an example is a merge patch (RFC 7396) of that, unless it is no JSON object. The paths of an
 * example begin with {@code ITEM} or {@code VERSION} for the folders of the app and its version.
 */
public abstract class ExampleTree {

  /** The version. */
  protected static final String NEW = "1.0.1";

  /** What stands before the questions of the app. */
  protected static final String FRAME =
      """
      groups:
        - name: Settings
          description: What the demo is to do
      questions:
      """;

  private final Layout layout;
  private final String item;
  private final String versions;
  private final String questions;
  private final SortedMap<String, PublishedFile> files = new TreeMap<>();

  /**
   * A catalog without files.
   *
   * @param item the folder of the app
   * @param versions the name of the index of an app
   * @param questions the name of the file that says what a version asks
   */
  protected ExampleTree(Layout layout, String item, String versions, String questions) {
    this.layout = layout;
    this.item = item;
    this.versions = versions;
    this.questions = questions;
  }

  /** Adds the files that a catalog without mistakes has, but its indexes. */
  protected abstract void base();

  /** What the index of the catalog says of an app. */
  protected abstract ObjectNode line(PublishedItem app, String newest);

  /** What the index of an app says of a version. */
  protected abstract ObjectNode entry(PublishedItem app, String version);

  /** The files that an example stands for. */
  public final SortedMap<String, PublishedFile> with(LintExample example) {
    base();
    example.changes().stream().filter(change -> !isIndex(change)).forEach(this::apply);
    index();
    example.changes().stream()
        .filter(this::isIndex)
        .forEach(change -> ExampleFiles.patch(files, path(change.path()), change.content()));
    return files;
  }

  /** Adds a file. */
  protected final void text(String path, String text) {
    files.put(path, PublishedFile.of(Content.text(text)));
  }

  /** The text of a file; empty where there is none. */
  protected final Optional<String> text(String path) {
    return files.get(path) instanceof PublishedFile.InMemory file
        ? YamlReader.utf8(file.content().toBytes())
        : Optional.empty();
  }

  /** What a file holds. */
  protected final YamlNode yaml(String path) {
    return text(path).map(YamlReader::read).map(YamlFile::root).orElse(YamlNode.MISSING);
  }

  private boolean isIndex(LintExample.Change change) {
    return change.path().equals(layout.index()) || change.path().endsWith("/" + versions);
  }

  private String path(String path) {
    return path.replaceFirst("^ITEM(?=/|$)", item)
        .replaceFirst("^VERSION(?=/|$)", item + "/" + NEW);
  }

  private void apply(LintExample.Change change) {
    String path = path(change.path());
    if (change.content().isEmpty()) {
      files.keySet().removeIf(name -> name.equals(path) || name.startsWith(path + "/"));
      return;
    }
    String text = change.content().get();
    boolean asked =
        change.state() == LintExample.State.FILE
            && path.endsWith(questions)
            && text.startsWith("- ");
    files.put(path, ExampleFiles.file(change.state(), asked ? FRAME + text : text));
  }

  private void index() {
    ObjectNode catalog = JsonNodeFactory.instance.objectNode();
    for (PublishedItem app : PublishedItem.of(layout, files).values()) {
      TreeMap<VersionNumber, String> numbers = new TreeMap<>(Comparator.reverseOrder());
      for (String name : app.folders().keySet()) {
        VersionNumber.parse(name).ifPresent(number -> numbers.put(number, name));
      }
      if (!numbers.isEmpty()) {
        ObjectNode entries = JsonNodeFactory.instance.objectNode();
        numbers.values().forEach(version -> entries.set(version, entry(app, version)));
        files.put(app.folder() + "/" + versions, PublishedFile.of(IndexJson.content(entries)));
        catalog
            .withObjectProperty(app.train())
            .set(app.name(), line(app, numbers.firstEntry().getValue()));
      }
    }
    files.put(layout.index(), PublishedFile.of(IndexJson.content(catalog)));
  }
}
