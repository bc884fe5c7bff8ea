package dev.trainyard.generator.helm;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.check.AroundModel;
import dev.trainyard.generator.check.WizardChecks;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Edition;
import dev.trainyard.generator.edition.InstalledApps;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.expression.node.Known;
import dev.trainyard.generator.form.Defaults;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.QuestionsYaml;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.form.ValuesSchema;
import dev.trainyard.generator.form.ValuesYaml;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.helm.manifest.ChartManifests;
import dev.trainyard.generator.helm.manifest.Images;
import dev.trainyard.generator.helm.template.ChartTemplates;
import dev.trainyard.generator.migration.Migration;
import dev.trainyard.generator.migration.MigrationProgram;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.page.AppPages;
import dev.trainyard.generator.plan.Kept;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.tree.TemplateFile;
import dev.trainyard.generator.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Charts for TrueNAS SCALE 22.02, 22.12, 23.10 and 24.04, and for plain Helm.
 *
 * <p>For an app it yields {@code TRAIN/APP/item.yaml} and the folder {@code TRAIN/APP/VERSION}. The
 * catalog's index files are made from these files by the catalog module.
 */
public final class HelmEdition implements Edition {

  /** The edition's name. */
  public static final String NAME = "helm";

  private static final AppPages.Frame README = AppPages.Frame.of("helm/README.md.mustache");

  /** The releases whose wizards show its forms. */
  public static final List<ReleaseLine> LINES =
      List.of(ReleaseLine.SCALE_22_12, ReleaseLine.SCALE_23_10);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Layout layout() {
    return HelmLayout.LAYOUT;
  }

  /** Renders one app. One with errors of its own renders to those errors and no files. */
  public Rendered render(App app) {
    return AppChecks.render(this, app);
  }

  @Override
  public List<Problem> objections(App app, List<Problem> errors) {
    App here = app.asIn(NAME);
    return objections(Plan.of(here), HelmForm.of(here), errors);
  }

  private static List<Problem> objections(Plan plan, Form form, List<Problem> errors) {
    List<Problem> problems = new ArrayList<>(HelmChecks.check(plan));
    if (Stream.concat(errors.stream(), problems.stream()).noneMatch(WizardChecks::isSpoiledBy)) {
      problems.addAll(WizardChecks.check(plan.app(), form, LINES, HelmAnswers.PLACES));
    }
    return problems;
  }

  @Override
  public Rendered renderSound(App whole) {
    App app = whole.asIn(NAME);
    Plan plan = Plan.of(app);
    Form form = HelmForm.of(app);
    List<Problem> problems = new ArrayList<>(objections(plan, form, List.of()));
    if (problems.stream().anyMatch(Problem::isError)) {
      return new Rendered(new TreeMap<>(), problems);
    }
    ChartManifests manifests = new ChartManifests(plan);
    problems.addAll(manifests.problems());
    AroundModel around = new AroundModel(app, NAME);
    problems.addAll(around.problems());
    if (problems.stream().anyMatch(Problem::isError)) {
      return new Rendered(new TreeMap<>(), problems);
    }
    SortedMap<RelativePath, Content> files = new TreeMap<>();
    RelativePath item = RelativePath.of(layout().item(app.train(), app.name()));
    files.put(RelativePath.of(HelmLayout.ITEM).below(item), text(AppPages.listing(app)));
    if (!app.acceptances().isEmpty()) {
      files.put(RelativePath.of(Layout.ACCEPTED).below(item), text(AppPages.accepted(app)));
    }
    RelativePath version = RelativePath.of(app.version()).below(item);
    SortedMap<RelativePath, String> chart = chart(plan, form, manifests);
    problems.addAll(around.addTo(chart));
    if (problems.stream().anyMatch(Problem::isError)) {
      return new Rendered(new TreeMap<>(), problems);
    }
    problems.addAll(ReleaseCheck.check(app, manifests, defaults(form, manifests.images())));
    if (problems.stream().anyMatch(Problem::isError)) {
      return new Rendered(new TreeMap<>(), problems);
    }
    chart.forEach(
        (path, text) -> files.put(path.below(version), MigrationProgram.content(path, text)));
    return new Rendered(files, problems);
  }

