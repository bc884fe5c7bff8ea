package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.All;
import dev.trainyard.generator.expression.Conditional;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.Negation;
import dev.trainyard.generator.expression.ReleaseState;
import dev.trainyard.generator.expression.ResourceName;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.Refusal;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.model.Workload;
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

  /** Renders an app that has no errors. */
  public ChartManifests(App app) {
    this.app = app;
    ExpectedAnswers.refusals(app).forEach(refusal -> add(ExpectedAnswers.FILE, refusal));
    this.labels = new Labels(app);
    this.pods = new Pods(images, app.workloads());
    // The first workload's own image is the chart's image, whatever its init containers run on.
    app.workloads()
        .forEach(
            workload -> workload.pod().containers().forEach(c -> images.name(c.image(), c.name())));
    app.workloads().forEach(this::workload);
    app.jobs().forEach(this::job);
    new Claims(labels).of(app).forEach(claim -> add("claims.yaml", claim));
    new Portals(labels).of(app.portals()).forEach(portal -> add("portal.yaml", portal));
    refusals();
    secret();
  }

  /** The files in the order in which they were made. */
  public List<TemplateFile> files() {
    return files.entrySet().stream()
        .map(entry -> new TemplateFile(entry.getKey(), entry.getValue()))
        .toList();
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

  private static Document of(Workload workload, Document document) {
    Document once =
        workload
            .repetition()
            .<Document>map(
                repetition -> new Document.DocumentsEach(repetition.list(), List.of(document)))
            .orElse(document);
    return Documents.under(workload.when(), once);
  }

  private void workload(Workload workload) {
    Expression<String> name = Names.of(workload);
    Expression<String> component = Names.component(workload);
    String kind = workload.stateful() ? "StatefulSet" : "Deployment";
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
                          if (hasStorage(workload.pod())) {
                            // TrueNAS stops such workloads before the snapshot of an upgrade.
                            metadata.put(
                                "annotations",
                                annotations ->
                                    annotations.put("ix.upgrade.scale.down.workload", "true"));
                          }
                        })
                    .put("spec", spec -> spec(spec, workload, name, component)));
    add(workload.name() + ".yaml", of(workload, document));
    new Services(labels)
        .of(workload)
        .forEach(service -> add("service.yaml", of(workload, service)));
    generated(
        workload.pod(),
        workload.name(),
        name,
        component,
        workload.when(),
        data -> of(workload, data));
    new Rights(labels)
        .of(workload.pod(), name, component)
        .forEach(right -> add("rbac.yaml", of(workload, right)));
  }

  private void spec(
      MappingBuilder spec,
      Workload workload,
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

  private static boolean hasStorage(Pod pod) {
    boolean[] found = new boolean[1];
    pod.containers()
        .forEach(
            container ->
                Block.forEach(
                    container.mounts(),
                    mount -> found[0] |= mount.volume() instanceof VolumeSource.Storage));
    return found[0];
  }

  private void job(Job job) {
    ResourceName base = new ResourceName(job.name());
    Literal<String> component = new Literal<>(job.name());
    Tree template = template(job.pod(), base, component, "OnFailure");
    Document document = new Jobs(labels).of(job, base, component, template);
    Expression<Boolean> running = new Negation(STOPPED);
    Expression<Boolean> condition =
        job.when()
            .<Expression<Boolean>>map(when -> new All(List.of(running, when)))
            .orElse(running);
    add(job.name() + ".yaml", Documents.under(Optional.of(condition), document));
    generated(
        job.pod(),
        job.name(),
        base,
        component,
        job.when(),
        data -> Documents.under(job.when(), data));
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
    return Documents.manifest(
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
        });
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
