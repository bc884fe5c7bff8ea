package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Asked;
import dev.trainyard.generator.expression.node.GpuChosen;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.expression.node.PasswordHash;
import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.DeclaredUnit;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Repetition;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The containers of a workload or job and everything they need, each thing once under the
 * conditions and repetitions of those that need it.
 *
 * <p>Before the containers that keep running there are steps, one after the other, each of which
 * must end well: first volumes get their {@link #owners()}, then others are {@linkplain #waits()
 * waited for}, then the containers that are steps run.
 */
public final class Unit {

  private final String kind;
  private final String name;
  private final Optional<Expression<Boolean>> when;
  private final Optional<Repetition> repetition;
  private final DeclaredUnit declared;
  private final SourceLine source;
  private final List<PlannedContainer> containers;
  private final List<PlacedMount> mounts;
  private final UnitFiles files;
  private final List<Block<PlannedVolume>> volumes;
  private final List<Block<PlannedFile>> openFiles;
  private final List<Block<PlannedFile>> secretFiles;
  private final List<Restart> restarts;
  private final List<Block<Content>> secretVariables;
  private final List<Block<Ownership>> owners;
  private final List<Block<Wait>> waits;

  private Unit(
      App app,
      String kind,
      String name,
      Optional<Expression<Boolean>> when,
      Optional<Repetition> repetition,
      DeclaredUnit declared,
      SourceLine source) {
    this.kind = kind;
    this.name = name;
    this.when = when;
    this.repetition = repetition;
    this.declared = declared;
    this.source = source;
    Set<Scope> atHand = repetition.map(each -> Set.of(each.item())).orElse(Set.of());
    UnitVariables variables = new UnitVariables(app.version());
    this.containers =
        Stream.concat(
                declared.steps().stream().map(one -> planned(one, true, variables)),
                declared.containers().stream().map(one -> planned(one, false, variables)))
            .toList();
    this.mounts = containers.stream().flatMap(one -> PlacedMount.of(one, atHand).stream()).toList();
    this.files = new UnitFiles(mounts);
    this.secretVariables = variables.secrets();
    this.owners = owners(mounts);
    this.waits = waits(declared);
    this.volumes =
        List.copyOf(
            PlacedMount.wants(mounts, mount -> Optional.of(PlannedVolume.of(mount.volume()))));
    this.openFiles = files.of(false);
    this.secretFiles = files.of(true);
    this.restarts = restarts(openFiles, secretFiles, secretVariables);
  }

  static Unit of(App app, DeclaredWorkload workload) {
    return new Unit(
        app,
        "workload",
        workload.name(),
        workload.when(),
        workload.repetition(),
        workload.unit(),
        workload.source());
  }

  static Unit of(App app, Job job) {
    return new Unit(app, "job", job.name(), job.when(), Optional.empty(), job.unit(), job.source());
  }

  /** Whether its containers may be in the network of the NAS. */
  public boolean mayUseHostNetwork() {
    return declared
        .hostNetwork()
        .filter(network -> !network.equals(new Literal<>(false)))
        .isPresent();
  }

  private PlannedContainer planned(Container container, boolean isStep, UnitVariables variables) {
    return PlannedContainer.of(container, isStep, declared, variables.of(container));
  }

  private static List<Block<Ownership>> owners(List<PlacedMount> mounts) {
    List<Block<Ownership>> wanted =
        PlacedMount.wants(
            mounts,
            mount ->
                mount
                    .owner()
                    .map(
                        owner ->
                            new Ownership(
                                0,
                                mount.volume(),
                                mount.subPath(),
                                mount.perReplica(),
                                owner.user(),
                                owner.group())));
    int[] number = new int[1];
    return Block.map(
        wanted,
        owned ->
            new Ownership(
                ++number[0],
                owned.volume(),
                owned.subPath(),
                owned.perReplica(),
                owned.user(),
                owned.group()));
  }

  private static List<Block<Wait>> waits(DeclaredUnit declared) {
    Wanted<Wait> wanted = new Wanted<>();
    for (DeclaredUnit.WaitFor wait : declared.waits()) {
      long ports =
          declared.waits().stream()
              .filter(other -> other.workload().equals(wait.workload()))
              .map(DeclaredUnit.WaitFor::port)
              .distinct()
              .count();
      String step =
          Wait.PREFIX + wait.workload().name() + (ports > 1 ? "-" + wait.port().name() : "");
      wanted.add(new Wait(step, wait.workload(), wait.port()), wait.when());
    }
    return wanted.blocks();
  }

