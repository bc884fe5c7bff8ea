package dev.trainyard.generator.compose;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.check.AroundModel;
import dev.trainyard.generator.check.WizardChecks;
import dev.trainyard.generator.compose.answer.ComposeAnswers;
import dev.trainyard.generator.compose.service.ComposeFile;
import dev.trainyard.generator.compose.service.Delivery;
import dev.trainyard.generator.compose.template.ComposeTemplate;
import dev.trainyard.generator.compose.word.Compose;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Edition;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.OneFile;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.QuestionsYaml;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.migration.Migration;
import dev.trainyard.generator.migration.MigrationProgram;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.page.AppPages;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.tree.TemplateFile;
import dev.trainyard.generator.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Apps for TrueNAS 24.10, 25.04, 25.10 and 26, which run Docker Compose.
 *
 * <p>For an app it yields {@code trains/TRAIN/APP/item.yaml}, the folder {@code
 * trains/TRAIN/APP/VERSION} and the same as a source in {@code ix-dev/TRAIN/APP}, as a contributor
 * to the official catalog would commit it.
 */
public final class ComposeEdition implements Edition {

  /** The edition's name. */
  public static final String NAME = Compose.EDITION;

  /** One program, whichever version is installed (apps_validation, json_schema_utils.py). */
  private static final Map<String, Object> MIGRATIONS =
      Map.of("migrations", List.of(Map.of("file", MigrationProgram.NAME)));

  private static final AppPages.Frame README = AppPages.Frame.of("compose/README.md.mustache");

  /** The releases whose wizards show its forms. */
  public static final List<ReleaseLine> LINES =
      List.of(ReleaseLine.SCALE_24_10, ReleaseLine.SCALE_25_10);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Layout layout() {
    return ComposeLayout.LAYOUT;
  }

  /** Renders one app. One with errors of its own renders to those errors and no files. */
  public Rendered render(App app) {
    return AppChecks.render(this, app);
  }

  @Override
  public List<Problem> objections(App app, List<Problem> errors) {
    App here = app.asIn(NAME);
    return objections(Plan.of(here), ComposeForm.of(here), errors);
  }

  private static List<Problem> objections(Plan plan, Form form, List<Problem> errors) {
    List<Problem> problems = new ArrayList<>(ComposeChecks.check(plan));
    if (Stream.concat(errors.stream(), problems.stream()).noneMatch(WizardChecks::isSpoiledBy)) {
      problems.addAll(WizardChecks.check(plan.app(), form, LINES, ComposeAnswers.PLACES));
    }
    return problems;
  }

  @Override
  public Rendered renderSound(App whole) {
    App app = whole.asIn(NAME);
    Plan plan = Plan.of(app);
    Form form = ComposeForm.of(app);
    List<Problem> problems = new ArrayList<>(objections(plan, form, List.of()));
    if (problems.stream().anyMatch(Problem::isError)) {
      return new Rendered(new TreeMap<>(), problems);
    }
    ComposeFile file = new ComposeFile(plan, Delivery.CATALOG);
    AroundModel around = new AroundModel(app, NAME);
    problems.addAll(around.problems());
    problems.addAll(misfits(plan, file, around));
    if (problems.stream().anyMatch(Problem::isError)) {
      return new Rendered(new TreeMap<>(), problems);
    }
    problems.addAll(ScenarioCheck.check(app, file));
    if (problems.stream().anyMatch(Problem::isError)) {
      return new Rendered(new TreeMap<>(), problems);
    }
    SortedMap<RelativePath, String> version = version(plan, form, file);
    problems.addAll(around.addTo(version));
    if (problems.stream().anyMatch(Problem::isError)) {
      return new Rendered(new TreeMap<>(), problems);
    }
    SortedMap<RelativePath, Content> files = new TreeMap<>();
    Content listing = Content.text(AppMetadata.item(app));
    RelativePath item = RelativePath.of(layout().item(app.train(), app.name()));
    RelativePath source = RelativePath.of(layout().source(app.train(), app.name()));
    files.put(RelativePath.of(ComposeLayout.ITEM).below(item), listing);
    files.put(RelativePath.of(ComposeLayout.ITEM).below(source), listing);
    if (!app.acceptances().isEmpty()) {
      files.put(RelativePath.of(Layout.ACCEPTED).below(item), Content.text(AppPages.accepted(app)));
    }
    RelativePath folder = RelativePath.of(app.version()).below(item);
    version.forEach(
        (path, text) -> {
          Content content = MigrationProgram.content(path, text);
          files.put(path.below(folder), content);
          files.put(path.below(source), content);
        });
    return new Rendered(files, problems);
  }

  /** Patches apply in both files that an app is handed over in. */
  private static List<Problem> misfits(Plan plan, ComposeFile file, AroundModel around) {
    return around.words().isEmpty()
        ? List.of()
        : Stream.concat(
                file.problems().stream(), new ComposeFile(plan, Delivery.FILE).problems().stream())
            .distinct()
            .toList();
  }

  /** The compose file of an app without errors as a tree, for evaluation. */
  public static TemplateFile file(App app) {
    return new ComposeFile(Plan.of(app.asIn(NAME)), Delivery.CATALOG).file();
  }

  /** The templates of an app without errors, by their paths below the folder of templates. */
  public static SortedMap<String, String> templates(App app) {
    return ComposeTemplate.of(app.name(), file(app));
  }

  /** The values of an app without errors that nobody is asked for. */
  public static Map<String, Object> fixedValues(App app) {
    return fixedValues(new ComposeFile(Plan.of(app.asIn(NAME)), Delivery.CATALOG));
  }

  private static Map<String, Object> fixedValues(ComposeFile file) {
    return file.images().values();
  }

  @Override
  public Optional<OneFile> oneFile() {
    return Optional.of(new SingleComposeFile());
  }

  private static SortedMap<RelativePath, String> version(Plan plan, Form form, ComposeFile file) {
    App app = plan.app();
    Map<String, String> files = new LinkedHashMap<>();
    files.put(ComposeLayout.APP, AppMetadata.app(plan, file.hasSetup()));
    files.put(ComposeLayout.QUESTIONS, QuestionsYaml.of(form));
    files.put(ComposeLayout.FIXED_VALUES, Yaml.write(fixedValues(file)));
    files.put(
        ComposeLayout.README,
        AppPages.readme(app, form, AppMetadata.exceptions(plan, file.hasSetup()), README, ""));
    files.put(ComposeLayout.CHANGELOG, AppPages.changelog(app));
    files.put(ComposeLayout.LIBRARY, "");
    ComposeTemplate.of(app.name(), file.file())
        .forEach((path, text) -> files.put(ComposeLayout.TEMPLATES + "/" + path, text));
    TestValues.of(app)
        .forEach(
            (name, values) ->
                files.put(
                    ComposeLayout.TEST_VALUES + "/" + name + "-values.yaml", Yaml.write(values)));
    Migration migration = Migration.of(app, ComposeAnswers.PATHS);
    if (!migration.isEmpty()) {
      files.put(ComposeLayout.MIGRATIONS, Yaml.write(MIGRATIONS));
      files.put(MigrationProgram.PATH.toString(), MigrationProgram.YAML.of(migration));
    }
    SortedMap<RelativePath, String> version = new TreeMap<>();
    files.forEach((path, text) -> version.put(new RelativePath(path), text));
    return version;
  }
}
