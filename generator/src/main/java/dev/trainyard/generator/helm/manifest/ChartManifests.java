package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.All;
import dev.trainyard.generator.expression.Conditional;
import dev.trainyard.generator.expression.Equality;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.Negation;
import dev.trainyard.generator.expression.ReleaseFact;
import dev.trainyard.generator.expression.ReleaseState;
import dev.trainyard.generator.expression.ResourceName;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Env;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.PolicyRule;
import dev.trainyard.generator.model.Portal;
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
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** All manifests of an app, file by file. */
public final class ChartManifests {

  private static final Expression<Boolean> ON_TRUENAS =
      new ReleaseState(ReleaseState.State.ON_TRUENAS);
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
    this.labels = new Labels(app);
    this.pods = new Pods(images, app.workloads());
    // The first workload's own image is the chart's image, whatever its init containers run on.
    app.workloads()
        .forEach(
            workload ->
                workload.pod().containers().forEach(c -> images.reference(c.image(), c.name())));
    app.workloads().forEach(this::workload);
    app.jobs().forEach(this::job);
    claims();
    portals();
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

  private void add(String file, Document document) {
    files.computeIfAbsent(file, key -> new ArrayList<>()).add(document);
  }

  private static Document manifest(Consumer<MappingBuilder> content) {
    return new Document.Manifest(MappingBuilder.mapping(content));
  }

  private static Document under(Optional<Expression<Boolean>> condition, Document document) {
    return condition
        .<Document>map(when -> new Document.DocumentsWhen(when, List.of(document)))
        .orElse(document);
  }

  private static Document of(Workload workload, Document document) {
    Document once =
        workload
            .repetition()
            .<Document>map(
                repetition ->
                    new Document.DocumentsEach(
                        repetition.list(), repetition.item(), List.of(document)))
            .orElse(document);
    return under(workload.when(), once);
  }

