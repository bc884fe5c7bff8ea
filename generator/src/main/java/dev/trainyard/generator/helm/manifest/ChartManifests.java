package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.All;
import dev.trainyard.generator.expression.Conditional;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.Negation;
import dev.trainyard.generator.expression.ReleaseState;
import dev.trainyard.generator.expression.ResourceName;
import dev.trainyard.generator.helm.word.Patch;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.model.EditionWord;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.Refusal;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.plan.Unique;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.TemplateFile;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All manifests of an app, file by file. */
public final class ChartManifests {

  private static final Expression<Boolean> STOPPED = new ReleaseState(ReleaseState.State.STOPPED);

  private final App app;
  private final Labels labels;
  private final Images images = new Images();
  private final Secrets secrets = new Secrets();
  private final Pods pods;
  private final Map<String, List<Document>> files = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<TemplateFile> patched;

  /** Renders an app that has no errors. */
  public ChartManifests(App app) {
    this.app = app;
    ExpectedAnswers.refusals(app).forEach(refusal -> add(ExpectedAnswers.FILE, refusal));
    this.labels = new Labels(app);
    this.pods = new Pods(images);
    // The first workload's own image is the chart's image, whatever its init containers run on.
    app.workloads()
        .forEach(
            workload -> workload.pod().containers().forEach(c -> images.name(c.image(), c.name())));
    app.workloads().forEach(this::workload);
    app.jobs().forEach(this::job);
    new Claims(labels).of(app).forEach(claim -> add("claims.yaml", claim));
    new Portals(labels).of(app.portals()).forEach(portal -> add("portal.yaml", portal));
    refusals();
    Unique.of(app).forEach(this::unique);
    secret();
    this.patched = patched();
  }

  /** The files in the order in which they were made, the definition's own changes included. */
  public List<TemplateFile> files() {
    return patched;
  }

  /** What of the definition only its manifests show to be wrong. */
  public List<Problem> problems() {
    return problems;
  }

  private List<TemplateFile> patched() {
    List<TemplateFile> all =
        files.entrySet().stream()
            .map(entry -> new TemplateFile(entry.getKey(), entry.getValue()))
            .toList();
    for (String object : ObjectNames.twice(all)) {
      problems.add(
          Problem.error(
              Rule.DUPLICATE,
              Where.definition(app.name(), "names of workloads", app.source()),
              "the chart would have two objects " + object,
              "names of workloads, jobs and questions for ports that, with what is added for services"
                  + " and data, differ",
              "rename the workload or the question whose name begins like that"));
    }
    for (Said<EditionWord.OfApp> word : app.words()) {
      if (word.value() instanceof Patch patch) {
        Patches.Patched result = Patches.apply(patch, all);
        all = result.files();
        result.faults().forEach(fault -> problems.add(misfit(patch, word.source(), fault)));
      }
    }
    return all;
  }

  private Problem misfit(Patch patch, SourceLine source, String fault) {
    return Problem.error(
        Rule.AROUND,
        Where.definition(app.name(), "patch of " + patch.kind() + " " + patch.name(), source),
        fault,
        "manifests and paths of the chart as it is rendered",
        "look at the rendered chart and correct the name or the path");
  }

  /** The fixed images of the chart. */
  public Images images() {
    return images;
  }

  /** The keys under which the app's Secret keeps what is generated. */
  public List<String> keptKeys() {
    return secrets.keys();
  }

  private void add(String file, Document document) {
    files.computeIfAbsent(file, key -> new ArrayList<>()).add(document);
  }

  private static Document of(DeclaredWorkload workload, Document document) {
    Document once =
        workload
            .repetition()
            .<Document>map(
                repetition ->
                    new Document.DocumentsEach(
                        repetition.list(), List.of(Documents.under(repetition.when(), document))))
            .orElse(document);
    return Documents.under(workload.when(), once);
  }

  private void workload(DeclaredWorkload workload) {
    Expression<String> name = Names.of(workload);
    Expression<String> component = Names.component(workload);
    String kind = workload.stateful() ? "StatefulSet" : "Deployment";
    // Before the workload, whose checksums then call the texts by the names of their files.
    generated(
        workload.pod(),
        workload.name(),
        name,
        component,
        workload.when(),
        data -> of(workload, data));
    Document document =
        Documents.manifest(
            fields ->
                fields
                    .put("apiVersion", "apps/v1")
                    .put("kind", kind)
                    .put(
                        "metadata",
                        metadata -> {
                          metadata.put("name", name).put("labels", labels.all(component));
                          // TrueNAS stops such workloads before the snapshot of an upgrade.
                          Wanted<String> stopped = new Wanted<>();
                          PlacedMount.of(workload.pod()).stream()
                              .filter(
                                  place -> place.mount().volume() instanceof VolumeSource.Storage)
                              .forEach(place -> stopped.add("true", place.outside()));
                          List<Tree.Entry> annotations =
                              stopped.entries(
                                  yes ->
                                      new Tree.Field(
                                          "ix.upgrade.scale.down.workload", Tree.text(yes)));
                          if (!annotations.isEmpty()) {
                            metadata.put("annotations", new Tree.Mapping(annotations));
                          }
                        })
                    .put("spec", spec -> spec(spec, workload, name, component)));
    add(workload.name() + ".yaml", of(workload, document));
    new Services(labels)
        .of(workload)
        .forEach(service -> add("service.yaml", of(workload, service)));
    new Rights(labels)
        .of(workload.pod(), name, component)
        .forEach(right -> add("rbac.yaml", of(workload, right)));
  }

