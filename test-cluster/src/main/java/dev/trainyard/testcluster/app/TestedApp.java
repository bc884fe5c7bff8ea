package dev.trainyard.testcluster.app;

import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.evaluate.Evaluator;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.evaluate.Sha256;
import dev.trainyard.generator.evaluate.Values;
import dev.trainyard.generator.expression.node.Fingerprint;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.HelmSite;
import dev.trainyard.generator.helm.ScenarioValues;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.plan.Kept;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.tree.TemplateFile;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.testcluster.helm.Chart;
import dev.trainyard.testcluster.helm.HelmRelease;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An app, and what is tested of it.
 *
 * @param app the app
 * @param rendered all that the Helm edition makes of it
 * @param chart its chart
 * @param manifests its manifests, for evaluation
 * @param secrets what its Secret keeps from one revision to the next, each key once
 * @param defaults the values in force when nobody answers anything
 */
public record TestedApp(
    App app,
    Rendered rendered,
    Chart chart,
    List<TemplateFile> manifests,
    List<Kept> secrets,
    Map<String, Object> defaults) {

  /** The name of every release. */
  public static final String RELEASE = "my-release";

  /**
   * The app of a definition.
   *
   * @throws AssertionError with everything that is wrong when the definition has errors
   */
  public static TestedApp of(AppDefinition definition) {
    App app = definition.define();
    return ifSound(app)
        .orElseThrow(
            () ->
                new AssertionError(
                    app.name()
                        + " has errors:\n"
                        + new HelmEdition()
                            .render(app).problems().stream()
                                .map(Problem::describe)
                                .collect(Collectors.joining("\n"))));
  }

  /** The app, unless an error was found in its definition. */
  public static Optional<TestedApp> ifSound(App app) {
    Rendered rendered = new HelmEdition().render(app);
    return rendered.files().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TestedApp(
                app,
                rendered,
                Chart.of(rendered.files(), RelativePath.of(app.train(), app.name(), app.version())),
                HelmEdition.manifests(app),
                HelmEdition.kept(app),
                HelmEdition.defaults(app)));
  }

  /** The app's name. */
  public String name() {
    return app.name();
  }

  /** A file of the chart, such as {@code questions.yaml}. */
  public String file(String path) {
    return chart.files().get(new RelativePath(path)).toText();
  }

  /** A release as Helm sees it. */
  public HelmRelease helmRelease(Map<String, ?> values) {
    return HelmRelease.named(RELEASE).withValues(values);
  }

  /** The same release whose app's Secret is already there. */
  public HelmRelease helmRelease(Map<String, ?> values, Map<String, String> kept) {
    return helmRelease(values).withSecret(secretName(values), kept);
  }

  /** A release as the evaluator sees it. */
  public HelmSite release(Map<String, Object> values, Map<String, String> kept) {
    return new HelmSite(
        app.name(), RELEASE, "ix-" + RELEASE, 1, Values.merge(defaults, values), kept);
  }

  /** The manifests as they must be. */
  public List<Map<String, Object>> evaluate(Map<String, Object> values, Map<String, String> kept) {
    HelmSite site = release(values, kept);
    return Manifests.evaluate(manifests, site.answers(), site);
  }

  /** The notes as they must be. */
  public String evaluateNotes(Map<String, Object> values) {
    Expression<String> notes = app.prose().notes();
    HelmSite site = release(values, kept());
    return new Evaluator(site.answers(), site).text(notes);
  }

  /** The answers of the scenario that says most; a copy. */
  public Map<String, Object> fullestScenario() {
    return Collections.max(
        ScenarioValues.of(app).values(),
        Comparator.comparing(scenario -> scenario.toString().length()));
  }

  /** Whether these values are refused. */
  public boolean refuses(Map<String, Object> values) {
    try {
      evaluate(values, kept());
      return false;
    } catch (RenderFailure refused) {
      return true;
    }
  }

  /** Seeds whose random answers, hostile or harmless, are not refused there. */
  public List<Integer> seeds(int count, Place place) {
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
  public String secretName() {
    return secretName(Map.of());
  }

  private String secretName(Map<String, ?> values) {
    return release(new LinkedHashMap<>(values), Map.of()).fullName();
  }

  /**
   * Secrets as an earlier revision has left them, so that Helm and evaluator know the same. Hashes
   * are those of other passwords, and are made anew.
   */
  public Map<String, String> kept() {
    Map<String, String> kept = new HashMap<>();
    secrets.forEach(one -> kept.put(one.key(), "Kept0" + one.key().replaceAll("[^A-Za-z0-9]", "")));
    return kept;
  }

  /** The same as a revision with the same passwords has left them: their hashes stay. */
  public Map<String, String> kept(Map<String, Object> values) {
    Map<String, String> kept = kept();
    HelmSite site = release(values, kept);
    for (Kept one : secrets) {
      if (one.value() instanceof Fingerprint mark) {
        try {
          String password = new Evaluator(site.answers(), site).text(mark.hash().password());
          kept.put(one.key(), Sha256.of(kept.get(mark.hash().key()) + password));
        } catch (RenderFailure unanswered) {
          // There is no such password, and no hash of it.
        }
      }
    }
    return kept;
  }

  @Override
  public String toString() {
    return name();
  }
}
