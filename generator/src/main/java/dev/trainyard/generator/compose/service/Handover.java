package dev.trainyard.generator.compose.service;

import dev.trainyard.generator.compose.word.AppFact;
import dev.trainyard.generator.evaluate.Escapes;
import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Any;
import dev.trainyard.generator.expression.node.Escaped;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Notation;
import dev.trainyard.generator.expression.node.OfEdition;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.RunAs;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.plan.Asking;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.plan.PlannedFile;
import dev.trainyard.generator.plan.PlannedVolume;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.plan.Variable;
import dev.trainyard.generator.tree.Blocks;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the containers of a unit are handed as files: those of the definition, variables with
 * secrets that are made when the app runs, and the program that checks their health.
 */
final class Handover {

  /** Where a container finds what the app adds to it. */
  static final String FOLDER = "/run/trainyard/";

  /** A shell and programs that need nothing of the image. */
  static final String BUSYBOX = FOLDER + "busybox";

  /** Where it lies among the files of a unit; a container, which has a folder there, has no dot. */
  private static final String PROGRAM = ".busybox";

  private static final String ENVIRONMENT = "environment";

  /** What a text ends with that would be empty otherwise. */
  private static final String END = "TRAINYARD_END_";

  /** The text that has a job end at once that was done already. */
  private static final String ONCE = "once";

  /** Where a container of such a job finds which upgrade it is there for, or that it has run. */
  private static final String UPGRADE = "upgrade";

  /** Where it tells for which one it has run. */
  private static final String DONE = "done";

  private static final String ENDING = "trainyard_after_end() {\n  :\n}\n";

  /** The text that starts a program with commands around it. */
  private static final String START = "start";

  private static final Pattern SHELL_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Puts the words that follow in the place of a shell. */
  private static final String EXEC = "exec \"$0\" \"$@\"";

  private static final String STARTING = script("start.sh");
  private static final String ENDED = script("once.sh");

  /** Nobody else may read what may hold a secret. */
  private static final String LIVE = "0440";

  private final Instance instance;
  private final Unit unit;
  private final WaitedPorts waited;
  private final Delivery delivery;

  Handover(Instance instance, WaitedPorts waited, Delivery delivery) {
    this.instance = instance;
    this.waited = waited;
    this.unit = instance.unit();
    this.delivery = delivery;
  }