  private void spec(
      MappingBuilder spec,
      DeclaredWorkload workload,
      Expression<String> name,
      Expression<String> component) {
    spec.put("replicas", new Conditional<>(STOPPED, new Literal<>(0L), workload.replicas()))
        .put("revisionHistoryLimit", 3);
    if (workload.stateful()) {
      spec.put("serviceName", Services.headlessName(workload))
          .put("podManagementPolicy", "Parallel")
          .put("updateStrategy", strategy -> strategy.put("type", "RollingUpdate"));
    } else {
      // Two pods must never write the same volume.
      spec.put("strategy", strategy -> strategy.put("type", "Recreate"));
    }
    spec.put("selector", selector -> selector.put("matchLabels", labels.selector(component)));
    spec.put("template", template(workload.pod(), name, component, "Always"));
  }

  private Tree template(
      Pod pod, Expression<String> name, Expression<String> component, String restartPolicy) {
    return MappingBuilder.mapping(
        template ->
            template
                .put(
                    "metadata",
                    metadata -> {
                      metadata.put("labels", labels.all(component));
                      Checksums.of(PodData.of(pod))
                          .ifPresent(checksums -> metadata.put("annotations", checksums));
                    })
                .put("spec", pods.spec(pod, name, restartPolicy)));
  }

  private void job(Job job) {
    ResourceName base = new ResourceName(job.name());
    Literal<String> component = new Literal<>(job.name());
    generated(
        job.pod(),
        job.name(),
        base,
        component,
        job.when(),
        data -> Documents.under(job.when(), data));
    Tree template = template(job.pod(), base, component, "OnFailure");
    Document document = new Jobs(labels).of(job, base, component, template);
    Expression<Boolean> running = new Negation(STOPPED);
    Expression<Boolean> condition =
        job.when()
            .<Expression<Boolean>>map(when -> new All(List.of(running, when)))
            .orElse(running);
    add(job.name() + ".yaml", Documents.under(Optional.of(condition), document));
    new Rights(labels)
        .of(job.pod(), base, component)
        .forEach(right -> add("rbac.yaml", Documents.under(job.when(), right)));
  }

  /** The ConfigMap and the Secrets of a pod: its generated files and secret variables. */
  private void generated(
      Pod pod,
      String owner,
      Expression<String> name,
      Expression<String> component,
      Optional<Expression<Boolean>> condition,
      UnaryOperator<Document> placed) {
    PodData data = PodData.of(pod);
    if (!data.config().isEmpty()) {
      add(
          owner + "-configmap.yaml",
          placed.apply(
              data("ConfigMap", "data", Names.with(name, "config"), component, data.config())));
    }
    secrets.keep(pod, condition);
    if (!data.variables().isEmpty()) {
      add(
          owner + "-secret.yaml",
          placed.apply(
              data("Secret", "stringData", Names.with(name, "env"), component, data.variables())));
    }
    if (!data.secretFiles().isEmpty()) {
      add(
          owner + "-secret.yaml",
          placed.apply(
              data(
                  "Secret",
                  "stringData",
                  Names.with(name, "files"),
                  component,
                  data.secretFiles())));
    }
  }

  private Document data(
      String kind,
      String field,
      Expression<String> name,
      Expression<String> component,
      List<Tree.Entry> entries) {
    return Documents.under(
        Presence.of(entries),
        Documents.manifest(
            fields -> {
              fields
                  .put("apiVersion", "v1")
                  .put("kind", kind)
                  .put(
                      "metadata",
                      metadata -> metadata.put("name", name).put("labels", labels.all(component)));
              if (kind.equals("Secret")) {
                fields.put("type", "Opaque");
              }
              fields.put(field, new Tree.Mapping(entries));
            }));
  }

  private void refusals() {
    for (Refusal refusal : app.refusals()) {
      Document refused = new Document.Refused(refusal.when(), refusal.message());
      add(
          "checks.yaml",
          refusal
              .each()
              .<Document>map(each -> new Document.DocumentsEach(each.list(), List.of(refused)))
              .orElse(refused));
    }
  }

  private void unique(Unique unique) {
    Document refused =
        new Document.Unique(
            Volumes.blocks(unique.values(), Tree.Scalar::new),
            unique.paths(),
            unique.before(),
            unique.after());
    Document repeated =
        unique
            .repetition()
            .<Document>map(
                each ->
                    new Document.DocumentsEach(
                        each.list(), List.of(Documents.under(each.when(), refused))))
            .orElse(refused);
    add("checks.yaml", Documents.under(unique.when(), repeated));
  }

  private void secret() {
    List<Tree.Entry> entries = secrets.entries();
    if (!entries.isEmpty()) {
      Document secret =
          Documents.manifest(
              fields ->
                  fields
                      .put("apiVersion", "v1")
                      .put("kind", "Secret")
                      .put(
                          "metadata",
                          metadata ->
                              metadata.put("name", Secrets.NAME).put("labels", labels.all()))
                      .put("type", "Opaque")
                      .put("stringData", new Tree.Mapping(entries)));
      add("secret.yaml", secret);
    }
  }
}
