package dev.trainyard.catalog.generate;

import dev.trainyard.catalog.layout.CatalogLayout;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Edition;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Renders all apps of a catalog and collects what is wrong with any of them. */
public final class AppRenderer {

  /** The order of the apps in everything that is made from them. */
  static final Comparator<App> ORDER =
      Comparator.comparing(App::train).thenComparing(App::name).thenComparing(App::version);

  private final Edition edition;
  private final SortedMap<RelativePath, Content> files = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private AppRenderer(Edition edition) {
    this.edition = edition;
  }

  /** The files of all apps without errors, and the problems of all apps. */
  public static Rendered render(List<App> apps, Edition edition) {
    AppRenderer renderer = new AppRenderer(edition);
    renderer.checkTogether(apps);
    // Rendering is a pure function of the app; the order of the results is that of the apps.
    apps.stream()
        .sorted(ORDER)
        .parallel()
        .map(app -> new AppRenderer(edition).rendered(app))
        .forEachOrdered(renderer::merge);
    return new Rendered(renderer.files, renderer.problems);
  }

  private void checkTogether(List<App> apps) {
    if (apps.isEmpty()) {
      problems.add(
          Problem.error(
              Rule.CATALOG_EMPTY,
              Where.ofApp(""),
              "there are no apps",
              "at least one app",
              "Name the definitions in META-INF/services/"
                  + "dev.trainyard.generator.model.AppDefinition."));
    }
    Map<String, Integer> counts = new TreeMap<>();
    apps.forEach(app -> counts.merge(folder(app), 1, Integer::sum));
    counts.forEach(
        (folder, count) -> {
          if (count > 1) {
            problems.add(
                Problem.error(
                    Rule.APP_TWICE,
                    Where.ofApp(folder.substring(folder.indexOf('/') + 1)),
                    count + " apps have the train and name " + folder,
                    "one app per train and name",
                    "Rename all but one, move them to another train, or remove them."));
          }
        });
  }

  private AppRenderer rendered(App app) {
    add(app);
    return this;
  }

  private void merge(AppRenderer other) {
    files.putAll(other.files);
    problems.addAll(other.problems);
  }

  private void add(App app) {
    problems.addAll(app.problems());
    if (!CatalogLayout.isTrain(app.train())) {
      problems.add(
          Problem.error(
              Rule.TRAIN,
              Where.ofApp(app.name()),
              "train \"" + app.train() + "\"",
              CatalogLayout.trainShape(),
              "Choose another train; TrueNAS does not list this one."));
      return;
    }
    if (app.problems().stream().noneMatch(Problem::isError)) {
      renderSound(app);
    }
  }

  private void renderSound(App app) {
    try {
      Rendered rendered = edition.render(app);
      problems.addAll(rendered.problems());
      if (rendered.problems().stream().noneMatch(Problem::isError)) {
        rendered.files().forEach((path, content) -> add(app, path, content));
        if (rendered.files().isEmpty()) {
          problems.add(defect(app, "gave no files for it, and no reason"));
        }
      }
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      problems.add(defect(app, "failed with " + describe(e)));
    }
  }

  private void add(App app, RelativePath path, Content content) {
    String item = folder(app) + "/";
    if (path.value().equals(item + CatalogLayout.ITEM_YAML)
        || path.value().startsWith(item + app.version() + "/")) {
      files.put(path, content);
    } else {
      problems.add(
          Problem.error(
              Rule.APP_LAYOUT,
              new Where(app.name(), "", path.value(), 0, 0),
              "the " + edition.name() + " edition made this file",
              item + CatalogLayout.ITEM_YAML + " and files in " + item + app.version() + "/",
              "Add the file below the version folder; an item has no other place for it."));
    }
  }

  private Problem defect(App app, String found) {
    return Problem.error(
        Rule.RENDERING,
        Where.ofApp(app.name()),
        "the " + edition.name() + " edition " + found,
        "",
        "This is a defect of the edition, not of the definition: please report it with the"
            + " definition.");
  }

  /** The exception and where it was thrown; a whole stack trace helps no author. */
  private static String describe(Throwable failure) {
    String text = failure.getClass().getSimpleName();
    if (failure.getMessage() != null) {
      text += ": " + failure.getMessage();
    }
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0
        ? text
        : text + " (" + trace[0].getFileName() + ":" + trace[0].getLineNumber() + ")";
  }

  /** The item folder, {@code TRAIN/APP}. */
  static String folder(App app) {
    return app.train() + "/" + app.name();
  }
}
