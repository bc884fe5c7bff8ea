package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.generate.DefinedApps;
import dev.trainyard.catalog.generate.RenderedApps;
import dev.trainyard.catalog.history.Action;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.model.App;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Adds the versions of defined apps; those that are published as they are defined stay unread. */
final class AddDefined implements Step {

  private final DefinedApps apps;
  private final int keep;

  /** The apps that were rendered for the last tip; the next one mostly asks for the same ones. */
  private Set<String> last = Set.of();

  private Optional<RenderedApps> rendered = Optional.empty();

  AddDefined(DefinedApps apps, int keep) {
    this.apps = apps;
    this.keep = keep;
  }

  @Override
  public Action action() {
    return Action.PUBLISH;
  }

  @Override
  public String reason() {
    return "";
  }

  /** Whether any problem of the definitions has been looked for. */
  boolean isApplied() {
    return rendered.isPresent();
  }

  /** Looks for all problems of the definitions. */
  RenderedApps renderAll() {
    return render(apps.all());
  }

  @Override
  public void apply(Draft draft) throws IOException {
    PublishedModels published = PublishedModels.ofPublished(draft);
    List<App> same = new ArrayList<>();
    List<App> others = new ArrayList<>();
    for (App app : apps.all()) {
      Optional<String> model = apps.model(app.train(), app.name());
      boolean there =
          model.isPresent() && published.has(app.train(), app.name(), app.version(), model.get());
      (there ? same : others).add(app);
    }
    RenderedApps made = render(others);
    made.problems().forEach(draft::report);
    if (made.hasErrors()) {
      return;
    }
    for (App app : same) {
      AddVersions.reportBelow(
          draft, app.train(), app.name(), VersionNumber.parse(app.version()).orElseThrow());
    }
    new AddVersions(made.apps(), keep).apply(draft);
    for (App app : apps.all()) {
      apps.model(app.train(), app.name())
          .ifPresent(
              model ->
                  draft.render(app.train(), app.name(), new Draft.Rendered(app.version(), model)));
    }
  }

  private RenderedApps render(List<App> wanted) {
    Set<String> ids = new TreeSet<>();
    wanted.forEach(app -> ids.add(app.train() + "/" + app.name()));
    if (rendered.isEmpty() || !ids.equals(last)) {
      last = ids;
      rendered = Optional.of(apps.render(app -> ids.contains(app.train() + "/" + app.name())));
    }
    return rendered.get();
  }
}
