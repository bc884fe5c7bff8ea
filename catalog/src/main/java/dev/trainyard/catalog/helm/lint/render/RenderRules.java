package dev.trainyard.catalog.helm.lint.render;

import dev.trainyard.catalog.helm.lint.Examples;
import dev.trainyard.catalog.helm.lint.LintedVersion;
import dev.trainyard.catalog.helm.lint.VersionRules;
import dev.trainyard.catalog.helm.render.ChartRenderer;
import dev.trainyard.catalog.helm.render.ChartRenderer.OpenChart;
import dev.trainyard.catalog.helm.render.OutsideReference;
import dev.trainyard.catalog.helm.render.Rendered;
import dev.trainyard.catalog.helm.render.UnfitChartException;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.evaluate.Values;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.FormReader;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlFile;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.manifests.RenderedDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** All rules about what becomes of a version; without a renderer only those that need none. */
public final class RenderRules implements VersionRules {

  static final LintRule OUTSIDE =
      LintRule.warning("TN804", "values.schema.json refers to nothing outside of itself")
          .because(
              "Helm fetches what a schema refers to from wherever that lies, on every installation"
                  + " and edit; where it cannot, the app cannot be installed. Here nothing is"
                  + " fetched: the version is rendered without its schema.")
          .bad(
              Examples.version(
                  HelmLayout.VALUES_SCHEMA,
                  "{\"properties\": {\"title\": {\"$ref\": \"https://example.org/title.json\"}}}\n"))
          .good(
              Examples.version(
                  HelmLayout.VALUES_SCHEMA,
                  "{\"properties\": {\"title\": {\"$ref\": \"#/definitions/title\"}}, \"definitions\":"
                      + " {\"title\": {\"type\": \"string\"}}}\n"));

  private static final Pattern CI = Pattern.compile("ci/[^/]+-values\\.yaml");
  private static final int OBJECTS = 2000;

  /** How many files in ci are rendered. */
  private static final int CASES = 50;

  private final Optional<ChartRenderer> renderer;
  private final Optional<List<RenderedRules>> ofObjects;

  /** The folders of the versions that are rendered; all of them when empty. */
  private final Optional<Set<String>> only;

  private RenderRules(Optional<ChartRenderer> renderer, Optional<Set<String>> only) {
    this.renderer = renderer;
    this.only = only;
    // They read the schema of Kubernetes, which takes a moment.
    this.ofObjects =
        renderer.map(any -> List.of(new ManifestRules(), new RightsRules(), new LifecycleRules()));
  }

  /** The rules; those that take a renderer find nothing. */
  public static RenderRules withoutRendering() {
    return new RenderRules(Optional.empty(), Optional.empty());
  }

  /** All of the rules. */
  public static RenderRules with(ChartRenderer renderer) {
    return new RenderRules(Optional.of(renderer), Optional.empty());
  }

  /** The same, rendering the versions in these folders only. */
  public RenderRules only(Set<String> folders) {
    return new RenderRules(renderer, Optional.of(Set.copyOf(folders)));
  }

  @Override
  public List<LintRule> rules() {
    List<LintRule> rules = new ArrayList<>(new RefusalRules().rules());
    rules.add(OUTSIDE);
    rules.addAll(ManifestRules.all());
    rules.addAll(new AnswerRules().rules());
    rules.addAll(new ConfidentialRules().rules());
    rules.addAll(new RightsRules().rules());
    rules.addAll(new LifecycleRules().rules());
    rules.addAll(new PortalTargets().rules());
    rules.sort(Comparator.comparing(LintRule::code));
    return rules;
  }

  @Override
  public void check(LintedVersion version) {
    version
        .folder()
        .json(HelmLayout.VALUES_SCHEMA)
        .flatMap(OutsideReference::in)
        .ifPresent(
            reference ->
                version
                    .folder()
                    .tell(
                        OUTSIDE,
                        HelmLayout.VALUES_SCHEMA,
                        reference.position(),
                        "",
                        "refers to " + Visible.of(reference.text()),
                        "a reference that begins with #",
                        "Copy what is referred to into the schema."));
    Optional<YamlNode> chart = version.mapping(HelmLayout.CHART);
    if (renderer.isEmpty()
        || only.filter(folders -> !folders.contains(version.folder().path())).isPresent()
        || chart.isEmpty()
        || !version.folder().hasFolder(HelmLayout.TEMPLATES)) {
      // What is missing is told elsewhere.
      return;
    }
    List<Target> targets =
        Target.of(version.folder().report().targets(), chart.get().get("annotations"));
    if (targets.isEmpty()) {
      return;
    }
    Findings findings = new Findings();
    try (OpenChart open = renderer.get().open(version.folder().files())) {
      new Run(subject(version), open, findings).all(targets);
    } catch (IOException | UnfitChartException e) {
      beyondLimits(version, "is not rendered: " + Visible.of(String.valueOf(e.getMessage())));
    } catch (StackOverflowError e) {
      // Whatever a version holds is told of that version, and the others are checked.
      beyondLimits(version, "is not judged: what it renders to, or is made of, is nested too deep");
    }
    findings.tell(version);
  }

