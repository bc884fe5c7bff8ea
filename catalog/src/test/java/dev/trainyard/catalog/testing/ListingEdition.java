package dev.trainyard.catalog.testing;

import dev.trainyard.catalog.edition.Area;
import dev.trainyard.catalog.edition.Carrying;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.edition.ComparedVersion;
import dev.trainyard.catalog.edition.Facts;
import dev.trainyard.catalog.edition.Findings;
import dev.trainyard.catalog.edition.FormReferences;
import dev.trainyard.catalog.edition.IndexLines;
import dev.trainyard.catalog.edition.IndexedItem;
import dev.trainyard.catalog.edition.ItemIndex;
import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.catalog.edition.OneWay;
import dev.trainyard.catalog.edition.VersionFolder;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.migration.MigrationProgram;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.yaml.Position;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A second edition: plain texts on shelves. It has nothing in common with charts, neither a file
 * nor a place nor an index.
 *
 * <pre>
 * LIST.txt, SHAPE.txt, INDEX.md
 * shelf/TRAIN/APP/label.txt, versions.txt
 * shelf/TRAIN/APP/VERSION/about.txt, form.yaml
 * drafts/TRAIN/APP/about.txt
 * </pre>
 *
 * @param lines lines that every about.txt has besides its numbers, such as {@code keeps data}
 * @param variable what the form asks for
 */
public record ListingEdition(List<String> lines, String variable) implements CatalogEdition {

  private static final Layout LAYOUT =
      new Layout(
          "shelf",
          Set.of("closed"),
          Set.of(),
          "LIST.txt",
          List.of("SHAPE.txt"),
          List.of("versions.txt"),
          List.of("label.txt"),
          "drafts",
          "INDEX.md");

  /** What the list says of an item. */
  private record Line(String version, String program) implements IndexLines.Line {}

  /** One that keeps {@code data}, asks for {@code port}, and says nothing else. */
  public ListingEdition() {
    this(List.of("keeps data"), "port");
  }

  @Override
  public String name() {
    return "listing";
  }

  @Override
  public Layout layout() {
    return LAYOUT;
  }

  @Override
  public Rendered renderSound(App app) {
    SortedMap<RelativePath, Content> files = new TreeMap<>();
    String folder = LAYOUT.version(app.train(), app.name(), app.version());
    Content about =
        Content.text(
            "train %s\nversion %s\nprogram 7\n%s\n"
                .formatted(app.train(), app.version(), String.join("\n", lines)));
    files.put(RelativePath.of(folder, "about.txt"), about);
    files.put(
        RelativePath.of(folder, "form.yaml"),
        Content.text(
            "questions: [{variable: %s, schema: {type: string, $ref: [shelf/port]}}]\n"
                .formatted(variable)));
    files.put(
        RelativePath.of(LAYOUT.item(app.train(), app.name()), "label.txt"),
        Content.text("The app " + app.name() + "\n"));
    files.put(RelativePath.of(LAYOUT.source(app.train(), app.name()), "about.txt"), about);
    return new Rendered(files, List.of());
  }

  @Override
  public int indexFormat() {
    return 3;
  }

  @Override
  public boolean indexes(String name) {
    return name.equals("about.txt");
  }

  @Override
  public Optional<ItemIndex> index(
      PublishedItem item, List<VersionNumber> versions, LastUpdate lastUpdate, Findings findings) {
    String program = "";
    StringBuilder list = new StringBuilder();
    for (VersionNumber version : versions) {
      try {
        String about = item.folders().get(version.toString()).get("about.txt").content().toText();
        program = program.isEmpty() ? value(about, "program") : program;
      } catch (IOException | NullPointerException e) {
        findings.file(Rule.ITEM_FILE, item.folder() + "/" + version, "has no text", "", "Add it.");
      }
      RelativePath folder = RelativePath.of(item.folder(), version.toString());
      list.append(version).append(" since ").append(lastUpdate.of(folder)).append('\n');
    }
    if (!findings.isEmpty()) {
      return Optional.empty();
    }
    Line line = new Line(versions.get(0).toString(), program);
    return Optional.of(
        new ItemIndex(
            new IndexedItem(
                item.train(),
                item.name(),
                item.name(),
                "",
                program,
                versions.stream().map(VersionNumber::toString).toList()),
            line,
            new TreeMap<>(Map.of("versions.txt", Content.text(list.toString())))));
  }