  /** The manifests of an app without errors, file by file, for evaluation. */
  public static List<TemplateFile> manifests(App app) {
    return new ChartManifests(Plan.of(app.asIn(NAME))).files();
  }

  /** What the app's Secret keeps from one revision to the next, each key once. */
  public static List<Kept> kept(App app) {
    return new ChartManifests(Plan.of(app.asIn(NAME))).kept();
  }

  /** The values in force when nobody answers anything: fixed images and the questions' defaults. */
  public static Map<String, Object> defaults(App app) {
    App here = app.asIn(NAME);
    return defaults(HelmForm.of(here), new Images(Plan.of(here)));
  }

  /** The values that nobody is asked for, which TrueNAS keeps among the answers. */
  static Map<String, Object> fixedValues(App app) {
    return new Images(Plan.of(app)).values();
  }

  @Override
  public Optional<InstalledApps> installedApps() {
    return Optional.of(new ReleaseExports());
  }

  private static Map<String, Object> defaults(Form form, Images images) {
    Map<String, Object> values = Defaults.of(ImageFields.of(images.values()));
    values.putAll(Defaults.of(form.fields()));
    return values;
  }

  private static SortedMap<RelativePath, String> chart(
      Plan plan, Form form, ChartManifests manifests) {
    App app = plan.app();
    List<Field> images = ImageFields.of(manifests.images().values());
    String title = app.listing().title();
    ChartTemplates templates = new ChartTemplates(app.name());
    manifests.files().forEach(templates::add);
    templates.notes(Known.of(ChartManifests.facts(app)).value(app.prose().notes()));
    SortedMap<RelativePath, String> files = new TreeMap<>();
    templates
        .files()
        .forEach((name, text) -> files.put(RelativePath.of(HelmLayout.TEMPLATES, name), text));
    files.put(RelativePath.of(HelmLayout.CHART), ChartMetadata.chart(app));
    files.put(RelativePath.of(HelmLayout.METADATA), ChartMetadata.metadata(plan));
    files.put(RelativePath.of(HelmLayout.QUESTIONS), QuestionsYaml.of(form));
    files.put(
        RelativePath.of(HelmLayout.FIXED_VALUES),
        "# Values that the wizard does not ask for.\n" + Yaml.write(Defaults.of(images)));
    files.put(
        RelativePath.of(HelmLayout.VALUES),
        ValuesYaml.of(title, images, form) + PlainHelmValues.yaml());
    files.put(
        RelativePath.of(HelmLayout.VALUES_SCHEMA),
        ValuesSchema.of(title, images, form, PlainHelmValues.schema()));
    files.put(RelativePath.of(HelmLayout.APP_README), AppPages.appReadme(app));
    files.put(
        RelativePath.of(HelmLayout.README),
        AppPages.readme(
            app,
            form,
            ChartMetadata.exceptions(plan),
            README,
            "ci/" + ScenarioValues.of(app).keySet().iterator().next() + "-values.yaml"));
    files.put(RelativePath.of(HelmLayout.CHANGELOG), AppPages.changelog(app));
    files.put(RelativePath.of(".helmignore"), "ci/\napp-readme.md\n");
    Migration migration = Migration.of(app, HelmAnswers.PATHS);
    if (!migration.isEmpty()) {
      files.put(MigrationProgram.PATH, MigrationProgram.JSON.of(migration));
    }
    ScenarioValues.of(app)
        .forEach(
            (name, values) ->
                files.put(
                    RelativePath.of("ci", name + "-values.yaml"), ScenarioValues.file(values)));
    return files;
  }

  private static Content text(String text) {
    return Content.text(text);
  }
}
