package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.generate.Build;
import dev.trainyard.catalog.git.CatalogTree;
import dev.trainyard.catalog.history.History;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.RelativePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Of what the published items were made: a file on the branch with a hash of each item's model, the
 * build of Trainyard and the ids that git gives to the files that came of it. An item whose hash is
 * still the same would be rendered to what is there. The hash of files that somebody has changed is
 * another one. Whoever may push can write any line here, as well as any chart; the history tells of
 * both.
 */
final class PublishedModels {

  /** The file, {@code HASH TRAIN/APP} on each line. */
  static final String FILE = History.FOLDER + "/models";

  private static final int DIGITS = 64;

  private final Layout layout;
  private final CatalogTree tree;
  private final Map<String, String> lines;

  private PublishedModels(Layout layout, CatalogTree tree, Map<String, String> lines) {
    this.layout = layout;
    this.tree = tree;
    this.lines = lines;
  }

  /**
   * What is known of a draft that is still the newest commit of the branch; nothing when somebody
   * else has made that commit.
   */
  static PublishedModels ofPublished(Draft draft) throws IOException {
    return Indexing.isAsPublished(draft.tree())
        ? of(draft)
        : new PublishedModels(draft.layout(), draft.tree(), Map.of());
  }

  private static PublishedModels of(Draft draft) throws IOException {
    Map<String, String> lines = new HashMap<>();
    Optional<Content> file = draft.tree().read(FILE);
    if (file.isPresent()) {
      file.get()
          .toText()
          .lines()
          .filter(line -> line.indexOf(' ') == DIGITS)
          .forEach(line -> lines.put(line.substring(DIGITS + 1), line.substring(0, DIGITS)));
    }
    return new PublishedModels(draft.layout(), draft.tree(), lines);
  }

  /** Whether what is published of an app is what this model becomes. */
  boolean has(String train, String app, String version, String model) throws IOException {
    String line = lines.get(train + "/" + app);
    return line != null && line.equals(hash(train, app, version, model));
  }

  /**
   * Writes what is known of a draft whose files are complete. Apps with problems have no line, as
   * these must be told every time.
   */
  static void renew(Draft draft) throws IOException {
    PublishedModels models = of(draft);
    Set<String> troubled =
        draft.problems().stream().map(problem -> problem.where().app()).collect(Collectors.toSet());
    SortedMap<String, String> lines = new TreeMap<>();
    for (String train : draft.trains()) {
      for (String app : draft.tree().folders(draft.layout().train(train))) {
        String id = train + "/" + app;
        Optional<Draft.Rendered> rendered = draft.rendered(train, app);
        if (rendered.isEmpty() && models.lines.containsKey(id)) {
          lines.put(id, models.lines.get(id));
        } else if (rendered.isPresent() && !troubled.contains(app)) {
          lines.put(id, models.hash(train, app, rendered.get().version(), rendered.get().model()));
        }
      }
    }
    if (!lines.isEmpty() || !models.lines.isEmpty()) {
      StringBuilder text = new StringBuilder();
      lines.forEach((id, hash) -> text.append(hash).append(' ').append(id).append('\n'));
      draft.tree().put(new RelativePath(FILE), Content.text(text.toString()));
    }
  }

  private String hash(String train, String app, String version, String model) throws IOException {
    String item = layout.item(train, app);
    List<String> parts = new ArrayList<>(List.of(Build.id(), model));
    parts.add(tree.folderId(layout.version(train, app, version)).orElse(""));
    for (String name : layout.itemFiles()) {
      parts.add(tree.entryId(item + "/" + name).orElse(""));
    }
    String source = layout.source(train, app);
    parts.add(source.isEmpty() ? "" : tree.folderId(source).orElse(""));
    return HexFormat.of()
        .formatHex(
            Content.sha256Digest()
                .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8)));
  }
}
