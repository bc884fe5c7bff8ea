package dev.trainyard.generator.compose.service;

import dev.trainyard.generator.compose.answer.OfficialParts;
import dev.trainyard.generator.compose.word.Patch;
import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.InstallationState;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.EditionWord;
import dev.trainyard.generator.model.Portal;
import dev.trainyard.generator.model.Refusal;
import dev.trainyard.generator.model.Repetition;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.PlannedPortal;
import dev.trainyard.generator.plan.PlannedVolume;
import dev.trainyard.generator.plan.Unasked;
import dev.trainyard.generator.plan.Unique;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.tree.Blocks;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Simplification;
import dev.trainyard.generator.tree.TemplateFile;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.tree.TreeEditor;
import dev.trainyard.generator.value.Expression;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All services of an app as one compose file, with what refuses answers before it. */
public final class ComposeFile {

  /** The name of the file. */
  public static final String NAME = "docker-compose.yaml";

  /** The capabilities of the services that prepare an app. */
  public static final List<String> SETUP_CAPABILITIES = SetupService.CAPABILITIES;

  private static final String SETUP = script();

  private final Plan plan;
  private final OfficialParts parts = new OfficialParts();
  private final ComposeImages images;
  private final TemplateFile file;
  private final boolean hasSetup;
  private final List<Problem> problems = new ArrayList<>();

  /** The file of an app that has no errors. */
  public ComposeFile(Plan plan, Delivery delivery) {
    this.plan = plan;
    this.images = new ComposeImages(plan);
    List<Services> units = new ArrayList<>();
    plan.workloads()
        .forEach(
            workload -> units.add(Services.ofWorkload(plan, workload, images, parts, delivery)));
    plan.jobs().stream()
        .filter(job -> !(job.declared().trigger() instanceof Trigger.Schedule))
        .filter(job -> !(job.declared().trigger() instanceof Trigger.OfEdition))
        .forEach(job -> units.add(Services.ofJob(plan, job, images, parts, delivery)));
    this.hasSetup = units.stream().anyMatch(Services::hasSetup);
    List<Document> documents = new ArrayList<>();
    plan.refusals().forEach(refusal -> documents.add(refused(refusal)));
    plan.unique().forEach(unique -> documents.addAll(unique(unique)));
    plan.workloads().stream()
        .map(Instance::of)
        .flatMap(instance -> Unique.derived(instance.unit(), instance.words()).stream())
        .forEach(unique -> documents.addAll(unique(unique)));
    new NasNetwork(plan).unique(parts).forEach(unique -> documents.addAll(unique(unique)));
    if (plan.app().offers().labels().isPresent()) {
      documents.addAll(Offered.labelRefusals(plan));
    }
    if (plan.app().offers().networks().isPresent()) {
      documents.addAll(Offered.networkRefusals(plan));
    }
    documents.add(
        new Document.Manifest(patched(MappingBuilder.mapping(content -> content(content, units)))));
    this.file = new TemplateFile(NAME, Simplification.of(documents, facts(plan.app())));
  }

  /** What holds whatever is answered: each app has a network of its own, and runs on TrueNAS. */
  private static List<Expression<Boolean>> facts(App app) {
    List<Expression<Boolean>> facts = new ArrayList<>(Unasked.facts(app));
    facts.add(new InstallationState(InstallationState.State.ON_TRUENAS));
    facts.add(new Negation(new InstallationState(InstallationState.State.STOPPED)));
    facts.add(new Negation(new InstallationState(InstallationState.State.FOUND_BY_OTHER_APPS)));
    return facts;
  }

