package dev.trainyard.testcluster.apps;

import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.evaluate.Evaluator;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.evaluate.Values;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.HelmSite;
import dev.trainyard.generator.helm.ScenarioValues;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.tree.TemplateFile;
import dev.trainyard.testcluster.helm.Chart;
import dev.trainyard.testcluster.helm.HelmRelease;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An app, and what is tested of it.
 *
 * @param app the app
 * @param rendered all that the Helm edition makes of it
 * @param chart its chart
 * @param manifests its manifests, for evaluation
 */
record TestedApp(App app, Rendered rendered, Chart chart, List<TemplateFile> manifests) {

  /** The name of every release. */
  static final String RELEASE = "my-release";

  /** The shipped apps by name, found the way the plugin finds them. */
  static List<TestedApp> shipped() {
    return ServiceLoader.load(AppDefinition.class).stream()
        .map(provider -> of(provider.get()))
        .sorted(Comparator.comparing(TestedApp::name))
        .toList();
  }

  /** The shipped apps and {@link KitchenSink}. */
  static List<TestedApp> all() {
    return Stream.concat(shipped().stream(), Stream.of(of(new KitchenSink()))).toList();
  }

  static TestedApp of(AppDefinition definition) {
    App app = definition.define();
    Rendered rendered = new HelmEdition().render(app);
    if (rendered.files().isEmpty()) {
      throw new AssertionError(app.name() + " has errors: " + rendered.problems());
    }
    return new TestedApp(
        app,
        rendered,
        Chart.of(rendered.files(), RelativePath.of(app.train(), app.name(), app.version())),
        HelmEdition.manifests(app));
  }

  String name() {
    return app.name();
  }

  /** A file of the chart, such as {@code questions.yaml}. */
  String file(String path) {
    return chart.files().get(new RelativePath(path)).toText();
  }

  /** A release as Helm sees it. */
  HelmRelease helmRelease(Map<String, ?> values) {
    return HelmRelease.named(RELEASE).withValues(values);
  }

  /** The same release whose app's Secret is already there. */
  HelmRelease helmRelease(Map<String, ?> values, Map<String, String> kept) {
    return helmRelease(values).withSecret(secretName(), kept);
  }

  /** A release as the evaluator sees it. */
  HelmSite release(Map<String, Object> values, Map<String, String> kept) {
    return new HelmSite(
        app.name(),
        RELEASE,
        "ix-" + RELEASE,
        1,
        Values.merge(HelmEdition.defaults(app), values),
        kept);
  }

  /** The manifests as they must be. */
  List<Map<String, Object>> evaluate(Map<String, Object> values, Map<String, String> kept) {
    HelmSite site = release(values, kept);
    return Manifests.evaluate(manifests, site.answers(), site);
  }

  /** The notes as they must be. */
  String evaluateNotes(Map<String, Object> values) {
    Expression<String> notes = app.prose().notes();
    HelmSite site = release(values, kept());
    return new Evaluator(site.answers(), site).text(notes);
  }

  /** The answers of the scenario that says most; a copy. */
  Map<String, Object> fullestScenario() {
    return Collections.max(
        ScenarioValues.of(app).values(),
        Comparator.comparing(scenario -> scenario.toString().length()));
  }

  /** Whether these values are refused. */
  boolean refuses(Map<String, Object> values) {
    try {
      evaluate(values, kept());
      return false;
    } catch (RenderFailure refused) {
      return true;
    }
  }

  /** Seeds whose random answers, hostile or harmless, are not refused there. */
  List<Integer> seeds(int count, Place place) {
    return IntStream.iterate(0, seed -> seed + 1)
        .filter(
            seed ->
                Stream.of(RandomAnswers.hostile(seed), RandomAnswers.harmless(seed))
                    .noneMatch(random -> refuses(place.values(app, RELEASE, random.answer(app)))))
        .limit(count)
        .boxed()
        .toList();
  }

  /** The name of the app's own Secret. */
  String secretName() {
    return release(Map.of(), Map.of()).fullName();
  }

  /** Secrets as an earlier revision has left them, so that Helm and evaluator know the same. */
  Map<String, String> kept() {
    Map<String, String> kept = new HashMap<>();
    HelmEdition.keptKeys(app)
        .forEach(key -> kept.put(key, "Kept0" + key.replaceAll("[^A-Za-z0-9]", "")));
    return kept;
  }

  @Override
  public String toString() {
    return name();
  }
}
