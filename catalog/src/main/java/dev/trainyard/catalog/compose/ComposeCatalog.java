package dev.trainyard.catalog.compose;

import dev.trainyard.catalog.compose.lint.ComposeLint;
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
import dev.trainyard.catalog.index.CarriedTexts;
import dev.trainyard.catalog.index.CatalogJson;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.catalog.page.CatalogPage;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.compose.ComposeLayout;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.OneFile;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.migration.MigrationProgram;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.yaml.Yaml;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The edition for TrueNAS 24.10 and later with its catalogs. */
public final class ComposeCatalog implements CatalogEdition {

  /**
   * The annotation of an {@code app.yaml} that says why there is no way back behind its version.
   */
  private static final String ONE_WAY = "trainyard.dev/one-way";

  /** The names of the files in a version's folder that are read for the index. */
  private static final Set<String> INDEXED =
      Set.of(
          ComposeLayout.APP,
          ComposeLayout.QUESTIONS,
          ComposeLayout.README,
          ComposeLayout.CHANGELOG);

  private static final FormReferences REFERENCES =
      new FormReferences(
          Set.of("normalize/ix_volume", "normalize/acl"),
          Set.of("normalize/ix_volume"),
          Set.of("definitions/port"),
          Set.of("definitions/timezone", "definitions/node_bind_ip"),
          Set.of("definitions/certificate"));

  private static final CatalogPage PAGE =
      new CatalogPage(ComposeCatalog.class, "README.md.mustache", ComposeLayout.LAYOUT);

  private static final Pattern VERSION =
      Pattern.compile("^(version: *[\"']?)[0-9.]+([\"']?) *$", Pattern.MULTILINE);
  private static final Pattern TRAIN = Pattern.compile("^train: .*$", Pattern.MULTILINE);

  private final ComposeEdition edition = new ComposeEdition();

  @Override
  public String name() {
    return edition.name();
  }

  @Override
  public Layout layout() {
    return edition.layout();
  }

  @Override
  public List<Problem> objections(App app, List<Problem> errors) {
    return edition.objections(app, errors);
  }

  @Override
  public Rendered renderSound(App app) {
    return edition.renderSound(app);
  }

  @Override
  public Optional<OneFile> oneFile() {
    return edition.oneFile();
  }

  @Override
  public int indexFormat() {
    return 1;
  }

  @Override
  public boolean indexes(String name) {
    return INDEXED.contains(name);
  }

  @Override
  public Optional<ItemIndex> index(
      PublishedItem item, List<VersionNumber> versions, LastUpdate lastUpdate, Findings findings) {
    return ComposeIndex.of(item, versions, lastUpdate, findings);
  }

  /** A NAS looks for the train {@code stable}, whatever else there is. */
  @Override
  public SortedMap<RelativePath, Content> index(IndexLines lines) {
    SortedMap<String, SortedMap<String, IndexLines.Line>> trains = new TreeMap<>(lines.byTrain());
    trains.putIfAbsent(App.STABLE, new TreeMap<>());
    SortedMap<RelativePath, Content> files = new TreeMap<>();
    files.put(
        RelativePath.of(ComposeLayout.LAYOUT.index()), CatalogJson.write(new IndexLines(trains)));
    files.put(RelativePath.of(ComposeLayout.FEATURES), Content.text("{}\n"));
    return files;
  }

  @Override
  public Optional<IndexLines> lines(Content index) {
    return CatalogJson.read(index);
  }

  @Override
  public Optional<IndexedItem> item(
      IndexLines.Line line, String train, String name, List<String> versions) {
    return CatalogJson.item(line, train, name, versions);
  }

  @Override
  public String form() {
    return ComposeLayout.QUESTIONS;
  }

  @Override
  public String changelog() {
    return ComposeLayout.CHANGELOG;
  }

  @Override
  public List<ReleaseLine> releaseLines() {
    return ComposeEdition.LINES;
  }

  @Override
  public FormReferences references() {
    return REFERENCES;
  }

  @Override
  public Facts facts(ComparedVersion version, Form form) throws IOException {
    return ComposeFacts.of(version, form);
  }

  /** Those that a file of its own names for both versions (middleware, apps/migration_utils.py). */
  @Override
  public List<String> migrations(ComparedVersion version, String from, String to)
      throws IOException {
    List<String> programs = new ArrayList<>();
    for (YamlNode one : version.yaml(ComposeLayout.MIGRATIONS).get("migrations").items()) {
      String path = MigrationProgram.FOLDER + "/" + one.get("file").text();
      if (isWithin(from, one.get("from"))
          && isWithin(to, one.get("target"))
          && version.isProgram(path)) {
        programs.add(path);
      }
    }
    return programs;
  }

  private static boolean isWithin(String version, YamlNode bounds) {
    Optional<VersionNumber> number = VersionNumber.parse(version);
    return number.isEmpty()
        || VersionNumber.parse(bounds.get("min_version").text())
                .map(least -> least.compareTo(number.get()) <= 0)
                .orElse(true)
            && VersionNumber.parse(bounds.get("max_version").text())
                .map(most -> most.compareTo(number.get()) >= 0)
                .orElse(true);
  }

  @Override
  public MigrationProgram migrationProgram() {
    return MigrationProgram.YAML;
  }

  @Override
  public Optional<OneWay> oneWay(VersionFolder version) throws IOException {
    YamlNode reason =
        version
            .read(ComposeLayout.APP)
            .map(app -> YamlReader.read(app.toBytes()).root().get("annotations").get(ONE_WAY))
            .orElse(YamlNode.MISSING);
    return reason.isPresent()
        ? Optional.of(new OneWay(ComposeLayout.APP, reason.position(), reason.text()))
        : Optional.empty();
  }

  @Override
  public Map<String, Content> carried(Carrying carrying, VersionFolder files) throws IOException {
    CarriedTexts texts = new CarriedTexts(carrying, files);
    texts.change(
        ComposeLayout.APP,
        text ->
            TRAIN
                .matcher(VERSION.matcher(text).replaceFirst("$1" + carrying.next() + "$2"))
                .replaceFirst("train: " + carrying.to()));
    texts.changelog(ComposeLayout.CHANGELOG);
    return texts.changed();
  }

  /** The version's folder, and what describes the item, which says nothing else. */
  @Override
  public Map<String, Content> sources(VersionFolder version) throws IOException {
    Map<String, Content> sources = new TreeMap<>();
    for (String path : version.paths()) {
      Optional<Content> content = version.read(path);
      if (content.isPresent()) {
        sources.put(path, content.get());
      }
    }
    Content app = sources.get(ComposeLayout.APP);
    if (app != null) {
      sources.put(ComposeLayout.ITEM, item(YamlReader.read(app.toBytes()).root()));
    }
    return sources;
  }

  private static Content item(YamlNode app) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("categories", texts(app.get("categories")));
    fields.put("icon_url", app.get("icon").text());
    fields.put("screenshots", texts(app.get("screenshots")));
    fields.put("tags", texts(app.get("keywords")));
    return Content.text(Yaml.write(fields));
  }

  private static List<String> texts(YamlNode list) {
    return list.items().stream().map(YamlNode::text).toList();
  }

  @Override
  public CatalogRules rules() {
    return new ComposeLint();
  }

  @Override
  public Content page(CatalogInfo info, List<IndexedItem> items) {
    return PAGE.of(info, items);
  }
}