  private static String script() {
    try (InputStream in =
        ComposeFile.class.getResourceAsStream("/META-INF/trainyard/compose/setup.sh")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Tree.Mapping patched(Tree.Mapping content) {
    TreeEditor editor = new TreeEditor(content);
    for (Said<EditionWord.OfApp> word : plan.app().words()) {
      if (word.value() instanceof Patch patch) {
        editor.apply(patch.change()).forEach(fault -> misfit(word.source(), fault));
      }
    }
    return editor.tree();
  }

  private void misfit(SourceLine source, String fault) {
    problems.add(
        Problem.error(
            Rule.AROUND,
            Where.definition(plan.app().name(), "patch of the compose file", source),
            fault,
            "paths of the compose file as it is rendered",
            "look at the rendered compose file and correct the path"));
  }

  /** Changes of the definition's own that do not apply. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The file as a tree, the definition's own changes included. */
  public TemplateFile file() {
    return file;
  }

  /** Whether services of the app prepare what others find. */
  public boolean hasSetup() {
    return hasSetup;
  }

  /** The fixed images. */
  public ComposeImages images() {
    return images;
  }

  private void content(MappingBuilder content, List<Services> units) {
    content.put(
        "services",
        new Tree.Mapping(units.stream().flatMap(unit -> unit.services().stream()).toList()));
    if (plan.app().offers().networks().isPresent()) {
      content.put("networks", new Tree.Mapping(Offered.external()));
    }
    List<Tree.Entry> volumes = new ArrayList<>();
    if (hasSetup) {
      volumes.add(new Tree.Field(SetupService.FILES, new Tree.Mapping(List.of())));
    }
    if (units.stream().anyMatch(Services::keepsHashes)) {
      volumes.add(new Tree.Field(SetupService.HASHES, new Tree.Mapping(List.of())));
    }
    units.forEach(unit -> volumes.addAll(unit.volumes()));
    if (!volumes.isEmpty()) {
      content.put("volumes", new Tree.Mapping(volumes));
    }
    List<Tree.Entry> texts = new ArrayList<>();
    if (hasSetup) {
      texts.add(Handover.text(new Literal<>(SetupService.SCRIPT), new Literal<>(SETUP)));
    }
    units.forEach(unit -> texts.addAll(unit.texts()));
    if (!texts.isEmpty()) {
      content.put("configs", new Tree.Mapping(texts));
    }
    content.putUnlessEmpty("x-portals", plan.portals().stream().map(this::portal).toList());
    content.put("x-notes", Texts.of(Shown.notes(plan.app().prose().notes())));
  }

  private Tree.Element portal(PlannedPortal planned) {
    Portal portal = planned.portal();
    Tree.Element item =
        new Tree.Item(
            MappingBuilder.mapping(
                fields ->
                    fields
                        .put("name", portal.caption())
                        .put("scheme", portal.protocol())
                        .put("host", planned.host(new Literal<>("0.0.0.0")))
                        .put("port", portal.port())
                        .put("path", Shown.path(portal.path()))));
    return condition(portal)
        .<Tree.Element>map(when -> new Tree.ElementsWhen(when, List.of(item), List.of()))
        .orElse(item);
  }

  /** A port that nobody on the network reaches has no button. */
  private Optional<Expression<Boolean>> condition(Portal portal) {
    Optional<Expression<Boolean>> published =
        portal.port() instanceof Answer<?> answer
                && answer.question() instanceof PortQuestion question
            ? Optional.of(parts.isPublished(question))
            : Optional.empty();
    if (published.isPresent() && portal.when().isPresent()) {
      return Optional.of(new All(List.of(portal.when().get(), published.get())));
    }
    return published.or(portal::when);
  }

  private static Document refused(Refusal refusal) {
    Document refused = new Document.Refused(refusal.when(), refusal.message());
    return refusal
        .each()
        .<Document>map(each -> new Document.DocumentsEach(each.list(), List.of(refused)))
        .orElse(refused);
  }

  private static List<Document> unique(Unique unique) {
    Document refused =
        new Document.Unique(
            Blocks.elements(
                unique.values(), value -> new Tree.Scalar(PlannedVolume.Storage.listed(value))),
            unique.paths(),
            unique.before(),
            unique.after());
    return within(unique.when(), unique.repetition(), List.of(refused));
  }

  /** Documents for each item of a list, if they are repeated. */
  private static List<Document> within(
      Optional<Expression<Boolean>> condition,
      Optional<Repetition> repetition,
      List<Document> documents) {
    return under(
        condition,
        repetition
            .<List<Document>>map(
                each ->
                    List.of(new Document.DocumentsEach(each.list(), under(each.when(), documents))))
            .orElse(documents));
  }

  private static List<Document> under(
      Optional<Expression<Boolean>> condition, List<Document> documents) {
    return condition
        .<List<Document>>map(when -> List.of(new Document.DocumentsWhen(when, documents)))
        .orElse(documents);
  }
}