  private void workload(Workload workload) {
    Expression<String> name = Names.of(workload);
    Expression<String> component = Names.component(workload);
    String kind = workload.stateful() ? "StatefulSet" : "Deployment";
    Document document =
        manifest(
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
    generated(workload.pod(), workload.name(), name, component, data -> of(workload, data));
    rights(workload.pod(), name, component, right -> of(workload, right));
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
    spec.put("template", template(workload.pod(), workload.name(), name, component, "Always"));
  }

  private Tree template(
      Pod pod,
      String owner,
      Expression<String> name,
      Expression<String> component,
      String restartPolicy) {
    return MappingBuilder.mapping(
        template ->
            template
                .put(
                    "metadata",
                    metadata -> {
                      metadata.put("labels", labels.all(component));
                      pods.checksums(pod, owner)
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
    Tree template = template(job.pod(), job.name(), base, component, "OnFailure");
    Document document =
        switch (job.trigger()) {
          case SCHEDULE -> cronJob(job, base, component, template);
          case EACH_RELEASE ->
              job(
                  job,
                  new Text(
                      List.of(
                          new Text.Hole(base),
                          new Text.Fixed("-"),
                          new Text.Hole(new ReleaseFact(ReleaseFact.Fact.REVISION)))),
                  component,
                  template,
                  "");
          case PRE_INSTALL -> job(job, base, component, template, "pre-install");
          case POST_INSTALL -> job(job, base, component, template, "post-install");
          case PRE_UPGRADE -> job(job, base, component, template, "pre-upgrade");
          case POST_UPGRADE -> job(job, base, component, template, "post-upgrade");
        };
    Expression<Boolean> running = new Negation(STOPPED);
    Expression<Boolean> condition =
        job.when()
            .<Expression<Boolean>>map(when -> new All(List.of(running, when)))
            .orElse(running);
    add(job.name() + ".yaml", under(Optional.of(condition), document));
    generated(job.pod(), job.name(), base, component, data -> under(job.when(), data));
    rights(job.pod(), base, component, inner -> under(job.when(), inner));
  }

  private Document job(
      Job job, Expression<String> name, Expression<String> component, Tree template, String hook) {
    return manifest(
        fields ->
            fields
                .put("apiVersion", "batch/v1")
                .put("kind", "Job")
                .put(
                    "metadata",
                    metadata -> {
                      metadata.put("name", name).put("labels", labels.all(component));
                      if (!hook.isEmpty()) {
                        metadata.put(
                            "annotations",
                            annotations ->
                                annotations
                                    .put("helm.sh/hook", hook)
                                    .put(
                                        "helm.sh/hook-delete-policy",
                                        "before-hook-creation,hook-succeeded"));
                      }
                    })
                .put(
                    "spec",
                    spec -> spec.put("backoffLimit", job.attempts()).put("template", template)));
  }

  private Document cronJob(
      Job job, Expression<String> name, Expression<String> component, Tree template) {
    return manifest(
        fields ->
            fields
                .put("apiVersion", "batch/v1")
                .put("kind", "CronJob")
                .put(
                    "metadata",
                    metadata -> metadata.put("name", name).put("labels", labels.all(component)))
                .put(
                    "spec",
                    spec ->
                        spec.put("schedule", job.schedule().orElseThrow().expression())
                            .put("concurrencyPolicy", "Forbid")
                            .put("successfulJobsHistoryLimit", 1)
                            .put("failedJobsHistoryLimit", 1)
                            .put(
                                "jobTemplate",
                                jobTemplate ->
                                    jobTemplate.put(
                                        "spec",
                                        jobSpec ->
                                            jobSpec
                                                .put("backoffLimit", job.attempts())
                                                .put("template", template)))));
  }

  /** The ConfigMap and the Secrets of a pod: its generated files and secret variables. */
  private void generated(
      Pod pod,
      String owner,
      Expression<String> name,
      Expression<String> component,
      UnaryOperator<Document> placed) {
    Files generated = new Files(pod);
    if (!generated.plain().isEmpty()) {
      add(
          Pods.configFile(owner),
          placed.apply(
              data(
                  "ConfigMap",
                  "data",
                  Names.with(name, "config"),
                  component,
                  fields(generated, generated.plain()))));
    }
    List<Tree.Entry> variables = new SecretEnv(pod).entries();
    if (!variables.isEmpty()) {
      keep(pod);
      add(
          Pods.secretFile(owner),
          placed.apply(
              data("Secret", "stringData", Names.with(name, "env"), component, variables)));
    }
    if (!generated.secret().isEmpty()) {
      Block.forEach(
          generated.secret(),
          mount -> secrets.keep(((VolumeSource.File) mount.volume()).content()));
      add(
          Pods.secretFile(owner),
          placed.apply(
              data(
                  "Secret",
                  "stringData",
                  Names.with(name, "files"),
                  component,
                  fields(generated, generated.secret()))));
    }
  }

  private void keep(Pod pod) {
    List<Container> containers = new ArrayList<>(pod.initContainers());
    containers.addAll(pod.containers());
    for (Container container : containers) {
      Block.forEach(
          container.env(),
          env -> {
            if (env instanceof Env.Plain plain) {
              secrets.keep(plain.value());
            }
          });
    }
  }

  private static List<Tree.Entry> fields(Files generated, List<Block<Mount>> blocks) {
    List<Tree.Entry> fields = new ArrayList<>();
    for (Block<Mount> block : blocks) {
      if (block instanceof Block.One<Mount> one) {
        VolumeSource.File file = (VolumeSource.File) one.value().volume();
        fields.add(
            new Tree.Field(generated.keyOf(file), new Tree.Scalar(constant(file.content()))));
      } else if (block instanceof Block.When<Mount> when) {
        fields.add(new Tree.EntriesWhen(when.when(), fields(generated, when.blocks()), List.of()));
      }
    }
    return fields;
  }

  private static Expression<String> constant(Expression<String> content) {
    return content instanceof Text text
            && text.parts().stream().allMatch(Text.Fixed.class::isInstance)
        ? new Literal<>(
            text.parts().stream()
                .map(part -> ((Text.Fixed) part).text())
                .reduce("", String::concat))
        : content;
  }

  private Document data(
      String kind,
      String field,
      Expression<String> name,
      Expression<String> component,
      List<Tree.Entry> entries) {
    return manifest(
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

  private void rights(
      Pod pod,
      Expression<String> name,
      Expression<String> component,
      UnaryOperator<Document> placed) {
    if (pod.rights().isEmpty()) {
      return;
    }
    add("rbac.yaml", placed.apply(named("v1", "ServiceAccount", name, component, fields -> {})));
    for (boolean clusterWide : new boolean[] {false, true}) {
      List<PolicyRule> rules =
          pod.rights().stream().filter(rule -> rule.clusterWide() == clusterWide).toList();
      if (!rules.isEmpty()) {
        role(rules, clusterWide, name, component).forEach(d -> add("rbac.yaml", placed.apply(d)));
      }
    }
  }

  private List<Document> role(
      List<PolicyRule> rules,
      boolean clusterWide,
      Expression<String> name,
      Expression<String> component) {
    String kind = clusterWide ? "ClusterRole" : "Role";
    String api = "rbac.authorization.k8s.io";
    // Roles of the whole cluster are told apart by the namespace.
    Expression<String> roleName =
        clusterWide
            ? new Text(
                List.of(
                    new Text.Hole(new ReleaseFact(ReleaseFact.Fact.NAMESPACE)),
                    new Text.Fixed("-"),
                    new Text.Hole(name)))
            : name;
    List<Tree.Element> elements =
        rules.stream()
            .<Tree.Element>map(
                rule ->
                    new Tree.Item(
                        MappingBuilder.mapping(
                            fields ->
                                fields
                                    .put("apiGroups", Tree.texts(rule.apiGroups()))
                                    .put("resources", Tree.texts(rule.resources()))
                                    .put("verbs", Tree.texts(rule.verbs())))))
            .toList();
    return List.of(
        named(
            api + "/v1",
            kind,
            roleName,
            component,
            fields -> fields.put("rules", new Tree.Sequence(elements))),
        named(
            api + "/v1",
            kind + "Binding",
            roleName,
            component,
            fields ->
                fields
                    .put(
                        "roleRef",
                        ref -> ref.put("apiGroup", api).put("kind", kind).put("name", roleName))
                    .put(
                        "subjects",
                        new Tree.Sequence(
                            List.of(
                                new Tree.Item(
                                    MappingBuilder.mapping(
                                        subject ->
                                            subject
                                                .put("kind", "ServiceAccount")
                                                .put("name", name)
                                                .put(
                                                    "namespace",
                                                    new ReleaseFact(
                                                        ReleaseFact.Fact.NAMESPACE)))))))));
  }

  private Document named(
      String apiVersion,
      String kind,
      Expression<String> name,
      Expression<String> component,
      Consumer<MappingBuilder> rest) {
    return manifest(
        fields -> {
          fields
              .put("apiVersion", apiVersion)
              .put("kind", kind)
              .put(
                  "metadata",
                  metadata -> metadata.put("name", name).put("labels", labels.all(component)));
          rest.accept(fields);
        });
  }

  /** Outside TrueNAS a claim stands in for each dataset; TrueNAS 24.04 has no storage class. */
  private void claims() {
    Map<Document, Document> claims = new LinkedHashMap<>();
    List<Pod> all = new ArrayList<>();
    app.workloads().forEach(workload -> all.add(workload.pod()));
    app.jobs().forEach(job -> all.add(job.pod()));
    for (Pod pod : all) {
      List<Container> containers = new ArrayList<>(pod.initContainers());
      containers.addAll(pod.containers());
      for (Container container : containers) {
        claims(container.mounts()).forEach(document -> claims.putIfAbsent(document, document));
      }
    }
    claims.values().forEach(claim -> add("claims.yaml", claim));
  }

  private List<Document> claims(List<Block<Mount>> blocks) {
    List<Document> claims = new ArrayList<>();
    for (Block<Mount> block : blocks) {
      if (block instanceof Block.One<Mount> one) {
        if (one.value().volume() instanceof VolumeSource.Storage storage) {
          claims.add(claim(storage));
        }
      } else if (block instanceof Block.When<Mount> when) {
        claims.addAll(claims(when.blocks()));
      } else if (block instanceof Block.Each<Mount> each) {
        List<Document> inner = claims(each.blocks());
        if (!inner.isEmpty()) {
          claims.add(new Document.DocumentsEach(each.list(), each.item(), inner));
        }
      }
    }
    return claims;
  }

  private Document claim(VolumeSource.Storage storage) {
    StorageAnswers answers = new StorageAnswers(storage.question(), storage.scope());
    Document claim =
        manifest(
            fields ->
                fields
                    .put("apiVersion", "v1")
                    .put("kind", "PersistentVolumeClaim")
                    .put(
                        "metadata",
                        metadata ->
                            metadata
                                .put("name", Volumes.claimName(storage))
                                .put("labels", labels.all())
                                .put(
                                    "annotations",
                                    annotations ->
                                        annotations.put("helm.sh/resource-policy", "keep")))
                    .put(
                        "spec",
                        spec ->
                            spec.put("accessModes", Tree.texts(List.of("ReadWriteOnce")))
                                .put(
                                    "resources",
                                    resources ->
                                        resources.put(
                                            "requests",
                                            requests ->
                                                requests.put(
                                                    "storage",
                                                    storage.question().claimGibibytes() + "Gi")))));
    return new Document.DocumentsWhen(
        new All(List.of(new Negation(ON_TRUENAS), answers.isType(StorageAnswers.IX_VOLUME))),
        List.of(claim));
  }

  /** TrueNAS reads the portals' addresses from ConfigMaps, on every release. */
  private void portals() {
    boolean first = true;
    for (Portal portal : app.portals()) {
      Literal<String> name = new Literal<>(configMapOf(portal, first));
      first = false;
      Document document =
          manifest(
              fields ->
                  fields
                      .put("apiVersion", "v1")
                      .put("kind", "ConfigMap")
                      .put(
                          "metadata",
                          metadata -> metadata.put("name", name).put("labels", labels.all()))
                      .put(
                          "data",
                          data ->
                              data.put("protocol", portal.protocol())
                                  .put("host", host(portal))
                                  .put("port", new Text(List.of(new Text.Hole(portal.port()))))
                                  .put("path", portal.path())));
      add("portal.yaml", under(Optional.of(ON_TRUENAS), document));
    }
  }

  private static Expression<String> host(Portal portal) {
    Literal<String> node = new Literal<>("$node_ip");
    return portal.host().equals(new Literal<>(""))
        ? node
        : new Conditional<>(new Equality(portal.host(), new Literal<>("")), node, portal.host());
  }

  /** The ConfigMap that holds a portal's address; its name has no {@code _}. */
  public static String configMapOf(Portal portal, boolean first) {
    return first ? "portal" : "portal-" + portal.key().replace('_', '-');
  }

  private void refusals() {
    for (Refusal refusal : app.refusals()) {
      Document refused = new Document.Refused(refusal.when(), refusal.message());
      add(
          "checks.yaml",
          refusal
              .each()
              .<Document>map(
                  each -> new Document.DocumentsEach(each.list(), each.item(), List.of(refused)))
              .orElse(refused));
    }
  }

  private void secret() {
    List<Tree.Entry> entries = secrets.entries();
    if (!entries.isEmpty()) {
      Document secret =
          manifest(
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
