package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Conditional;
import dev.trainyard.generator.expression.node.InstallationState;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.helm.word.Budget;
import dev.trainyard.generator.helm.word.Claim;
import dev.trainyard.generator.helm.word.Patch;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.model.EditionWord;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.Refusal;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.plan.Content;
import dev.trainyard.generator.plan.Kept;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.Planned;
import dev.trainyard.generator.plan.PlannedFile;
import dev.trainyard.generator.plan.PlannedVolume;
import dev.trainyard.generator.plan.Presence;
import dev.trainyard.generator.plan.Unasked;
import dev.trainyard.generator.plan.Unique;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.tree.Blocks;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Simplification;
import dev.trainyard.generator.tree.TemplateFile;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All manifests of an app, file by file. */
public final class ChartManifests {

  /** The template that asks for defaults and for the shape of answers. */
  public static final String ANSWER_CHECKS = ExpectedAnswers.FILE;

  private static final Expression<Boolean> STOPPED =
      new InstallationState(InstallationState.State.STOPPED);

  private final App app;
  private final Plan plan;
  private final Labels labels;
  private final Images images;
  private final Secrets secrets;
  private final Pods pods;
  private final Map<String, List<Document>> files = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<TemplateFile> patched;

  /** Renders an app that has no errors. */
  public ChartManifests(Plan plan) {
    this.app = plan.app();
    this.plan = plan;
    this.images = new Images(plan);
    this.labels = new Labels(app);
    ClaimNames names = new ClaimNames(plan);
    this.pods = new Pods(images, names);
    this.secrets = new Secrets(plan);
    ExpectedAnswers.refusals(plan).forEach(refusal -> add(ExpectedAnswers.FILE, refusal));
    plan.workloads().forEach(this::workload);
    plan.jobs().forEach(this::job);
    Claims claims = new Claims(labels, names, words(Claim.class));
    claims.of(plan).forEach(claim -> add("claims.yaml", claim));
    Budgets budgets = new Budgets(labels);
    words(Budget.class).forEach(budget -> add("budget.yaml", budgets.of(budget, plan)));
    SmbShares shares = new SmbShares(labels);
    shares.of(plan).forEach(share -> add("shares.yaml", share));
    shares.refusals(plan).forEach(refusal -> add("checks.yaml", refusal));
    new Portals(labels).of(plan).forEach(portal -> add("portal.yaml", portal));
    refusals();
    plan.unique().forEach(this::unique);
    claims.unique(plan).forEach(this::unique);
    plan.workloads().stream()
        .filter(workload -> workload.declared().stateful())
        .flatMap(workload -> Unique.derived(workload.unit(), List.of(Services.HEADLESS)).stream())
        .forEach(this::unique);
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
              "names of workloads, jobs and questions for ports that, with what is added for"
                  + " services and data, differ",
              "rename the workload or the question whose name begins like that"));
    }
    for (Said<EditionWord.OfApp> word : app.words()) {
      if (word.value() instanceof Patch patch) {
        Patches.Patched result = Patches.apply(patch, all);
        all = result.files();
        result.faults().forEach(fault -> problems.add(misfit(patch, word.source(), fault)));
      }
    }
    List<Expression<Boolean>> known = facts(app);
    return all.stream()
        .map(file -> new TemplateFile(file.name(), Simplification.of(file.documents(), known)))
        .toList();
  }

  /** What holds whatever is answered: services have names in the whole cluster. */
  public static List<Expression<Boolean>> facts(App app) {
    List<Expression<Boolean>> facts = new ArrayList<>(Unasked.facts(app));
    facts.add(new InstallationState(InstallationState.State.FOUND_BY_OTHER_APPS));
    return facts;
  }

  private Problem misfit(Patch patch, SourceLine source, String fault) {
    return Problem.error(
        Rule.AROUND,
        Where.definition(app.name(), "patch of " + patch.kind() + " " + patch.name(), source),
        fault,
        "manifests and paths of the chart as it is rendered",
        "look at the rendered chart and correct the name or the path");
  }

  private <W> List<W> words(Class<W> kind) {
    return app.words().stream().map(Said::value).filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The fixed images of the chart. */
  public Images images() {
    return images;
  }

  /** What the app's Secret keeps, each key once. */
  public List<Kept> kept() {
    return secrets.kept();
  }

  private void add(String file, Document document) {
    files.computeIfAbsent(file, key -> new ArrayList<>()).add(document);
  }

  private void add(Unit unit, String file, Document document) {
    add(file, Documents.of(unit, document));
  }

  private void workload(Planned<DeclaredWorkload> workload) {
    Unit unit = workload.unit();
    // Before the workload, whose checksums then call the texts by the names of their files.
    generated(unit);
    Document document =
        Documents.manifest(
            fields ->
                fields
                    .put("apiVersion", "apps/v1")
                    .put("kind", workload.declared().stateful() ? "StatefulSet" : "Deployment")
                    .put(
                        "metadata",
                        metadata -> {
                          metadata
                              .put("name", unit.fullName())
                              .put("labels", labels.all(unit.localName()));
                          stopsForSnapshots(unit, metadata);
                        })
                    .put("spec", spec -> spec(spec, workload)));
    add(unit, unit.name() + ".yaml", document);
    new Services(labels).of(plan, workload).forEach(service -> add(unit, "service.yaml", service));
    registries(unit);
    new ApiRights(labels).of(unit).forEach(right -> add(unit, "rbac.yaml", right));
  }

  /** TrueNAS stops workloads with this annotation before the snapshot of an upgrade. */
  private static void stopsForSnapshots(Unit unit, MappingBuilder metadata) {
    Presence storage = unit.usesStorage();
    if (storage.never()) {
      metadata.add(Installer.onlyAnnotations());
      return;
    }
    Tree.Entry stops = new Tree.Field("ix.upgrade.scale.down.workload", Tree.text("true"));
    metadata.put(
        "annotations",
        new Tree.Mapping(
            List.of(
                storage
                    .when()
                    .<Tree.Entry>map(when -> new Tree.EntriesWhen(when, List.of(stops), List.of()))
                    .orElse(stops),
                Installer.annotations())));
  }

  private void spec(MappingBuilder spec, Planned<DeclaredWorkload> workload) {
    Unit unit = workload.unit();
    spec.put(
            "replicas",
            new Conditional<>(STOPPED, new Literal<>(0L), workload.declared().replicas()))
        .put("revisionHistoryLimit", 3);
    if (workload.declared().stateful()) {
      spec.put("serviceName", Services.headlessName(unit))
          .put("podManagementPolicy", "Parallel")
          .put("updateStrategy", strategy -> strategy.put("type", "RollingUpdate"));
    } else {
      // Two pods must never write the same volume.
      spec.put("strategy", strategy -> strategy.put("type", "Recreate"));
    }
    spec.put(
        "selector", selector -> selector.put("matchLabels", labels.selector(unit.localName())));
    spec.put("template", template(unit, "Always"));
  }

  private Tree template(Unit unit, String restartPolicy) {
    return MappingBuilder.mapping(
        template ->
            template
                .put(
                    "metadata",
                    metadata -> {
                      metadata.put("labels", labels.all(unit.localName()));
                      Checksums.of(unit)
                          .ifPresentOrElse(
                              checksums ->
                                  metadata.put(
                                      "annotations",
                                      new Tree.Mapping(
                                          Stream.concat(
                                                  checksums.entries().stream(),
                                                  Stream.of(Installer.annotations()))
                                              .toList())),
                              () -> metadata.add(Installer.onlyAnnotations()));
                    })
                .put("spec", pods.spec(unit, restartPolicy)));
  }

  private void job(Planned<Job> job) {
    Unit unit = job.unit();
    generated(unit);
    Document document = new Jobs(labels).of(job, template(unit, "Never"));
    Expression<Boolean> running = new Negation(STOPPED);
    Expression<Boolean> condition =
        unit.when()
            .<Expression<Boolean>>map(when -> new All(List.of(running, when)))
            .orElse(running);
    add(unit.name() + ".yaml", Documents.under(Optional.of(condition), document));
    registries(unit);
    new ApiRights(labels).of(unit).forEach(right -> add(unit, "rbac.yaml", right));
  }

  private void registries(Unit unit) {
    new Registries(labels)
        .of(unit)
        .forEach(secret -> add(unit, unit.name() + "-secret.yaml", secret));
  }

  /** The ConfigMap and the Secrets of a unit: its generated files and secret variables. */
  private void generated(Unit unit) {
    data(unit, "ConfigMap", "config", Block.map(unit.files(false), PlannedFile::named));
    data(unit, "Secret", "env", unit.secretVariables());
    data(unit, "Secret", "files", Block.map(unit.files(true), PlannedFile::named));
    data(unit, "Secret", "live", Block.map(unit.liveFiles(), PlannedVolume.Live.File::named));
  }

  private void data(Unit unit, String kind, String suffix, List<Block<Content>> contents) {
    Presence presence = Presence.of(contents);
    if (presence.never()) {
      return;
    }
    Document document =
        Documents.named(
            "v1",
            kind,
            Names.with(unit.fullName(), suffix),
            labels.all(unit.localName()),
            fields -> {
              if (kind.equals("Secret")) {
                fields.put("type", "Opaque");
              }
              fields.put(
                  kind.equals("Secret") ? "stringData" : "data",
                  new Tree.Mapping(Blocks.entries(contents, ChartManifests::field)));
            });
    add(
        unit,
        unit.name() + "-" + kind.toLowerCase(Locale.ROOT) + ".yaml",
        Documents.under(presence.when(), document));
  }

  private static Tree.Entry field(Content content) {
    Expression<?> value = content.value();
    return new Tree.Field(
        content.key(),
        new Tree.Scalar(
            value.kind() == Kind.TEXT ? value : new Text(List.of(new Text.Hole(value)))));
  }

  private void refusals() {
    for (Refusal refusal : plan.refusals()) {
      Document refused = new Document.Refused(refusal.when(), refusal.message());
      add(
          "checks.yaml",
          refusal
              .each()
              .<Document>map(each -> new Document.DocumentsEach(each.list(), List.of(refused)))
              .orElse(refused));
    }
  }

  /** The directory of an access list in the place of another one, where it can be asked. */
  private static Expression<String> listed(Expression<String> value) {
    return value instanceof Answer<?> answer
            && answer.question() instanceof StorageQuestion storage
            && storage.asksAccessLists()
        ? PlannedVolume.Storage.listed(value)
        : value;
  }

  private void unique(Unique unique) {
    Document refused =
        new Document.Unique(
            Blocks.elements(unique.values(), value -> new Tree.Scalar(listed(value))),
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
                              metadata
                                  .put("name", Secrets.NAME)
                                  .put("labels", labels.all())
                                  .add(Installer.onlyAnnotations()))
                      .put("type", "Opaque")
                      .put("stringData", new Tree.Mapping(entries)));
      add("secret.yaml", secret);
    }
  }
}