  private static String script(String name) {
    try (InputStream in =
        Handover.class.getResourceAsStream("/META-INF/trainyard/compose/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String number(int mode) {
    return String.format(Locale.ROOT, "%04o", mode);
  }

  /** Whether a variable reaches the container by a file. */
  boolean isLate(Variable variable) {
    return variable instanceof Variable.Secret secret
        && RuntimeSecrets.isIn(secret.value(), delivery);
  }

  private List<Block<Variable>> late(PlannedContainer container) {
    return Block.filter(container.variables(), this::isLate);
  }

  /** Whether a program in front of a container's own one is needed. */
  private boolean isWrapped(PlannedContainer container) {
    return !added(container).isEmpty();
  }

  /**
   * A text that the program in front of a container's own one reads.
   *
   * @param name its name among the files of the container
   * @param content yields it
   */
  private record Added(String name, Expression<String> content) {}

  /** Variables with secrets, and commands around the program. */
  private List<Added> added(PlannedContainer container) {
    List<Added> added = new ArrayList<>();
    if (!hasKnownStart(container)) {
      return added;
    }
    if (instance.isOfUpgrade()) {
      added.add(new Added(ONCE, new Literal<>(ENDED)));
    }
    List<Block<Variable>> late = late(container);
    if (!late.isEmpty()) {
      added.add(new Added(ENVIRONMENT, new Text(assignments(late))));
    }
    if (isStarted(container)) {
      List<Text.Part> parts = new ArrayList<>();
      parts.addAll(function("trainyard_before_stop", container.declared().preStop()));
      parts.addAll(function("trainyard_after_start", container.declared().postStart()));
      if (!tellsEnd(container)) {
        parts.add(new Text.Fixed(ENDING));
      }
      parts.add(new Text.Fixed(STARTING));
      added.add(new Added(START, new Text(parts)));
    }
    return added;
  }

  /** Whether a container tells that it has run for an upgrade. */
  private boolean tellsEnd(PlannedContainer container) {
    return instance.isOfUpgrade() && !container.isStep();
  }

  /** Whether something is done around the program of a container. */
  private boolean isStarted(PlannedContainer container) {
    return hasCommands(container) || tellsEnd(container);
  }

  /** Whether commands run before a container stops or after its start. */
  static boolean hasCommands(PlannedContainer container) {
    return !container.declared().preStop().isEmpty() || !container.declared().postStart().isEmpty();
  }

  private static List<Text.Part> function(String name, List<Block<Said<List<String>>>> commands) {
    List<Text.Part> parts = new ArrayList<>();
    parts.add(new Text.Fixed(name + "() {\n  :\n"));
    parts.addAll(commands(commands));
    parts.add(new Text.Fixed("}\n"));
    return parts;
  }

  private static List<Text.Part> commands(List<Block<Said<List<String>>>> commands) {
    List<Text.Part> parts = new ArrayList<>();
    for (Block<Said<List<String>>> block : commands) {
      if (block instanceof Block.One<Said<List<String>>> one) {
        parts.add(
            new Text.Fixed(
                one.value().value().stream()
                    .map(word -> Escapes.escape(Notation.SHELL_WORD, word))
                    .collect(Collectors.joining(" ", "  ", "\n"))));
      } else if (block instanceof Block.When<Said<List<String>>> when) {
        parts.add(new Text.Optional(when.when(), commands(when.blocks())));
      }
    }
    return parts;
  }

  /** Whether it is known what a container starts. */
  static boolean hasKnownStart(PlannedContainer container) {
    return !container.declared().command().isEmpty()
        || container.declared().args().isEmpty() && !container.declared().image().start().isEmpty();
  }

  private boolean needsProgram(PlannedContainer container) {
    if (HealthCheck.mayLack(container) && !waited.of(container).isEmpty()) {
      return true;
    }
    return List.of(container.starts(), container.ready(), container.live()).stream()
        .flatMap(choice -> choice.options().stream())
        .map(option -> option.value())
        .map(Asking::probe)
        .anyMatch(probe -> !(probe.handler() instanceof Probe.Exec));
  }

  private boolean hasProgram(PlannedContainer container) {
    return needsProgram(container) || isWrapped(container);
  }

  /**
   * A file of a container.
   *
   * @param path its path among the texts of the unit
   * @param content yields its text
   * @param mode permission bits in octal digits
   */
  private record Handed(String path, Expression<String> content, String mode) {}

  /** The files of the definition; one that is mounted in several places is there once. */
  private List<Block<Handed>> files(PlannedContainer container) {
    List<Block<Handed>> all =
        Block.flatMap(container.declared().mounts(), mount -> files(container, mount));
    Map<String, List<Guarded<Handed>>> places = new LinkedHashMap<>();
    for (Guarded<Handed> place : Block.guarded(all)) {
      places.computeIfAbsent(place.value().path(), added -> new ArrayList<>()).add(place);
    }
    places.values().removeIf(several -> several.size() == 1);
    if (places.isEmpty()) {
      return all;
    }
    List<Block<Handed>> once =
        new ArrayList<>(Block.filter(all, file -> !places.containsKey(file.path())));
    for (List<Guarded<Handed>> several : places.values()) {
      Block<Handed> file = new Block.One<>(several.get(0).value());
      List<Expression<Boolean>> ways =
          several.stream().flatMap(place -> Guarded.all(place.conditions()).stream()).toList();
      once.add(
          ways.size() < several.size() ? file : new Block.When<>(new Any(ways), List.of(file)));
    }
    return once;
  }

  private List<Block<Handed>> files(PlannedContainer container, Mount mount) {
    if (mount.volume() instanceof VolumeSource.File) {
      PlannedFile file = file(mount);
      return List.of(
          new Block.One<>(new Handed(path(container, file), file.content(), number(file.mode()))));
    }
    if (mount.volume() instanceof VolumeSource.LiveFiles live) {
      return live.files().stream()
          .<Block<Handed>>map(
              file ->
                  new Block.One<>(
                      new Handed(path(container, live) + "/" + file.name(), file.content(), LIVE)))
          .toList();
    }
    return List.of();
  }

  private PlannedFile file(Mount mount) {
    return unit.file((VolumeSource.File) mount.volume());
  }

  private static String path(PlannedContainer container, PlannedFile file) {
    return container.declared().name() + "/files/" + file.key();
  }

  private static String path(PlannedContainer container, VolumeSource.LiveFiles live) {
    return container.declared().name() + "/" + ((PlannedVolume.Live) PlannedVolume.of(live)).name();
  }

  private static String path(PlannedContainer container, Added added) {
    return container.declared().name() + "/" + added.name();
  }

  private Expression<String> textName(String path) {
    return Texts.join(unit.localName(), ".", path.replace('/', '.'));
  }

  private static Expression<String> owner(PlannedContainer container) {
    RunAs runAs = container.runAs().orElseThrow();
    return Texts.join(runAs.user(), ":", runAs.group());
  }

  private static List<Tree.Element> under(PlannedContainer container, List<Tree.Element> elements) {
    Optional<Expression<Boolean>> when = container.declared().when();
    return elements.isEmpty() || when.isEmpty()
        ? elements
        : List.of(new Tree.ElementsWhen(when.get(), elements, List.of()));
  }

  /** What the service that writes files is told. */
  List<Tree.Element> actions() {
    List<Tree.Element> actions = new ArrayList<>();
    if (unit.containers().stream().anyMatch(this::hasProgram)) {
      actions.addAll(Texts.words("probe"));
    }
    if (instance.isOfUpgrade()) {
      actions.add(Texts.word(Texts.join("upgrade ", new OfEdition(AppFact.RENDERING))));
      for (PlannedContainer process : unit.processes()) {
        Expression<String> owner = Texts.join("once ", owner(process), " ");
        actions.addAll(under(process, List.of(named(owner, process))));
      }
      for (PlannedContainer step : unit.steps()) {
        actions.addAll(under(step, List.of(named(new Literal<>("first "), step))));
      }
    }
    for (PlannedContainer container : unit.containers()) {
      List<Tree.Element> own = new ArrayList<>();
      for (Added added : added(container)) {
        own.addAll(write(container, "0400", path(container, added)));
      }
      own.addAll(
          Blocks.several(files(container), file -> write(container, file.mode(), file.path())));
      actions.addAll(under(container, own));
    }
    return actions;
  }

  private static Tree.Element named(Expression<String> action, PlannedContainer container) {
    return Texts.word(Texts.join(action, container.declared().name()));
  }

  private static List<Tree.Element> write(PlannedContainer container, String mode, String path) {
    return List.of(Texts.word(Texts.join("file ", owner(container), " " + mode + " " + path)));
  }

  /** Where that service finds the texts. */
  List<Tree.Element> mounts() {
    List<Tree.Element> mounts = new ArrayList<>();
    for (PlannedContainer container : unit.containers()) {
      List<Tree.Element> own = new ArrayList<>();
      for (Added added : added(container)) {
        String path = path(container, added);
        own.add(SetupService.text(textName(path), path));
      }
      own.addAll(
          Blocks.several(
              files(container),
              file -> List.of(SetupService.text(textName(file.path()), file.path()))));
      mounts.addAll(under(container, own));
    }
    return mounts;
  }

  /** The texts themselves. */
  List<Tree.Entry> texts() {
    List<Tree.Entry> texts = new ArrayList<>();
    for (PlannedContainer container : unit.containers()) {
      List<Tree.Entry> own = new ArrayList<>();
      for (Added added : added(container)) {
        own.add(text(textName(path(container, added)), added.content()));
      }
      own.addAll(
          Blocks.entries(files(container), file -> text(textName(file.path()), file.content())));
      texts.addAll(Instance.under(container.declared().when(), own));
    }
    return texts;
  }

  /**
   * Docker Compose takes an empty text for a file without a path, and mounts the folder of the
   * compose file in its place. So one that may be empty has an end, which the script removes.
   */
  static Tree.Entry text(Expression<String> name, Expression<String> content) {
    return new Tree.Field(
        name,
        MappingBuilder.mapping(
            config -> config.put("content", isNeverEmpty(content) ? content : ended(content))));
  }

  private static boolean isNeverEmpty(Expression<String> content) {
    return content instanceof Literal<String> literal && !literal.value().isEmpty()
        || content instanceof Answer<String> answer && answer.mandatory()
        || content instanceof Text text
            && text.parts().stream().anyMatch(Text.Fixed.class::isInstance);
  }

  private static Expression<String> ended(Expression<String> content) {
    List<Text.Part> parts = new ArrayList<>();
    if (content instanceof Text text) {
      parts.addAll(text.parts());
    } else {
      parts.add(new Text.Hole(content));
    }
    parts.add(new Text.Fixed(END));
    return Texts.of(new Text(parts));
  }

  /** Variables as a shell sets them. */
  private static List<Text.Part> assignments(List<Block<Variable>> variables) {
    List<Text.Part> parts = new ArrayList<>();
    for (Block<Variable> block : variables) {
      if (block instanceof Block.One<Variable> one) {
        parts.add(new Text.Fixed("export "));
        parts.add(new Text.Hole(one.value().name()));
        parts.add(new Text.Fixed("="));
        parts.add(
            new Text.Hole(
                new Escaped(
                    Texts.of(((Variable.Secret) one.value()).value()), Notation.SHELL_WORD)));
        parts.add(new Text.Fixed("\n"));
      } else if (block instanceof Block.When<Variable> when) {
        parts.add(new Text.Optional(when.when(), assignments(when.blocks())));
      } else if (block instanceof Block.Each<Variable> each) {
        parts.add(new Text.Repeated(each.list(), assignments(each.blocks())));
      }
    }
    return parts;
  }

  /** What a container mounts of it. */
  List<Tree.Element> given(PlannedContainer container) {
    List<Tree.Element> given = new ArrayList<>();
    if (hasProgram(container)) {
      given.add(new Tree.Item(mount(PROGRAM, new Literal<>(BUSYBOX))));
    }
    for (Added added : added(container)) {
      given.add(new Tree.Item(mount(path(container, added), new Literal<>(FOLDER + added.name()))));
    }
    if (instance.isOfUpgrade()) {
      String name = container.declared().name();
      given.add(new Tree.Item(mount(name + "/" + UPGRADE, new Literal<>(FOLDER + UPGRADE))));
      if (tellsEnd(container)) {
        given.add(
            new Tree.Item(
                mapping(
                    Texts.join("." + DONE + "/", instance.name(), "/" + name),
                    new Literal<>(FOLDER + DONE),
                    false)));
      }
    }
    return given;
  }

  /** A file of a container, or a directory of them, where the definition wants it. */
  Tree.Mapping file(PlannedContainer container, Mount mount) {
    return mount(
        mount.volume() instanceof VolumeSource.LiveFiles live
            ? path(container, live)
            : path(container, file(mount)),
        mount.path());
  }

  private Tree.Mapping mount(String path, Expression<String> target) {
    return mapping(Texts.join(instance.name(), "/", path), target, true);
  }

  private static Tree.Mapping mapping(
      Expression<String> path, Expression<String> target, boolean readOnly) {
    return MappingBuilder.mapping(
        volume -> {
          volume.put("type", "volume").put("source", SetupService.FILES).put("target", target);
          if (readOnly) {
            volume.put("read_only", true);
          }
          volume.put("volume", part -> part.put("nocopy", true).put("subpath", path));
        });
  }

  /** What a container starts. */
  void start(MappingBuilder service, PlannedContainer container) {
    List<Tree.Element> command = words(container.declared().command());
    List<Tree.Element> arguments = words(container.declared().args());
    if (!isWrapped(container)) {
      service.putUnlessEmpty("entrypoint", command);
      service.putUnlessEmpty("command", arguments);
      return;
    }
    Image image = container.declared().image();
    List<Tree.Element> program =
        container.declared().command().isEmpty()
            ? Texts.words(image.start().toArray(String[]::new))
            : Texts.all(command, arguments);
    List<Tree.Element> passed = passedOn(container);
    List<String> steps =
        new ArrayList<>(added(container).stream().map(added -> source(added.name())).toList());
    if (!isStarted(container)) {
      steps.add(EXEC);
    }
    service.put(
        "entrypoint",
        new Tree.Sequence(Texts.words(BUSYBOX, "sh", "-c", String.join("; ", steps))));
    service.put("command", new Tree.Sequence(Texts.all(passed, program)));
  }

  /**
   * What stands before a command that Docker runs in a container beside its program, and that reads
   * variables which only the program's own shell would have; nothing where it reads none.
   */
  List<Tree.Element> variablesOf(PlannedContainer container) {
    return added(container).stream().anyMatch(added -> added.name().equals(ENVIRONMENT))
        ? Texts.all(
            Texts.words(BUSYBOX, "sh", "-c", source(ENVIRONMENT) + "; " + EXEC),
            passedOn(container))
        : List.of();
  }

  /**
   * A shell passes on no variables whose names it does not know, such as {@code a.b}. What is a
   * secret stays away from here: everybody on the NAS can read the words of a command.
   */
  private List<Tree.Element> passedOn(PlannedContainer container) {
    List<Tree.Element> passed =
        Blocks.several(
            Block.filter(
                container.variables(),
                variable -> variable instanceof Variable.Open && !isKnownToShells(variable)),
            variable ->
                List.of(Texts.word(Texts.join(variable.name(), "=", Texts.of(value(variable))))));
    return passed.isEmpty() ? passed : Texts.all(Texts.words(BUSYBOX, "env"), passed);
  }

  /** Yields what a variable holds that is no word of an edition. */
  static Expression<?> value(Variable variable) {
    return variable instanceof Variable.Secret secret
        ? secret.value()
        : ((Variable.Open) variable).value();
  }

  /** Whether a shell takes a variable for one, whatever is answered. */
  static boolean isKnownToShells(Variable variable) {
    return variable.name() instanceof Literal<String> name
        && SHELL_NAME.matcher(name.value()).matches();
  }

  private static String source(String name) {
    return ". " + FOLDER + name;
  }

  private static List<Tree.Element> words(List<Block<Said<Expression<String>>>> words) {
    return Blocks.several(words, word -> List.of(Texts.word(word.value())));
  }
}
