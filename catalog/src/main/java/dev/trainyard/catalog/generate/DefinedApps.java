package dev.trainyard.catalog.generate;

import dev.trainyard.generator.edition.Edition;
import dev.trainyard.generator.model.App;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Apps of a catalog, of which only those are rendered that may not be what they were. */
public final class DefinedApps {

  private final List<App> apps;
  private final Edition edition;
  private final Map<String, String> models;

  /**
   * The apps; nothing is rendered yet.
   *
   * @param apps the apps in any order, each in the train that it goes to
   */
  public DefinedApps(List<App> apps, Edition edition) {
    this.apps = apps.stream().sorted(AppRenderer.ORDER).toList();
    this.edition = edition;
    Set<String> ids = new HashSet<>();
    // One of two with the same train and name is too much, and nothing will come of any app.
    boolean known = !Build.id().isEmpty() && apps.stream().map(AppRenderer::id).allMatch(ids::add);
    this.models = known ? models(apps, edition) : Map.of();
  }

  private static Map<String, String> models(List<App> apps, Edition edition) {
    return apps.parallelStream()
        .flatMap(
            app ->
                Fingerprint.of(edition, app).stream()
                    .map(model -> Map.entry(AppRenderer.id(app), model)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The apps, sorted by train, name and version. */
  public List<App> all() {
    return apps;
  }

  /**
   * What stands for an app and its edition: 64 hexadecimal digits that no other app has. The same
   * build of Trainyard makes the same files and problems of both.
   *
   * @return empty when nothing can, and the app has to be rendered
   */
  public Optional<String> model(String train, String name) {
    return Optional.ofNullable(models.get(AppRenderer.id(train, name)));
  }

  /** What some of the apps become, and what is wrong with them or with all of them together. */
  public RenderedApps render(Predicate<App> wanted) {
    return AppRenderer.render(apps, edition, wanted);
  }
}