  private static void beyondLimits(LintedVersion version, String found) {
    version
        .folder()
        .tell(
            RefusalRules.LIMITS,
            HelmLayout.CHART,
            Position.NONE,
            "",
            found,
            "",
            "Make the version smaller, or look at the message.");
  }

  private static Subject subject(LintedVersion version) {
    Form form =
        version
            .mapping(HelmLayout.QUESTIONS)
            .map(root -> FormReader.read(new YamlFile(root, List.of())).form())
            .orElse(Form.EMPTY);
    String release =
        version.item().matches("[a-z]([-a-z0-9]{0,38}[a-z0-9])?") ? version.item() : "app";
    return new Subject(version, form, release, new Sources(version));
  }

  /** One version that is rendered. */
  private final class Run {

    private final Subject subject;
    private final OpenChart chart;
    private final Findings findings;
    private final PortalTargets portals = new PortalTargets();

    /** Whether a limit was met; nobody waits for that again and again. */
    private boolean bounded;

    Run(Subject subject, OpenChart chart, Findings findings) {
      this.subject = subject;
      this.chart = chart;
      this.findings = findings;
    }

    void all(List<Target> targets) throws IOException {
      Target newest = targets.get(targets.size() - 1);
      List<Case> ofNewest = new ArrayList<>();
      for (Target target : targets) {
        if (bounded) {
          return;
        }
        Optional<Proposal> proposal = Proposal.of(subject.form(), target.line());
        if (proposal.isPresent()) {
          Case usual =
              new Case(
                  "",
                  target.releases(),
                  target,
                  proposal.get().answers(),
                  proposal.get().untouched(),
                  Optional.empty());
          if (render(usual) && target.equals(newest)) {
            ofNewest.add(usual);
          }
        } else if (target.equals(newest)) {
          unanswered(target);
        }
      }
      List<String> all = targets.stream().flatMap(target -> target.releases().stream()).toList();
      for (Case written : written(newest, all)) {
        if (bounded) {
          return;
        }
        if (render(written)) {
          ofNewest.add(written);
        }
      }
      if (subject.version().newest() && !bounded) {
        AnswerRules.Trials trials = new AnswerRules.Trials(subject, chart, findings);
        for (Case one : ofNewest) {
          // What an answer does has nothing to do with the release that it is tried on.
          trials.run(one.on(all));
        }
      }
      portals.tell(subject.version());
    }

    private List<Case> written(Target target, List<String> releases) {
      List<Case> cases = new ArrayList<>();
      subject
          .version()
          .folder()
          .files()
          .forEach(
              (name, file) -> {
                if (CI.matcher(name).matches() && file.kind().isFile() && cases.size() < CASES) {
                  subject
                      .version()
                      .folder()
                      .yaml(name)
                      .filter(values -> values.isMap() || values.kind() == YamlNode.Kind.NULL)
                      .ifPresent(
                          values ->
                              cases.add(
                                  new Case(
                                      "with " + Visible.of(name),
                                      releases,
                                      target,
                                      inForce(values),
                                      false,
                                      Optional.of(name))));
                }
              });
      return cases;
    }

    /** What the chart says itself, with what the file says in its place. */
    private Map<String, Object> inForce(YamlNode values) {
      Map<String, Object> usual =
          subject.version().folder().yaml(HelmLayout.VALUES).map(Run::answers).orElse(Map.of());
      return Values.merge(usual, answers(values));
    }

    private static Map<String, Object> answers(YamlNode values) {
      Map<String, Object> answers = new LinkedHashMap<>();
      if (values.data() instanceof Map<?, ?> map) {
        map.forEach((key, value) -> answers.put(String.valueOf(key), value));
      }
      return answers;
    }

    private void unanswered(Target target) {
      findings.add(
          new Case("", target.releases(), target, Map.of(), false, Optional.empty()),
          RefusalRules.UNANSWERED,
          subject.version().folder().where(HelmLayout.QUESTIONS, new Position(1, 1), ""),
          "is not rendered with defaults: the wizard demands what was not found",
          "",
          "Put answers into a file ci/NAME-values.yaml.");
    }

    /** Renders a case and tells what is wrong; whether there is something to go on with. */
    private boolean render(Case rendering) throws IOException {
      Rendered rendered = chart.render(rendering.installation(subject.release(), subject.form()));
      if (rendered.isDone() && rendered.documents().size() > OBJECTS) {
        rendered = Rendered.unbounded("renders to " + rendered.documents().size() + " objects");
      }
      bounded = rendered.outcome() == Rendered.Outcome.UNBOUNDED;
      if (!rendered.isDone()) {
        RefusalRules.check(subject, rendering, rendered, findings);
        return false;
      }
      List<RenderedDocument> documents =
          ManifestRules.read(subject, rendering, rendered.documents(), findings).stream()
              .filter(document -> !document.manifest().isTest())
              .toList();
      for (RenderedRules family : ofObjects.orElseThrow()) {
        family.check(subject, rendering, documents, findings);
      }
      portals.see(documents);
      return true;
    }
  }
}
