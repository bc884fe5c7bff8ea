package dev.trainyard.catalog.generate;

import dev.trainyard.generator.check.AppChecks;
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
import java.util.function.Predicate;

/** Renders all apps of a catalog and collects what is wrong with any of them. */
public final class AppRenderer {

  /** The order of the apps in everything that is made from them. */
  static final Comparator<App> ORDER =
      Comparator.comparing(App::train).thenComparing(App::name).thenComparing(App::version);

  private final Edition edition;
  private final List<RenderedApp> rendered = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private AppRenderer(Edition edition) {
    this.edition = edition;
  }

  /** What the apps become; every file lies where the edition's layout has those of its app. */
  public static RenderedApps render(List<App> apps, Edition edition) {
    return render(apps, edition, app -> true);
  }

  /**
   * What some of the apps become.
   *
   * @param apps all apps of the catalog, which are judged together
   * @param wanted which of them to render
   */
  public static RenderedApps render(List<App> apps, Edition edition, Predicate<App> wanted) {
    AppRenderer renderer = new AppRenderer(edition);
    renderer.checkTogether(apps);
    // Rendering is a pure function of the app; the order of the results is that of the apps.
    apps.stream()
        .filter(wanted)
        .sorted(ORDER)
        .parallel()
        .map(app -> new AppRenderer(edition).with(app))
        .forEachOrdered(renderer::merge);
    return new RenderedApps(renderer.rendered, renderer.problems);
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
    apps.forEach(app -> counts.merge(id(app), 1, Integer::sum));
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

  private AppRenderer with(App app) {
    add(app);
    return this;
  }

  private void merge(AppRenderer other) {
    rendered.addAll(other.rendered);
    problems.addAll(other.problems);
  }

  private void add(App app) {
    if (!edition.layout().isTrain(app.train())) {
      problems.add(
          Problem.error(
              Rule.TRAIN,
              Where.definition(app.name(), "", app.source()),
              "train \"" + app.train() + "\"",
              edition.layout().trainShape(),
              "Choose another train; TrueNAS does not list this one."));
      problems.addAll(AppChecks.check(app));
      return;
    }
    try {
      Rendered made = AppChecks.render(edition, app);
      problems.addAll(made.problems());
      if (made.problems().stream().anyMatch(Problem::isError)) {
        return;
      }
      SortedMap<RelativePath, Content> files = new TreeMap<>(made.files());
      files.keySet().removeIf(path -> isMisplaced(app, path));
      if (made.files().isEmpty()) {
        problems.add(defect(app, "gave no files for it, and no reason"));
      }
      rendered.add(new RenderedApp(app.train(), app.name(), app.version(), files));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      problems.add(defect(app, "failed with " + describe(e)));
    }
  }

  private boolean isMisplaced(App app, RelativePath path) {
    boolean owned = edition.layout().owns(app.train(), app.name(), app.version(), path);
    if (!owned) {
      problems.add(
          Problem.error(
              Rule.APP_LAYOUT,
              new Where(app.name(), "", path.value(), 0, 0),
              "the " + edition.name() + " edition made this file",
              edition.layout().places(app.train(), app.name(), app.version()),
              "Add the file below the version folder; an item has no other place for it."));
    }
    return !owned;
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

  /** What tells the app from all others of a catalog, {@code TRAIN/APP}. */
  static String id(App app) {
    return id(app.train(), app.name());
  }

  static String id(String train, String name) {
    return train + "/" + name;
  }
}
