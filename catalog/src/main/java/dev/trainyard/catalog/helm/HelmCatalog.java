package dev.trainyard.catalog.helm;

import dev.trainyard.catalog.edition.AnswerSchema;
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
import dev.trainyard.catalog.index.CatalogJson;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.catalog.page.CatalogPage;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Edition;
import dev.trainyard.generator.edition.InstalledApps;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.migration.MigrationProgram;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The Helm edition with its catalogs.
 *
 * @param edition makes the files; they must lie as those of the Helm edition do
 */
public record HelmCatalog(Edition edition) implements CatalogEdition {

  /** The names of the files in a version's folder that are read for the index. */
  private static final Set<String> INDEXED =
      Set.of(
          HelmLayout.CHART,
          HelmLayout.QUESTIONS,
          HelmLayout.METADATA,
          HelmLayout.APP_README,
          HelmLayout.README,
          HelmLayout.CHANGELOG);

  private static final FormReferences REFERENCES =
      new FormReferences(
          Set.of(
              "normalize/ixVolume",
              "normalize/acl",
              "validations/hostPath",
              "validations/lockedHostPath",
              "validations/hostPathAttachments"),
          Set.of("normalize/ixVolume"),
          Set.of("validations/nodePort", "definitions/port"),
          Set.of("definitions/timezone", "definitions/nodeIP"),
          Set.of("definitions/certificate", "definitions/certificateAuthority"));

  private static final CatalogPage PAGE =
      new CatalogPage(HelmCatalog.class, "README.md.mustache", HelmLayout.LAYOUT);

  /** Helm holds them against it together with what nobody is asked. */
  private static final AnswerSchema SCHEMA =
      new AnswerSchema(
          HelmLayout.VALUES_SCHEMA, List.of(HelmLayout.FIXED_VALUES, HelmLayout.VALUES));

  /** The edition itself. */
  public HelmCatalog() {
    this(new HelmEdition());
  }

  @Override
  public String name() {
    return HelmEdition.NAME;
  }

  @Override
  public Layout layout() {
    return HelmLayout.LAYOUT;
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
  public Optional<InstalledApps> installedApps() {
    return edition.installedApps();
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
    return HelmIndex.of(item, versions, lastUpdate, findings);
  }

  @Override
  public SortedMap<RelativePath, Content> index(IndexLines lines) {
    return new TreeMap<>(
        Map.of(RelativePath.of(HelmLayout.LAYOUT.index()), CatalogJson.write(lines)));
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
    return HelmLayout.QUESTIONS;
  }

  @Override
  public Optional<AnswerSchema> answerSchema() {
    return Optional.of(SCHEMA);
  }

  @Override
  public String changelog() {
    return HelmLayout.CHANGELOG;
  }

  @Override
  public List<ReleaseLine> releaseLines() {
    return HelmEdition.LINES;
  }

  @Override
  public FormReferences references() {
    return REFERENCES;
  }

  @Override
  public Facts facts(ComparedVersion version, Form form) throws IOException {
    return HelmFacts.of(version, form);
  }

  /** The first that may be run (middleware 24.04, chart_releases_linux/upgrade.py). */
  @Override
  public List<String> migrations(ComparedVersion version, String from, String to) {
    return Stream.of(MigrationProgram.NAME + "_from_" + from, MigrationProgram.NAME)
        .map(name -> MigrationProgram.FOLDER + "/" + name)
        .filter(version::isProgram)
        .limit(1)
        .toList();
  }

  @Override
  public MigrationProgram migrationProgram() {
    return MigrationProgram.JSON;
  }

  @Override
  public Optional<OneWay> oneWay(VersionFolder version) throws IOException {
    return ChartNumbers.oneWay(version);
  }

  @Override
  public Map<String, Content> carried(Carrying carrying, VersionFolder files) throws IOException {
    return new ChartNumbers(carrying, files).changed();
  }

  @Override
  public CatalogRules rules() {
    return HelmRules.withoutRendering();
  }

  @Override
  public Content page(CatalogInfo info, List<IndexedItem> items) {
    return PAGE.of(info, items);
  }
}