  @Override
  public SortedMap<RelativePath, Content> index(IndexLines lines) {
    StringBuilder list = new StringBuilder("LIST\n");
    lines
        .byTrain()
        .forEach(
            (train, items) ->
                items.forEach(
                    (name, line) ->
                        list.append(
                            "%s %s %s %s\n"
                                .formatted(
                                    train,
                                    name,
                                    ((Line) line).version(),
                                    ((Line) line).program()))));
    SortedMap<RelativePath, Content> files = new TreeMap<>();
    files.put(RelativePath.of("LIST.txt"), Content.text(list.toString()));
    files.put(RelativePath.of("SHAPE.txt"), Content.text("train app version program\n"));
    return files;
  }

  @Override
  public Optional<IndexLines> lines(Content index) {
    List<String> texts = index.toText().lines().toList();
    if (texts.isEmpty() || !texts.get(0).equals("LIST")) {
      return Optional.empty();
    }
    SortedMap<String, SortedMap<String, IndexLines.Line>> byTrain = new TreeMap<>();
    for (String text : texts.subList(1, texts.size())) {
      String[] words = text.split(" ", -1);
      byTrain
          .computeIfAbsent(words[0], train -> new TreeMap<>())
          .put(words[1], new Line(words[2], words[3]));
    }
    return Optional.of(new IndexLines(byTrain));
  }

  @Override
  public Optional<IndexedItem> item(
      IndexLines.Line line, String train, String name, List<String> versions) {
    Line own = (Line) line;
    return versions.get(0).equals(own.version())
        ? Optional.of(new IndexedItem(train, name, name, "", own.program(), versions))
        : Optional.empty();
  }

  @Override
  public String form() {
    return "form.yaml";
  }

  @Override
  public String changelog() {
    return "";
  }

  @Override
  public List<ReleaseLine> releaseLines() {
    return List.of(ReleaseLine.SCALE_23_10);
  }

  @Override
  public FormReferences references() {
    return new FormReferences(Set.of(), Set.of(), Set.of("shelf/port"), Set.of(), Set.of());
  }

  @Override
  public Facts facts(ComparedVersion version, Form form) throws IOException {
    SortedMap<String, String> kept = new TreeMap<>();
    for (String line : version.read("about.txt").map(Content::toText).orElse("").lines().toList()) {
      if (line.startsWith("keeps ")) {
        kept.put(line.substring("keeps ".length()), "");
      }
    }
    return new Facts(Map.of(Area.DATA, kept));
  }

  @Override
  public List<String> migrations(ComparedVersion version, String from, String to) {
    return List.of();
  }

  @Override
  public MigrationProgram migrationProgram() {
    return MigrationProgram.JSON;
  }

  @Override
  public Optional<OneWay> oneWay(VersionFolder version) throws IOException {
    String reason = value(version.read("about.txt").orElseThrow().toText(), "one-way");
    return reason.isEmpty()
        ? Optional.empty()
        : Optional.of(new OneWay("about.txt", Position.NONE, reason));
  }

  @Override
  public Map<String, Content> carried(Carrying carrying, VersionFolder files) throws IOException {
    String about = files.read("about.txt").orElseThrow().toText();
    List<String> changed = new ArrayList<>();
    for (String line : about.lines().toList()) {
      changed.add(
          line.startsWith("train ")
              ? "train " + carrying.to()
              : line.startsWith("version ") ? "version " + carrying.next() : line);
    }
    carrying.changes().forEach(change -> changed.add("news " + change));
    return Map.of("about.txt", Content.text(String.join("\n", changed) + "\n"));
  }

  @Override
  public Map<String, Content> sources(VersionFolder version) throws IOException {
    return Map.of("about.txt", version.read("about.txt").orElseThrow());
  }

  @Override
  public CatalogRules rules() {
    return new ListingRules();
  }

  @Override
  public Content page(CatalogInfo info, List<IndexedItem> items) {
    return Content.text(
        items.stream()
            .map(item -> item.train() + "/" + item.name() + " " + item.versions() + "\n")
            .collect(Collectors.joining("", PAGE_SIGN + " " + info.title() + "\n", "")));
  }

  private static String value(String about, String word) {
    return about
        .lines()
        .filter(line -> line.startsWith(word + " "))
        .map(line -> line.substring(word.length() + 1))
        .findFirst()
        .orElse("");
  }
}