  /** The name of the workload or job, a DNS label. */
  public String name() {
    return name;
  }

  /** What a report calls it, such as {@code workload web}. */
  public String subject() {
    return kind + " " + name;
  }

  /** What a report calls one of its containers. */
  public String subject(PlannedContainer container) {
    return subject() + ", container " + container.declared().name();
  }

  /** The condition under which it exists; none for always. */
  public Optional<Expression<Boolean>> when() {
    return when;
  }

  /** Once for each item of a list; none for once. */
  public Optional<Repetition> repetition() {
    return repetition;
  }

  /** Everything that its existence depends on, outermost first. */
  public List<Expression<Boolean>> conditions() {
    return Stream.concat(when.stream(), repetition.flatMap(Repetition::when).stream()).toList();
  }

  /** What the definition says of its containers together. */
  public DeclaredUnit declared() {
    return declared;
  }

  /** Where the definition declares it. */
  public SourceLine source() {
    return source;
  }

  /** Yields its name among those of other installations; for a repeated one the item's is added. */
  public Expression<String> fullName() {
    ResourceName own = new ResourceName(name);
    return repetition
        .<Expression<String>>map(each -> named(new Text.Hole(own), "-", each))
        .orElse(own);
  }

  /** Yields its name within the app; for a repeated one the item's is added. */
  public Expression<String> localName() {
    return repetition
        .<Expression<String>>map(each -> named(new Text.Fixed(name), "-", each))
        .orElse(new Literal<>(name));
  }

  private static Text named(Text.Part own, String between, Repetition each) {
    return new Text(List.of(own, new Text.Fixed(between), new Text.Hole(each.name())));
  }

  /** Its containers, the steps first. */
  public List<PlannedContainer> containers() {
    return containers;
  }

  /** The containers that run one after the other, each to its end, before the others start. */
  public List<PlannedContainer> steps() {
    return containers.stream().filter(PlannedContainer::isStep).toList();
  }

  /** The containers that run beside each other. */
  public List<PlannedContainer> processes() {
    return containers.stream().filter(container -> !container.isStep()).toList();
  }

  /** The GPUs that its containers are given, each answer once. */
  public List<GpuChosen> gpus() {
    return containers.stream()
        .flatMap(container -> container.declared().gpus().stream())
        .map(Said::value)
        .distinct()
        .toList();
  }

  /** What its containers mount, steps first. */
  public List<PlacedMount> mounts() {
    return mounts;
  }

  /** What its containers mount, each volume once. */
  public List<Block<PlannedVolume>> volumes() {
    return volumes;
  }

  /** The directories of volumes that its containers mount, each once. */
  public List<Block<VolumeDirectory>> directories() {
    return PlacedMount.wants(
        mounts,
        mount ->
            mount.isDirectory()
                ? Optional.of(
                    new VolumeDirectory(mount.volume(), mount.subPath(), mount.perReplica()))
                : Optional.empty());
  }

  /** The volumes of which its containers mount directories, each once. */
  public List<Block<PlannedVolume>> divided() {
    return PlacedMount.wants(
        mounts,
        mount ->
            mount.isDirectory() ? Optional.of(PlannedVolume.of(mount.volume())) : Optional.empty());
  }

  /** Whether it uses storage that the owner chose. */
  public Presence usesStorage() {
    return presence(mount -> mount.volume() instanceof VolumeSource.Storage);
  }

  /** The volumes that must have an owner, each once. */
  public List<Block<Ownership>> owners() {
    return owners;
  }

  /** Whether there is a volume that must have an owner. */
  public Presence setsOwners() {
    return presence(mount -> mount.owner().isPresent());
  }

  private Presence presence(Predicate<Mount> wanted) {
    return Presence.of(
        PlacedMount.wants(
            mounts, mount -> wanted.test(mount) ? Optional.of(mount) : Optional.empty()));
  }

  /** The files without secrets, or those that hold one, each once. */
  public List<Block<PlannedFile>> files(boolean secret) {
    return secret ? secretFiles : openFiles;
  }

  /** The file that a mount of the unit mounts. */
  public PlannedFile file(VolumeSource.File file) {
    return files.of(file);
  }

  /** The files that change beneath the running containers, each once. */
  public List<Block<PlannedVolume.Live.File>> liveFiles() {
    List<Block<PlannedVolume.Live.File>> all = new ArrayList<>();
    int most =
        mounts.stream()
            .map(place -> place.mount().volume())
            .filter(VolumeSource.LiveFiles.class::isInstance)
            .mapToInt(volume -> ((VolumeSource.LiveFiles) volume).files().size())
            .max()
            .orElse(0);
    for (int i = 0; i < most; i++) {
      int number = i;
      all.addAll(
          PlacedMount.wants(
              mounts,
              mount ->
                  PlannedVolume.of(mount.volume()) instanceof PlannedVolume.Live live
                          && live.files().size() > number
                      ? Optional.of(live.files().get(number))
                      : Optional.empty()));
    }
    return all;
  }

  /** The values of variables that hold secrets, each once. */
  public List<Block<Content>> secretVariables() {
    return secretVariables;
  }

  /** What restarts it when it changes; at most one with and one without secrets. */
  public List<Restart> restarts() {
    return restarts;
  }

  private static List<Restart> restarts(
      List<Block<PlannedFile>> open,
      List<Block<PlannedFile>> secret,
      List<Block<Content>> variables) {
    List<Block<Content>> secrets = new ArrayList<>(variables);
    secrets.addAll(Block.map(secret, PlannedFile::named));
    return Stream.of(restart(false, Block.map(open, PlannedFile::named)), restart(true, secrets))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Restart> restart(boolean secret, List<Block<Content>> contents) {
    Presence presence = Presence.of(contents);
    return presence.never()
        ? Optional.empty()
        : Optional.of(new Restart(secret, contents, presence.when()));
  }

  /** What it waits for before its own containers start, each once. */
  public List<Block<Wait>> waits() {
    return waits;
  }

  /** The workloads that are waited for, each once, at whichever of its ports. */
  public List<Block<Workload>> waitedFor() {
    Wanted<Workload> wanted = new Wanted<>();
    declared.waits().forEach(wait -> wanted.add(wait.workload(), wait.when()));
    return wanted.blocks();
  }

  /** Every value that its variables and files are made of, with what it depends on. */
  public Stream<Guarded<Expression<?>>> values() {
    return containers.stream()
        .flatMap(
            container ->
                Stream.concat(
                        Block.guarded(container.variables()).stream()
                            .filter(one -> !(one.value() instanceof Variable.OfEdition))
                            .map(
                                one ->
                                    new Guarded<Expression<?>>(
                                        one.conditions(), value(one.value()))),
                        Block.guarded(container.declared().mounts()).stream()
                            .flatMap(
                                one ->
                                    contents(one.value().volume())
                                        .map(
                                            content ->
                                                new Guarded<Expression<?>>(
                                                    one.conditions(), content))))
                    .map(one -> one.within(container.declared().when()).within(when)));
  }

  /**
   * The hashes of passwords that its containers use, each once, under what it depends on within the
   * unit: a password may not be asked for while nothing needs its hash.
   */
  public List<Block<PasswordHash>> hashes() {
    return PasswordHashes.of(this);
  }

  /** The questions whose answers decide the values of expressions, as the owner knows them. */
  Set<String> deciding(List<? extends Expression<?>> expressions) {
    Set<String> deciding = new LinkedHashSet<>();
    for (Expression<?> expression : expressions) {
      SubExpressions.walk(
          expression,
          part -> {
            if (part instanceof Answer<?> answer) {
              deciding.add(named(answer.question(), answer.scope()));
            } else if (part instanceof GpuChosen gpus) {
              deciding.add(named(gpus.question(), gpus.scope()));
            } else if (part instanceof NotEmpty some) {
              deciding.add(some.list().dotted());
            }
          });
    }
    return deciding;
  }

  private String named(Asked question, Scope scope) {
    return scope.list().map(list -> list.dotted() + "[].").orElse("") + question.dotted();
  }

  private static Stream<Expression<String>> contents(VolumeSource volume) {
    if (volume instanceof VolumeSource.File file) {
      return Stream.of(file.content());
    }
    return volume instanceof VolumeSource.LiveFiles live
        ? live.files().stream().map(VolumeSource.LiveFile::content)
        : Stream.empty();
  }

  private static Expression<?> value(Variable variable) {
    return variable instanceof Variable.Secret secret
        ? secret.value()
        : ((Variable.Open) variable).value();
  }
}
